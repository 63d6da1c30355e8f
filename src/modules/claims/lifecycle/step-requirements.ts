import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Statement } from '../../../platform/statement.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addMonths } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { longDate } from '../../../shared/long-date.js';
import { Money } from '../../../shared/money.js';
import { JurisdictionRules } from '../../jurisdictions/index.js';
import { claimsError } from '../claims.errors.js';
import type { LockedClaim } from '../claims.store.js';
import { assertDeathProven } from '../life/death-proven.js';
import type { Review } from '../life/domain/contest.js';
import { UNKNOWN_PLACE } from '../time-zones.js';
import type { ClaimTransitionRule, Requirement } from './domain/claim-status.js';
import { requiredOf } from './domain/claim-status.js';

interface Totals {
  readonly reserved: string;
  readonly paid: string;
  readonly held: string;
  readonly waiting: number;
  readonly isInvestigated: boolean;
  readonly isSued: boolean;
}

const TOTALS = new Statement<{ readonly claimId: string }, Totals>(
  ({ claimId }) => sql`
    select coalesce(sum(l.reserved), 0)::numeric(14, 2)::text as reserved, coalesce(sum(l.paid), 0)::numeric(14, 2)::text as paid,
           coalesce(sum(l.held), 0)::numeric(14, 2)::text as held,
           (select count(*)::integer from claim_transactions t
             where t.claim_id = ${claimId} and t.status in ('pending', 'scheduled')) as waiting,
           exists (select from claim_investigations i
                    where i.claim_id = ${claimId} and i.status = 'open') as "isInvestigated",
           exists (select from claim_lawsuits s where s.claim_id = ${claimId} and s.status = 'open') as "isSued"
      from claim_reserve_lines l where l.claim_id = ${claimId}`,
);

const DEATH = new Statement<
  { readonly claimId: string },
  { readonly certificateId: string | null; readonly review: Review }
>(
  ({ claimId }) => sql`
    select certificate_id as "certificateId", review from claim_deaths where claim_id = ${claimId}`,
);

const OF_LEDGER: readonly Requirement[] = ['nothing_paid', 'nothing_open', 'nothing_reserved'];

/** What a step asks for that does not come with it: what the ledger of the claim says, and the law. */
@Injectable()
export class StepRequirements {
  constructor(
    private readonly em: EntityManager,
    private readonly rules: JurisdictionRules,
    private readonly clock: Clock,
  ) {}

  async assert(claim: LockedClaim, rule: ClaimTransitionRule): Promise<void> {
    const requires = requiredOf(rule, claim.productType);
    if (requires.some((each) => OF_LEDGER.includes(each))) await this.assertLedger(claim.id, requires);
    if (requires.includes('in_time')) await this.assertInTime(claim);
    if (requires.includes('death_proven'))
      assertDeathProven(await DEATH.first(this.em, { claimId: claim.id }));
  }

  private async assertLedger(claimId: string, requires: readonly Requirement[]): Promise<void> {
    const totals = await TOTALS.first(this.em, { claimId });
    if (!totals) return;
    const [reserved, paid, held] = [totals.reserved, totals.paid, totals.held].map(Money.parse);
    const isPaid = !paid?.isZero || !held?.isZero;
    const isOpen = totals.isSued || totals.waiting > 0 || !reserved || !paid || !reserved.equals(paid);
    if (requires.includes('nothing_paid') && isPaid) throw claimsError('claims.payments-made');
    // Money may go, or be found elsewhere: a claim that is denied or withdrawn is still looked into.
    if (totals.isInvestigated && !requires.includes('nothing_paid'))
      throw claimsError('claims.under-investigation');
    if (requires.includes('nothing_open') && isOpen) throw claimsError('claims.still-open');
    if (requires.includes('nothing_reserved') && (!reserved?.isZero || totals.waiting > 0))
      throw claimsError('claims.still-open');
  }

  /** The last day on which a claim can be reopened, and where that is written; null where the state knows none. */
  async lastReopening({
    state,
    productType,
    lossOn,
    timeZone,
  }: LockedClaim): Promise<{ readonly on: CalendarDate; readonly citation: string } | null> {
    if (state === null || productType === null || lossOn === null || timeZone === null) return null;
    const asked = { state, productType, kind: 'claim_limitation', key: 'reopening' } as const;
    const [fact] = await this.rules.on(asked, this.clock.today(timeZone));
    return fact ? { on: addMonths(lossOn, Number(fact.value['months'])), citation: fact.citation } : null;
  }

  private async assertInTime(claim: LockedClaim): Promise<void> {
    const last = await this.lastReopening(claim);
    if (last === null || this.clock.today(claim.timeZone ?? UNKNOWN_PLACE) <= last.on) return;
    throw claimsError('claims.reopening-too-late', {
      detail: `It could be reopened until ${longDate(last.on)} (${last.citation}).`,
    });
  }
}
