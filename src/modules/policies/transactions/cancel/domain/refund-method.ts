import type { CalendarDate } from '../../../../../shared/calendar-date.js';
import type { RefundMethod } from '../../../domain/retention.js';
import type { CancellationReason, Requester } from './cancellation-reason.js';

/** The rule of a state for refunds; the key is a reason, or who asks. */
export interface RefundFact {
  readonly key: string;
  readonly method: RefundMethod;
  readonly citation: string;
}

export interface RefundRule {
  readonly method: RefundMethod;
  /** The citation of the method; null where it is the customary one. */
  readonly citation: string | null;
  /** Everything comes back because a new policy is returned within the days that the state gives to look at it. */
  readonly isFreeLook: boolean;
}

export interface Canceling {
  readonly requestedBy: Requester;
  readonly reason: CancellationReason;
  readonly effectiveOn: CalendarDate;
}

const CUSTOMARY = { citation: null, isFreeLook: false } as const;

/**
 * A policy that never was costs nothing. Else a rule for the reason goes before one for who asks; where nothing is
 * recorded the unearned premium goes back, except with life insurance, which is not refunded by the day.
 */
export function refundRule(
  facts: readonly RefundFact[],
  { requestedBy, reason, effectiveOn }: Canceling,
  { effectiveDate, productType }: { readonly effectiveDate: CalendarDate; readonly productType: string },
): RefundRule {
  if (effectiveOn === effectiveDate) return { ...CUSTOMARY, method: 'flat' };
  const fact = [reason, requestedBy].map((key) => facts.find((each) => each.key === key)).find(Boolean);
  if (fact) return { method: fact.method, citation: fact.citation, isFreeLook: false };
  return { ...CUSTOMARY, method: productType === 'life' ? 'none' : 'pro_rata' };
}
