import { defineEntity, p } from '@mikro-orm/core';
import type { ExpiredReason, QuoteStatus } from './domain/quote-status.js';
import { quoteMayBecome } from './domain/quote-status.js';
import { assertNewest, assertUnbound } from './quote.rules.js';
import { quotingError } from './quoting.errors.js';
import type { ChargeLine, PaymentLine, UnderwritingDecision } from '../rating/index.js';
import type { ChangeDraftRequest } from './drafts/drafts.dto.js';

export const QuoteSchema = defineEntity({
  name: 'Quote',
  tableName: 'quotes',
  properties: {
    id: p.uuid().primary(),
    quoteNumber: p.string(),
    version: p.integer(),
    parentQuoteId: p.uuid().nullable(),
    groupId: p.uuid().nullable(),
    alternative: p.string().nullable(),
    alternativePosition: p.integer().nullable(),
    supersededBy: p.uuid().nullable(),
    expiredReason: p.string().$type<ExpiredReason>().nullable(),
    customerId: p.string(),
    agencyId: p.uuid().nullable(),
    productType: p.string(),
    companyCode: p.string().nullable(),
    state: p.string().nullable(),
    zipCode: p.string().nullable(),
    status: p.string().$type<QuoteStatus>(),
    effectiveDate: p.date().nullable(),
    expirationDate: p.date().nullable(),
    termMonths: p.integer(),
    basePremium: p.decimal('string').nullable(),
    totalPremium: p.decimal('string').nullable(),
    monthlyPremium: p.decimal('string').nullable(),
    vehicleInfo: p.json().$type<Record<string, unknown>>().nullable(),
    propertyInfo: p.json().$type<Record<string, unknown>>().nullable(),
    lifeInfo: p.json().$type<Record<string, unknown>>().nullable(),
    drivers: p.json().$type<readonly Record<string, unknown>[]>().nullable(),
    coverageSelections: p.json().$type<Record<string, unknown>>().nullable(),
    charges: p.json().$type<readonly ChargeLine[]>().nullable(),
    edition: p.uuid().nullable(),
    worksheetId: p.uuid().nullable(),
    payments: p.json().$type<readonly PaymentLine[]>().nullable(),
    declinedReasons: p.json().$type<readonly string[]>().nullable(),
    decision: p.json().$type<UnderwritingDecision>().nullable(),
    expiresAt: p.datetime().nullable(),
    convertedToPolicyId: p.uuid().nullable(),
    createdBy: p.uuid().nullable(),
    updatedBy: p.uuid().nullable(),
    rowVersion: p.integer().version(),
    ratingFactors: p.json().$type<unknown>().nullable().lazy(),
    discountsApplied: p.json().$type<unknown>().nullable().lazy(),
    surchargesApplied: p.json().$type<unknown>().nullable().lazy(),
    aiRiskScore: p.decimal('string').nullable().lazy(),
    aiRiskFactors: p.json().$type<unknown>().nullable().lazy(),
    conversionProbability: p.decimal('string').nullable().lazy(),
    contributors: p.array().columnType('uuid[]').defaultRaw("'{}'::uuid[]").lazy(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

const DRAFT_FIELDS = [
  'customerId',
  'state',
  'zipCode',
  'companyCode',
  'effectiveDate',
  'termMonths',
  'vehicleInfo',
  'propertyInfo',
  'lifeInfo',
  'drivers',
  'coverageSelections',
] as const satisfies readonly (keyof ChangeDraftRequest)[];

/** One version of a price offered to a customer. Only the state changes live here; its numbers never change once rated. */
export class Quote extends QuoteSchema.class {
  /** A new version follows the newest one, unless that is a policy by now or has no price to differ from. */
  assertMayBeFollowed(): void {
    assertUnbound(this);
    assertNewest(this);
    if (!this.worksheetId) {
      throw quotingError('quoting.quote-not-rated', {
        detail: `Quote ${this.quoteNumber} is a draft without a price: change the draft`,
      });
    }
  }

  /** A newer version replaces this one. A quote that had ended before keeps its own reason. */
  supersede(next: string, by: string | null, at: Date): void {
    this.supersededBy = next;
    if (quoteMayBecome(this.status, 'expired')) {
      this.status = 'expired';
      this.expiredReason = 'superseded';
    }
    this.updatedBy = by;
    this.updatedAt = at;
  }

  private moveTo(status: QuoteStatus, by: string | null, at: Date): void {
    if (!quoteMayBecome(this.status, status))
      throw new Error(`Quote ${this.id} is ${this.status}, not to be ${status}`);
    this.status = status;
    this.updatedBy = by;
    this.updatedAt = at;
  }

  /** A draft changes until it has a price, and gets one once. */
  assertUnrated(): void {
    if (this.status === 'draft' && !this.worksheetId) return;
    throw quotingError('quoting.quote-already-rated', {
      detail: `Quote ${this.quoteNumber} has its price; another price is a new version of it`,
    });
  }

  /** Applies the fields that were sent and returns the names of those that changed. */
  fillIn(change: ChangeDraftRequest, by: string | null, at: Date): readonly string[] {
    const changed: string[] = [];
    for (const field of DRAFT_FIELDS) {
      const value = change[field];
      if (value === undefined || JSON.stringify(value) === JSON.stringify(this[field] ?? null)) continue;
      Object.assign(this, { [field]: value });
      changed.push(field);
    }
    if (changed.length > 0) {
      this.updatedBy = by;
      this.updatedAt = at;
    }
    return changed;
  }

  /** Underwriting has approved it: the price may be shown. */
  release(by: string | null, at: Date): void {
    this.moveTo('quoted', by, at);
  }

  decline(reasons: readonly string[], by: string | null, at: Date): void {
    this.moveTo('declined', by, at);
    this.declinedReasons = reasons;
  }
}

QuoteSchema.setClass(Quote);
