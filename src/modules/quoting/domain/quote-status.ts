export const QUOTE_STATUSES = ['draft', 'calculating', 'quoted', 'expired', 'bound', 'declined'] as const;
export type QuoteStatus = (typeof QUOTE_STATUSES)[number];

/** Which status may follow which. `bound`, `expired` and `declined` are final: a new price is a new version of the quote. */
const NEXT: Readonly<Record<QuoteStatus, readonly QuoteStatus[]>> = {
  draft: ['calculating', 'quoted', 'declined', 'expired'],
  calculating: ['draft', 'quoted', 'declined'],
  quoted: ['bound', 'expired', 'declined'],
  expired: [],
  bound: [],
  declined: [],
};

export function mayBecome(from: QuoteStatus, to: QuoteStatus): boolean {
  return NEXT[from].includes(to);
}

/** Statuses that end with the validity of the price. */
const ENDS_WITH_VALIDITY: readonly QuoteStatus[] = ['draft', 'quoted'];

/** The status at a moment: reads are right even when the job that writes `expired` has not run. */
export function statusAt(stored: QuoteStatus, expiresAt: Date, now: Date): QuoteStatus {
  return ENDS_WITH_VALIDITY.includes(stored) && expiresAt <= now ? 'expired' : stored;
}
