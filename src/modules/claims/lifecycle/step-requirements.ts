import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Statement } from '../../../platform/statement.js';
import { over } from '../../../platform/typed.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addMonths } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { longDate } from '../../../shared/long-date.js';
import { Money } from '../../../shared/money.js';
import { JurisdictionRules } from '../../jurisdictions/index.js';
import { claimsError } from '../claims.errors.js';
import type { LockedClaim } from '../claims.store.js';
import { SUMS } from '../ledger/ledger-sums.queries.js';
import { ClaimDeath } from '../life/life.entities.js';
import { assertDeathProven } from '../life/death-proven.js';
import type { Review } from '../life/domain/contest.js';
import { UNKNOWN_PLACE } from '../time-zones.js';
import type { ClaimTransitionRule, Requirement } from './domain/claim-status.js';
import { requiredOf } from './domain/claim-status.js';

const DEATH = new Statement<
  { readonly claimId: string },
  { readonly certificateId: string | null; readonly review: Review }
>(({ claimId }, em) =>
  over(em, ClaimDeath)
    .selectFrom('ClaimDeath')
    .select(['certificateId', 'review'])
    .where('claimId', '=', claimId)
    .$castTo<{ readonly certificateId: string | null; readonly review: Review }>(),
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
    const totals = await SUMS.first(this.em, { claimId });
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
