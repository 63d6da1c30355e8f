import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { RatedReasons } from '../rating/index.js';
import type { Reasoned, ReasonsView } from '../rating/index.js';
import type { JurisdictionRule } from '../jurisdictions/index.js';
import { AdverseActionsStore } from './adverse-actions.store.js';
import type { Place } from './authorities.queries.js';
import { AuthoritiesQueries } from './authorities.queries.js';
import type { AdverseOutcome } from './domain/adverse-action.js';
import { adverseOutcome } from './domain/adverse-action.js';
import type { GivenApproval } from './domain/approval.js';
import type { HeldAuthority } from './domain/authority.js';
import type { RaisedIssue, Subject } from './domain/issue.js';
import { raise } from './domain/raise-issues.js';
import type { Business, Referral } from './issues.store.js';
import { IssuesStore } from './issues.store.js';

/** What has to be known before a decision of the manual is evaluated. */
export interface EvaluationContext {
  readonly held: readonly HeldAuthority[];
  readonly approvals: readonly GivenApproval[];
  /** How fast the state wants reasons to go out. */
  readonly due: JurisdictionRule | null;
  readonly today: CalendarDate;
}

export interface Evaluated {
  readonly issues: readonly RaisedIssue[];
  /** What the consumer has to be told; null: nothing. */
  readonly told: AdverseOutcome | null;
}

/** Makes issues and adverse actions of what rating decided, for quotes and for transactions of policies alike. */
@Injectable()
export class ReferralEvaluation {
  constructor(
    private readonly authorities: AuthoritiesQueries,
    private readonly issues: IssuesStore,
    private readonly adverseActions: AdverseActionsStore,
    private readonly reasons: RatedReasons,
    private readonly clock: Clock,
  ) {}

  /** Approvals of subjects before may speak for the one that comes. */
  async context(
    actor: Actor,
    place: Place,
    earlier: readonly Subject[],
    referral: Referral | null = null,
  ): Promise<EvaluationContext> {
    const [held, approvals, due] = await Promise.all([
      this.authorities.held(actor, place),
      this.issues.approvals(earlier, referral, place.today),
      this.adverseActions.due(place),
    ]);
    return { held, approvals, due, today: place.today };
  }

  async of(
    actor: Actor,
    business: Business,
    rated: Reasoned,
    context: EvaluationContext,
  ): Promise<Evaluated> {
    const why = await this.reasons.of(rated);
    const issues = this.issuesFor(actor, business, rated, context, why);
    return { issues, told: adverseOutcome(rated.decision, why) };
  }

  /** The issues alone, where the consumer is told nothing: the price of a change is not a decision on the person anew. */
  async issuesOf(
    actor: Actor,
    business: Business,
    rated: Reasoned,
    context: EvaluationContext,
  ): Promise<Evaluated> {
    return {
      issues: this.issuesFor(actor, business, rated, context, await this.reasons.of(rated)),
      told: null,
    };
  }

  /** Keeps what was evaluated. */
  async record(
    actor: Actor,
    business: Business,
    { issues, told }: Evaluated,
    context: EvaluationContext,
  ): Promise<void> {
    await this.issues.insert(business, issues, actor.id, this.clock.now());
    if (told) await this.insertAdverseAction(business, told, context);
  }

  /**
   * Keeps what a change of a policy, or its renewal, has the consumer told: that a consumer report counted. With a rating of
   * before only where the report says something else now; what the manual charges otherwise is no decision on the person anew.
   */
  async recordReport(
    business: Business,
    today: CalendarDate,
    rated: Reasoned,
    before: Reasoned | null,
  ): Promise<void> {
    const why = await this.reasons.of(rated, before);
    const told = why.report && adverseOutcome({ outcome: 'accept', reasons: [] }, { ...why, adverse: [] });
    if (!told?.usesReport) return;
    const due = await this.adverseActions.due({ ...business, today });
    await this.insertAdverseAction(business, told, { due, today });
  }

  private insertAdverseAction(
    business: Business,
    told: AdverseOutcome,
    { due, today }: Pick<EvaluationContext, 'due' | 'today'>,
  ): Promise<void> {
    const action = { ...told, business, decidedBy: null, decidedOn: today, due };
    return this.adverseActions.insert(action, this.clock.now());
  }

  private issuesFor(
    actor: Actor,
    business: Business,
    { decision }: Reasoned,
    { held, approvals, today }: EvaluationContext,
    { triggers, reportRules }: ReasonsView,
  ): readonly RaisedIssue[] {
    const { raisedBy = actor.id } = business;
    const circumstances = { triggers, reportRules, held, approvals, actorId: actor.id, raisedBy, today };
    return raise(decision, circumstances, newId);
  }
}
