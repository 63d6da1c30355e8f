import type { DatedCharge } from '../../../domain/term-charge.js';
import { totalCents } from '../../../domain/term-charge.js';
import { RETENTION_CODE } from '../../../domain/timeline.js';

/** What a cancellation comes to, in cents. `earned`, `retained` and `feesKept` are what the term then costs. */
export interface CancellationFigures {
  readonly earned: number;
  /** Kept beyond what is earned by the day, because the refund is short. */
  readonly retained: number;
  readonly feesKept: number;
  readonly refund: number;
}

/** The figures of a cancellation: from the entries booked before it and from those that it books. */
export function cancellationFigures(
  before: readonly DatedCharge[],
  booked: readonly DatedCharge[],
): CancellationFigures {
  const after = [...before, ...booked];
  const feesKept = totalCents(after.filter(({ kind }) => kind === 'fee'));
  const retained = totalCents(after.filter(({ code }) => code === RETENTION_CODE));
  return {
    earned: totalCents(after) - feesKept - retained,
    retained,
    feesKept,
    refund: 0 - totalCents(booked),
  };
}
