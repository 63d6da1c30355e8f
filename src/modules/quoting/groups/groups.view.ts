import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { UsState } from '../../../shared/us-states.js';
import type { ChargeKind, UnderwritingDecision } from '../../rating/index.js';
import type { ExpiredReason, QuoteStatus } from '../domain/quote-status.js';
import type { JsonObject } from '../quoting.view.js';

/** The newest version of one alternative. */
export interface AlternativeView {
  readonly name: string;
  readonly quoteId: string;
  readonly quoteNumber: string;
  readonly version: number;
  readonly status: QuoteStatus;
  readonly expiredReason: ExpiredReason | null;
  readonly decision: UnderwritingDecision | null;
  readonly totalPremium: string | null;
  readonly monthlyPremium: string | null;
  /** Against the first alternative. */
  readonly difference: string;
  readonly coverageSelections: JsonObject | null;
  readonly expiresAt: string | null;
  readonly policyId: string | null;
}

/** One line of the premium, with one amount for each alternative in their order. */
export interface ComparedCharge {
  readonly kind: ChargeKind;
  readonly coverage: string;
  /** Null for the premium of a coverage, which may have been worked out in several parts. */
  readonly code: string | null;
  readonly title: string;
  readonly amounts: readonly ComparedAmount[];
}

export interface ComparedAmount {
  readonly alternative: string;
  /** Null where this alternative has no such line. */
  readonly amount: string | null;
  /** Against the first alternative. */
  readonly difference: string;
}

/** A coverage selection in which alternatives differ. */
export interface ComparedSelection {
  readonly name: string;
  readonly values: readonly SelectedValue[];
}

export interface SelectedValue {
  readonly alternative: string;
  /** Null where this alternative says nothing about it. */
  readonly value: unknown;
}

/** Alternatives for one risk, side by side. */
export interface QuoteGroupView {
  readonly id: string;
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly productType: string;
  readonly state: UsState;
  readonly zipCode: string | null;
  readonly effectiveDate: CalendarDate | null;
  readonly expirationDate: CalendarDate | null;
  readonly termMonths: number;
  /** The policy that one of them became. */
  readonly policyId: string | null;
  readonly alternatives: readonly AlternativeView[];
  readonly charges: readonly ComparedCharge[];
  readonly selections: readonly ComparedSelection[];
}
