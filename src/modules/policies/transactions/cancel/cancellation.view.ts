import { amountOf } from '../../ledger/premium.js';
import type { CancellationFigures } from './domain/figures.js';

/** In US dollars. `earned`, `retained` and `feesKept` add up to what the term then costs. */
export interface CancellationFiguresView {
  readonly earned: string;
  readonly retained: string;
  readonly feesKept: string;
  readonly refund: string;
}

export const CANCELLATION_STATES = ['none', 'scheduled', 'cancelled'] as const;
export type CancellationState = (typeof CANCELLATION_STATES)[number];

export function figuresView({
  earned,
  retained,
  feesKept,
  refund,
}: CancellationFigures): CancellationFiguresView {
  return {
    earned: amountOf(earned),
    retained: amountOf(retained),
    feesKept: amountOf(feesKept),
    refund: amountOf(refund),
  };
}
