import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { timeZoneOf } from '../../shared/us-states.js';
import type { CreateQuoteInput } from './domain/quote-request.js';
import { withDefaults } from './domain/quote-request.js';
import { offerOf } from './domain/offer.js';
import { Pricing } from './pricing.js';
import { QuoteWriter } from './quote-writer.js';
import { drawQuoteNumbers } from './quotes.store.js';
import type { QuoteResponse } from './quoting.dto.js';

/** Rates a risk at once and keeps the price with its worksheet as version 1 of a new quote: the hottest write of all. */
@Injectable()
export class CreateQuote {
  constructor(
    private readonly em: EntityManager,
    private readonly pricing: Pricing,
    private readonly writer: QuoteWriter,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, input: CreateQuoteInput): Promise<QuoteResponse> {
    const asked = withDefaults(input, this.clock.today(timeZoneOf(input.state)));
    // The number is drawn before it is certain that it is needed: one more round trip to the database costs more than a gap, and gaps are allowed.
    const [context, [quoteNumber = '']] = await Promise.all([
      this.pricing.context(actor, asked),
      drawQuoteNumbers(this.em, 1),
    ]);
    const rated = await this.pricing.rate(context, asked);
    const ids = { id: newId(), worksheetId: newId() };
    const facts = { by: actor.id, at: this.clock.now(), validDays: context.validDays };
    const offer = offerOf(ids, { ...asked, agencyId: context.agencyId }, rated, facts);
    return this.writer.enter(actor, quoteNumber, { offer, rated, underwriting: context.underwriting });
  }
}
