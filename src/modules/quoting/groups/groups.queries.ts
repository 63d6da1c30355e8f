import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import type { UsState } from '../../../shared/us-states.js';
import { quotingError } from '../quoting.errors.js';
import { QuotingQueries } from '../quoting.queries.js';
import type { QuoteResponse } from '../quoting.dto.js';
import { comparedCharges, comparedSelections, difference } from './domain/comparison.js';
import type { QuoteGroupResponse, AlternativeResponse } from './groups.dto.js';

@Injectable()
export class GroupsQueries {
  constructor(private readonly quotes: QuotingQueries) {}

  /** The newest version of each alternative, side by side. */
  async byId(actor: Actor, id: string): Promise<QuoteGroupResponse> {
    const quotes = await this.quotes.ofGroup(actor, id);
    if (quotes.length === 0) throw quotingError('quoting.group-not-found');
    return groupView(id, quotes);
  }
}

/** Everything but the cover is the same for all alternatives, also after one of them was quoted again. */
export function groupView(id: string, quotes: readonly QuoteResponse[]): QuoteGroupResponse {
  const [first] = quotes;
  if (!first?.state) throw new Error(`The group ${id} has no rated alternative`);
  const { customerId, agencyId, productType, state, zipCode } = first;
  const { effectiveDate, expirationDate, termMonths } = first;
  return {
    id,
    customerId,
    agencyId,
    productType,
    state: state as UsState,
    zipCode,
    effectiveDate,
    expirationDate,
    termMonths,
    policyId: quotes.find(({ policyId }) => policyId !== null)?.policyId ?? null,
    alternatives: quotes.map((quote) => alternativeView(quote, first)),
    charges: comparedCharges(quotes),
    selections: comparedSelections(quotes),
  };
}

function alternativeView(quote: QuoteResponse, first: QuoteResponse): AlternativeResponse {
  const { quoteNumber, version, status, expiredReason, decision, totalPremium, monthlyPremium } = quote;
  const { coverageSelections, expiresAt, policyId } = quote;
  return {
    name: quote.alternative ?? '',
    quoteId: quote.id,
    quoteNumber,
    version,
    status,
    expiredReason,
    decision,
    totalPremium,
    monthlyPremium,
    difference: difference(totalPremium, first.totalPremium),
    coverageSelections,
    expiresAt,
    policyId,
  };
}
