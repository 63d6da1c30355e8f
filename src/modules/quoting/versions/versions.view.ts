import type { ExpiredReason, QuoteStatus } from '../domain/quote-status.js';

/** One version in the history of a quote. */
export interface QuoteVersionView {
  readonly id: string;
  readonly version: number;
  readonly status: QuoteStatus;
  readonly expiredReason: ExpiredReason | null;
  readonly supersededBy: string | null;
  readonly effectiveDate: string | null;
  readonly totalPremium: string | null;
  /** What it costs more, or less, than the version before; null for the first. */
  readonly difference: string | null;
  /** What was asked differently than in the version before. */
  readonly changed: readonly string[];
  readonly editionId: string | null;
  readonly expiresAt: string | null;
  readonly policyId: string | null;
  readonly createdBy: string | null;
  readonly createdAt: string;
}
