import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { timeZoneOf } from '../../shared/us-states.js';
import type { CreateQuoteInput } from './domain/asked-for.js';
import { withDefaults } from './domain/asked-for.js';
import { offerOf } from './domain/offer.js';
import { Pricing } from './pricing.js';
import { QuoteBook } from './quote-book.js';
import type { QuoteView } from './quoting.view.js';

/** Rates a risk at once and keeps the price with its worksheet as version 1 of a new quote: the hottest write of all. */
@Injectable()
export class CreateQuote {
  constructor(
    protected readonly em: EntityManager,
    private readonly pricing: Pricing,
    private readonly book: QuoteBook,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, input: CreateQuoteInput): Promise<QuoteView> {
    const asked = withDefaults(input, this.clock.today(timeZoneOf(input.state)));
    const ground = await this.pricing.ground(actor, asked);
    const rated = await this.pricing.rate(ground, asked);
    const ids = { id: newId(), worksheetId: newId() };
    const facts = { by: actor.id, at: this.clock.now(), validDays: ground.validDays };
    const offer = offerOf(ids, { ...asked, agencyId: ground.agencyId }, rated, facts);
    return this.book.enter(actor, { offer, rated, underwriting: ground.underwriting });
  }
}
