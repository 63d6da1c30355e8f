import { named } from '../../../../shared/named-list.js';

export const CHARGE_KINDS = named('ChargeKind', ['premium', 'fee', 'tax', 'discount', 'rounding']);
export type ChargeKind = (typeof CHARGE_KINDS)[number];

/** The part of a premium line that is known when the manual is compiled. */
export interface ChargeHeading {
  readonly coverage: string;
  /** JSON pointer of the list whose elements are charged one by one; null for the policy. */
  readonly itemsAt: string | null;
  readonly kind: ChargeKind;
  readonly code: string;
  readonly title: string;
}

export interface Adjustment {
  readonly kind: 'discount' | 'surcharge';
  readonly rule: AdjustmentRule;
  /** Negative for a discount. */
  readonly cents: number;
  /** The rate as written or as found in the rule's table: percent or dollars. */
  readonly rate: string;
}

export interface AdjustmentRule {
  readonly code: string;
  readonly name: string;
  readonly reason: string;
  readonly type: 'percentage' | 'fixed';
  readonly charge: ChargeHeading;
}

export interface ChargeLine {
  /** `policy` for what is charged for the policy as a whole. */
  readonly coverage: string;
  /** JSON pointer of the list element that the charge is for; null for the policy's. */
  readonly item: string | null;
  readonly kind: ChargeKind;
  readonly code: string;
  readonly title: string;
  readonly amount: string;
}

export interface AdjustmentLine {
  readonly code: string;
  readonly name: string;
  readonly reason: string;
  readonly coverage: string;
  readonly item: string | null;
  readonly type: 'percentage' | 'fixed';
  /** Percent or dollars. */
  readonly rate: string;
  readonly amount: string;
}
