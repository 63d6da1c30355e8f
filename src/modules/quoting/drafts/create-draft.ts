import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { sql } from 'kysely';
import { drawQuoteNumbers } from '../quotes.store.js';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { DEFAULT_TERM_MONTHS } from '../domain/quote-request.js';
import type { QuoteView } from '../domain/quote.js';
import { QuoteOwner } from '../quote-owner.js';
import { ReadQuote } from './read-quote.js';
import type { CreateDraftRequest } from './drafts.dto.js';

/** Begins a quote that has no price yet. It may lack nearly everything; the answer says what. */
@Injectable()
export class CreateDraft {
  constructor(
    private readonly em: EntityManager,
    private readonly owner: QuoteOwner,
    private readonly reading: ReadQuote,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(actor: Actor, input: CreateDraftRequest): Promise<QuoteView> {
    const agencyId = await this.owner.agencyOf(actor, input.customerId);
    const id = newId();
    const [quoteNumber] = await drawQuoteNumbers(this.em, 1);
    await sql`
      insert into quotes (id, quote_number, customer_id, agency_id, product_type, state, zip_code, company_code, effective_date, term_months,
                          vehicle_info, property_info, life_info, drivers, coverage_selections, created_by, updated_by)
      values (${id}, ${quoteNumber}, ${input.customerId}, ${agencyId}, ${input.productType}, ${input.state ?? null}, ${input.zipCode ?? null},
              ${input.companyCode ?? null}, ${input.effectiveDate ?? null}, ${input.termMonths ?? DEFAULT_TERM_MONTHS},
              ${json(input.vehicleInfo)}, ${json(input.propertyInfo)}, ${json(input.lifeInfo)}, ${json(input.drivers)},
              ${json(input.coverageSelections)}, ${actor.id}, ${actor.id})
    `.execute(this.em.getKysely());
    await this.audit.record(actor, {
      action: 'quoting.drafted',
      resourceType: 'quote',
      resourceId: id,
      changes: { status: 'draft', fields: given(input) },
    });
    return this.reading.run(actor, id);
  }
}

function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

function given(input: CreateDraftRequest): readonly string[] {
  return Object.entries(input).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}
