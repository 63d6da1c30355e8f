import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import type { UsState } from '../../../shared/us-states.js';
import { timeZoneOf } from '../../../shared/us-states.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { QuoteRequest } from '../domain/quote-request.js';
import { withDefaults } from '../domain/quote-request.js';
import { offerOf } from '../domain/offer.js';
import { lockQuote } from '../lock-quote.store.js';
import { Pricing } from '../pricing.js';
import { QuoteWriter } from '../quote-writer.js';
import { quotingError } from '../quoting.errors.js';
import type { QuoteResponse } from '../quoting.dto.js';
import { ReadQuote } from './read-quote.js';

/** Gives a draft its price, on the edition in force now; from then on it is a quote like any other. */
@Injectable()
export class RateDraft {
  constructor(
    private readonly em: EntityManager,
    private readonly reading: ReadQuote,
    private readonly pricing: Pricing,
    private readonly writer: QuoteWriter,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<QuoteResponse> {
    const quote = await lockQuote(this.em, actor, id);
    quote.assertUnrated();
    assertVersion(quote.rowVersion, expected);
    const asked = this.complete(await this.reading.run(actor, id));
    const context = await this.pricing.context(actor, asked);
    const rated = await this.pricing.rate(context, asked);
    const facts = { by: actor.id, at: this.clock.now(), validDays: context.validDays };
    const risk = { ...asked, agencyId: context.agencyId };
    await this.writer.complete(actor, {
      offer: offerOf({ id, worksheetId: newId() }, risk, rated, facts),
      rated,
      underwriting: context.underwriting,
    });
    return this.reading.run(actor, id);
  }

  private complete(draft: QuoteResponse): QuoteRequest {
    const { state, zipCode, companyCode, effectiveDate, missing, wrong } = draft;
    if (state === null || zipCode === null || missing?.length) {
      const lacking = (missing ?? []).map(({ pointer, title }) => {
        return { pointer, detail: title === null ? 'is missing' : `is missing: ${title}` };
      });
      throw quotingError('quoting.draft-incomplete', { errors: [...lacking, ...(wrong ?? [])] });
    }
    const asked = {
      ...draft,
      state: state as UsState,
      zipCode,
      companyCode: companyCode ?? undefined,
      effectiveDate: effectiveDate ?? undefined,
    };
    return withDefaults(asked, this.clock.today(timeZoneOf(asked.state)));
  }
}
