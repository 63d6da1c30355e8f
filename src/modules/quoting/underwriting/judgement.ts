import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import type { RatedRisk, StateFact } from '../../rating/index.js';
import { RatedReasons } from '../../rating/index.js';
import { AdverseActionsStore } from './adverse-actions.store.js';
import type { Place } from './authorities.queries.js';
import { AuthoritiesQueries } from './authorities.queries.js';
import { adverseOutcome } from './domain/adverse-action.js';
import type { GivenApproval } from './domain/approval.js';
import type { HeldAuthority } from './domain/authority.js';
import type { RaisedIssue, Subject } from './domain/issue.js';
import { raise } from './domain/judge.js';
import type { Business } from './issues.store.js';
import { IssuesStore } from './issues.store.js';

/** What has to be known before a decision of the manual is judged. */
export interface Ground {
  readonly held: readonly HeldAuthority[];
  readonly approvals: readonly GivenApproval[];
  readonly due: readonly StateFact[];
  readonly today: CalendarDate;
}

export interface Judged {
  readonly issues: readonly RaisedIssue[];
  /** The rows of issues and of what the consumer has to be told. */
  readonly writes: readonly RawBuilder<unknown>[];
}

/** Makes issues and adverse actions of what rating decided, for quotes and for transactions of policies alike. */
@Injectable()
export class Judgement {
  constructor(
    private readonly authorities: AuthoritiesQueries,
    private readonly issues: IssuesStore,
    private readonly adverseActions: AdverseActionsStore,
    private readonly reasons: RatedReasons,
    private readonly clock: Clock,
  ) {}

  /** One row. Approvals of the subject before may speak for the one that comes. */
  question(actor: Actor, place: Place, previous: Subject | null): RawBuilder<Ground> {
    const approvals = previous
      ? rowsOf(this.issues.approvalsQuestion(previous, place.today))
      : sql`json_build_array()`;
    return sql<Ground>`
      select ${rowsOf(this.authorities.heldQuestion(actor, place))} as held, ${approvals} as approvals,
             ${rowsOf(this.adverseActions.dueQuestion(place))} as due, ${place.today}::text as today`;
  }

  async of(actor: Actor, business: Business, rated: RatedRisk, ground: Ground): Promise<Judged> {
    const { decision } = rated;
    const why = await this.reasons.of(rated);
    const { held, approvals, due, today } = ground;
    const known = { triggers: why.triggers, held, approvals, actorId: actor.id, today };
    const issues = raise(decision, known, newId);
    const outcome = adverseOutcome(decision, why);
    const at = this.clock.now();
    const writes: RawBuilder<unknown>[] = [];
    if (issues.length > 0) writes.push(this.issues.insert(business, issues, actor.id, at));
    if (outcome) {
      const action = { ...outcome, business, decidedBy: null, decidedOn: today, due: due[0] };
      writes.push(this.adverseActions.insert(action, at));
    }
    return { issues, writes };
  }
}

/** The rows of a question as one JSON list. */
export function rowsOf(question: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select coalesce(json_agg(q), '[]') from (${question}) q)`;
}
