import type { UsState } from '../../../shared/us-states.js';
import type { QuoteRequest } from '../domain/quote-request.js';
import type { Quote } from '../quote.entity.js';
import { quotingError } from '../quoting.errors.js';
import type { ReQuoteRequest } from './versions.dto.js';

/** The request of the version before, with the fields that changed; null removes a section. */
export function askedAgain(before: Quote, change: ReQuoteRequest): QuoteRequest {
  const { state, zipCode, effectiveDate } = before;
  if (!state || !zipCode || !effectiveDate) throw new Error(`Quote ${before.id} is rated and yet incomplete`);
  return {
    customerId: change.customerId ?? before.customerId,
    productType: before.productType,
    state: state as UsState,
    zipCode: change.zipCode ?? zipCode,
    companyCode: change.companyCode ?? before.companyCode ?? undefined,
    effectiveDate: change.effectiveDate ?? effectiveDate,
    termMonths: change.termMonths ?? before.termMonths,
    vehicleInfo: either(change.vehicleInfo, before.vehicleInfo),
    propertyInfo: either(change.propertyInfo, before.propertyInfo),
    lifeInfo: either(change.lifeInfo, before.lifeInfo),
    drivers: either(change.drivers, before.drivers),
    coverageSelections: either(change.coverageSelections, before.coverageSelections),
  };
}

function either<T>(changed: T | null | undefined, before: T | null | undefined): T | null {
  return changed === undefined ? (before ?? null) : changed;
}

/** Alternatives can be compared because they are for one risk: a version of one may choose other coverages, and no more. */
export function assertSameRisk(change: ReQuoteRequest): void {
  const others = Object.entries(change).filter(
    ([name, value]) => name !== 'coverageSelections' && value !== undefined,
  );
  if (others.length === 0) return;
  throw quotingError('quoting.alternative-shares-risk', {
    errors: others.map(([name]) => ({
      pointer: `/${name}`,
      detail: 'is the same for all alternatives of a group: make a new group',
    })),
  });
}
