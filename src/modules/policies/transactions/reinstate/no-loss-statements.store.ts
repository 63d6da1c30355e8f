import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { insertOf } from '../../../../platform/insert.js';
import { moment } from '../../../../platform/sql.js';
import type { Actor } from '../../../../shared/actor.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { Clock } from '../../../../shared/clock.js';
import { longDate } from '../../../../shared/long-date.js';
import { JurisdictionRules } from '../../../jurisdictions/index.js';
import type { Ledger } from '../../ledger/ledger.store.js';
import { policyError } from '../../policies.errors.js';
import { LossesOfTerm } from '../losses-of-term.js';
import { NoLossStatement } from './no-loss-statement.entity.js';
import type { ReinstatementPlan } from './plan-reinstatement.js';
import type {
  NoLossStatementFields,
  NoLossStatementResponse,
  ReinstatePolicyRequest,
} from './reinstatements.dto.js';

const INSERT = insertOf(NoLossStatement, [
  'policyId',
  'transactionId',
  'signedBy',
  'signedOn',
  'fromDate',
  'recordedBy',
  'recordedAt',
]);

type Gap = Pick<ReinstatementPlan, 'cancelledOn' | 'effectiveOn' | 'hasLapse'>;

/** Statements that nothing happened between the end of cover and the day on which they were signed. */
@Injectable()
export class NoLossStatements {
  constructor(
    private readonly em: EntityManager,
    private readonly rules: JurisdictionRules,
    private readonly losses: LossesOfTerm,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws where a rule asks for one and none is at hand, and where one does not fit what is known: a loss on one of its days
   * takes whoever acts for the insurer, knowing of it.
   */
  async assertAtHand(
    actor: Actor,
    ledger: Pick<Ledger, 'term'>,
    { cancelledOn, effectiveOn, hasLapse }: Gap,
    input: Pick<ReinstatePolicyRequest, 'noLossStatement' | 'despiteLosses'>,
    today: CalendarDate,
  ): Promise<void> {
    const { noLossStatement: statement = null } = input;
    if (statement === null) return this.assertNotDue(ledger, hasLapse, today);
    const { signedOn } = statement;
    if (signedOn < effectiveOn || signedOn < cancelledOn || signedOn > today)
      throw policyError('policies.no-loss-statement-invalid', {
        errors: [
          {
            pointer: '/noLossStatement/signedOn',
            detail: `must be from ${longDate(effectiveOn)} to ${longDate(today)}: it speaks of the days before it`,
          },
        ],
      });
    const known = await this.losses.since(ledger, cancelledOn);
    this.losses.assertNone(
      actor,
      known.filter(({ occurredOn }) => occurredOn <= signedOn),
      input,
    );
  }

  async record(
    actor: Actor,
    policyId: string,
    transactionId: string,
    fromDate: CalendarDate,
    { signedBy, signedOn }: NoLossStatementFields,
  ): Promise<void> {
    await INSERT.send(this.em, {
      policyId,
      transactionId,
      signedBy,
      signedOn,
      fromDate,
      recordedBy: actor.id,
      recordedAt: this.clock.now(),
    });
  }

  /** The statements that cover a day. */
  async of(policyId: string, day: CalendarDate): Promise<readonly NoLossStatementResponse[]> {
    const { rows } = await sql<NoLossStatementResponse>`
      select s.id, s.transaction_id, s.signed_by, s.signed_on,
             s.from_date, s.recorded_by, ${moment('s.recorded_at')} as recorded_at
        from policy_no_loss_statements s
       where s.policy_id = ${policyId} and ${day}::date between s.from_date and s.signed_on order by s.recorded_at, s.id
    `.execute(this.em.getKysely());
    return rows;
  }

  private async assertNotDue(
    { term }: Pick<Ledger, 'term'>,
    hasLapse: boolean,
    today: CalendarDate,
  ): Promise<void> {
    const { state, productType } = term;
    const key = hasLapse ? 'lapse' : 'no_lapse';
    const [rule] = await this.rules.on({ state, productType, kind: 'no_loss_statement', key }, today);
    if (!rule) return;
    throw policyError('policies.no-loss-statement-due', {
      detail: rule.citation,
      errors: [{ pointer: '/noLossStatement', detail: 'is required' }],
    });
  }
}
