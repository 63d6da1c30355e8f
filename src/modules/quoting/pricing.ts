import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Clock } from '../../shared/clock.js';
import type { UsState } from '../../shared/us-states.js';
import { timeZoneOf } from '../../shared/us-states.js';
import { zipFaults } from '../../shared/us-zip-codes.js';
import type { EditionRef, RatedRisk } from '../rating/index.js';
import { Rating } from '../rating/index.js';
import type { RecordedLoss } from './domain/declared-losses.js';
import { withDeclaredLosses } from './domain/declared-losses.js';
import type { QuoteRequest } from './domain/quote-request.js';
import { requestedRisk } from './domain/quote-request.js';
import { isWithinReach, reachFrom } from './domain/offer.js';
import type { QuoteUnderwritingContext } from '../underwriting/index.js';
import { QuoteUnderwriting } from '../underwriting/index.js';
import { QuoteOwner } from './quote-owner.js';
import { quotingError } from './quoting.errors.js';
import { validDays } from './validity/valid-days.js';

/** What stands around a price: whose customer it is for, which edition rates it, and the day on which it is asked. */
export interface PricingContext {
  readonly agencyId: string | null;
  /** What claims have recorded with the customer. */
  readonly losses: readonly RecordedLoss[];
  readonly edition: EditionRef;
  /** For how many days the price will be held. */
  readonly validDays: number;
  readonly underwriting: QuoteUnderwritingContext;
  /** Where the risk is. */
  readonly today: CalendarDate;
}

/** Finds out what a risk costs now. It reads from all rooms at once and writes nothing. */
@Injectable()
export class Pricing {
  constructor(
    private readonly em: EntityManager,
    private readonly owner: QuoteOwner,
    private readonly rating: Rating,
    private readonly underwriting: QuoteUnderwriting,
    private readonly clock: Clock,
  ) {}

  /** `previousId` is the version that the new one follows: approvals of that version may be carried over. */
  async context(
    actor: Actor,
    asked: QuoteRequest,
    previousId: string | null = null,
  ): Promise<PricingContext> {
    const today = this.clock.today(timeZoneOf(asked.state));
    assertWithinReach(asked.effectiveDate, today);
    const { productType, state, zipCode, companyCode, effectiveDate } = asked;
    const choice = { productType, state, companyCode, effectiveDate, use: 'new_business' } as const;
    const business = { productType, state, zipCode, effectiveDate, today, previousId };
    const [{ agencyId, losses }, edition, days, underwriting] = await Promise.all([
      this.owner.of(actor, asked.customerId),
      this.rating.editionInForce(choice),
      validDays(this.em, { productType, state, today }),
      this.underwriting.context(actor, business),
    ]);
    assertInState(state, zipCode);
    this.underwriting.assertNoMoratorium(underwriting);
    return { agencyId, losses, edition, validDays: days, underwriting, today };
  }

  async rate({ edition, losses, today }: PricingContext, asked: QuoteRequest): Promise<RatedRisk> {
    const rated = await this.rating.rateWith(edition, requestedRisk(asked), today);
    return { ...rated, decision: withDeclaredLosses(rated.decision, asked, losses) };
  }
}

/** The ZIP code must be one of the state: moratoria are found by it, so a wrong one would avoid them. */
function assertInState(state: UsState, zipCode: string): void {
  const errors = zipFaults(state, zipCode, '/zipCode');
  if (errors.length > 0) throw quotingError('quoting.zip-outside-state', { errors });
}

export function assertWithinReach(effectiveDate: CalendarDate, today: CalendarDate): void {
  if (isWithinReach(effectiveDate, today)) return;
  throw quotingError('quoting.effective-date-out-of-reach', {
    errors: [{ pointer: '/effectiveDate', detail: `must be ${reachFrom(today)}` }],
  });
}
