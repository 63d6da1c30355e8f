import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { drawQuoteNumbers } from '../quotes.store.js';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { DEFAULT_TERM_MONTHS } from '../domain/quote-request.js';
import type { QuoteResponse } from '../quoting.dto.js';
import { QuoteOwner } from '../quote-owner.js';
import { ReadQuote } from './read-quote.js';
import type { CreateDraftRequest } from './drafts.dto.js';
import { json } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { QuoteSchema } from '../quote.entity.js';

/** Begins a quote that has no price yet. It may lack nearly everything; the answer says what. */
@Injectable()
export class CreateDraft {
  constructor(
    private readonly em: EntityManager,
    private readonly owner: QuoteOwner,
    private readonly reading: ReadQuote,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, input: CreateDraftRequest): Promise<QuoteResponse> {
    const { agencyId } = await this.owner.of(actor, input.customerId);
    const id = newId();
    const [quoteNumber = ''] = await drawQuoteNumbers(this.em, 1);
    const at = this.clock.now();
    await over(this.em, QuoteSchema)
      .insertInto('Quote')
      .values({
        id,
        quoteNumber,
        version: 1,
        rowVersion: 1,
        customerId: input.customerId,
        agencyId,
        productType: input.productType,
        state: input.state,
        zipCode: input.zipCode,
        companyCode: input.companyCode,
        effectiveDate: input.effectiveDate,
        termMonths: input.termMonths ?? DEFAULT_TERM_MONTHS,
        vehicleInfo: json(input.vehicleInfo ?? null),
        propertyInfo: json(input.propertyInfo ?? null),
        lifeInfo: json(input.lifeInfo ?? null),
        drivers: json(input.drivers ?? null),
        coverageSelections: json(input.coverageSelections ?? null),
        status: 'draft',
        createdBy: actor.id,
        updatedBy: actor.id,
        createdAt: at,
        updatedAt: at,
      })
      .execute();
    await this.audit.record(actor, {
      action: 'quoting.drafted',
      resourceType: 'quote',
      resourceId: id,
      changes: { status: 'draft', fields: given(input) },
    });
    return this.reading.run(actor, id);
  }
}

function given(input: CreateDraftRequest): readonly string[] {
  return Object.entries(input).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}
