import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Clock } from '../../shared/clock.js';
import { timeZoneOf } from '../../shared/us-states.js';
import { askTogether } from '../../platform/sql.js';
import { Customers } from '../customers/index.js';
import type { EditionRef, RatedRisk } from '../rating/index.js';
import { Rating } from '../rating/index.js';
import type { AskedFor } from './domain/asked-for.js';
import { riskOf } from './domain/asked-for.js';
import { isWithinReach, reachFrom } from './domain/offer.js';
import { unknownCustomer } from './quote-owner.js';
import { quotingError } from './quoting.errors.js';
import { DEFAULT_VALID_DAYS, validityQuestion } from './validity/validity-question.js';

/** What stands around a price: whose customer it is for, which edition rates it, and the day on which it is asked. */
export interface Ground {
  readonly agencyId: string | null;
  readonly edition: EditionRef;
  /** For how many days the price will be held. */
  readonly validDays: number;
  /** Where the risk is. */
  readonly today: CalendarDate;
}

/** Finds out what a risk costs now. It asks all rooms that take part in one round trip and writes nothing. */
@Injectable()
export class Pricing {
  constructor(
    private readonly em: EntityManager,
    private readonly customers: Customers,
    private readonly rating: Rating,
    private readonly clock: Clock,
  ) {}

  async ground(actor: Actor, asked: AskedFor): Promise<Ground> {
    const today = this.clock.today(timeZoneOf(asked.state));
    assertWithinReach(asked.effectiveDate, today);
    const { productType, state, companyCode, effectiveDate } = asked;
    const choice = { productType, state, companyCode, effectiveDate, use: 'new_business' } as const;
    const found = await askTogether(this.em, {
      customers: this.customers.ownerQuestion(actor, asked.customerId),
      editions: this.rating.editionsQuestion(choice),
      validities: validityQuestion(productType, state, today),
    });
    const [customer] = found.customers;
    if (!customer) throw unknownCustomer();
    return {
      agencyId: customer.agencyId,
      edition: await this.rating.theEdition(choice, found.editions),
      validDays: found.validities[0]?.validDays ?? DEFAULT_VALID_DAYS,
      today,
    };
  }

  rate(ground: Ground, asked: AskedFor): Promise<RatedRisk> {
    return this.rating.rateWith(ground.edition, riskOf(asked), ground.today);
  }
}

function assertWithinReach(effectiveDate: CalendarDate, today: CalendarDate): void {
  if (isWithinReach(effectiveDate, today)) return;
  throw quotingError('quoting.effective-date-out-of-reach', {
    errors: [{ pointer: '/effectiveDate', detail: `must be ${reachFrom(today)}` }],
  });
}
