import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import type { Reasoned, ReasonsView } from '../rating/index.js';
import { RatedReasons } from '../rating/index.js';
import type { StateFact } from '../jurisdictions/index.js';
import { AdverseActionsStore } from './adverse-actions.store.js';
import type { Place } from './authorities.queries.js';
import { AuthoritiesQueries } from './authorities.queries.js';
import type { AdverseOutcome } from './domain/adverse-action.js';
import { adverseOutcome } from './domain/adverse-action.js';
import type { GivenApproval } from './domain/approval.js';
import type { HeldAuthority } from './domain/authority.js';
import type { RaisedIssue, Subject } from './domain/issue.js';
import { raise } from './domain/judge.js';
import type { Business, Referral } from './issues.store.js';
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

  /** One row. Approvals of subjects before may speak for the one that comes. */
  question(
    actor: Actor,
    place: Place,
    earlier: readonly Subject[],
    referral: Referral | null = null,
  ): RawBuilder<Ground> {
    const approvals =
      earlier.length > 0 || referral !== null
        ? rowsOf(this.issues.approvalsQuestion(earlier, referral, place.today))
        : sql`json_build_array()`;
    return sql<Ground>`
      select ${rowsOf(this.authorities.heldQuestion(actor, place))} as held, ${approvals} as approvals,
             ${rowsOf(this.adverseActions.dueQuestion(place))} as due, ${place.today}::text as today`;
  }

  /** How fast the state wants reasons to go out. */
  dueQuestion(place: Place): RawBuilder<StateFact> {
    return this.adverseActions.dueQuestion(place);
  }

  async of(actor: Actor, business: Business, rated: Reasoned, ground: Ground): Promise<Judged> {
    const why = await this.reasons.of(rated);
    const judged = this.issuesFor(actor, business, rated, ground, why);
    const outcome = adverseOutcome(rated.decision, why);
    if (!outcome) return judged;
    return { ...judged, writes: [...judged.writes, this.adverseRow(business, outcome, ground)] };
  }

  /**
   * What a change of a policy, or its renewal, has the consumer told: that a consumer report counted. With a rating of before
   * only where the report says something else now; what the manual charges otherwise is no decision on the person anew.
   */
  async reportRow(
    business: Business,
    rated: Reasoned,
    before: Reasoned | null,
  ): Promise<((ground: Pick<Ground, 'due' | 'today'>) => RawBuilder<unknown>) | null> {
    const why = await this.reasons.of(rated, before);
    const outcome = why.report && adverseOutcome({ outcome: 'accept', reasons: [] }, { ...why, adverse: [] });
    if (!outcome?.usesReport) return null;
    return (ground) => this.adverseRow(business, outcome, ground);
  }

  private adverseRow(
    business: Business,
    outcome: AdverseOutcome,
    { due, today }: Pick<Ground, 'due' | 'today'>,
  ): RawBuilder<unknown> {
    const action = { ...outcome, business, decidedBy: null, decidedOn: today, due: due[0] };
    return this.adverseActions.insert(action, this.clock.now());
  }

  /** The issues alone, where the consumer is told nothing: the price of a change is not a decision on the person anew. */
  async issuesOf(actor: Actor, business: Business, rated: Reasoned, ground: Ground): Promise<Judged> {
    return this.issuesFor(actor, business, rated, ground, await this.reasons.of(rated));
  }

  private issuesFor(
    actor: Actor,
    business: Business,
    { decision }: Reasoned,
    { held, approvals, today }: Ground,
    { triggers, reportRules }: ReasonsView,
  ): Judged {
    const { raisedBy = actor.id } = business;
    const circumstances = { triggers, reportRules, held, approvals, actorId: actor.id, raisedBy, today };
    const issues = raise(decision, circumstances, newId);
    const writes =
      issues.length > 0 ? [this.issues.insert(business, issues, actor.id, this.clock.now())] : [];
    return { issues, writes };
  }
}

/** The rows of a question as one JSON list. */
export function rowsOf(question: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select coalesce(json_agg(q), '[]') from (${question}) q)`;
}
