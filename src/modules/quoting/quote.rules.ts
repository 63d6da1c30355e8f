import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { assertVersion } from '../../platform/http/etag.js';
import { referralOpen } from '../underwriting/index.js';
import type { StoredStatus } from './domain/quote-status.js';
import { quoteMayBecome } from './domain/quote-status.js';
import { quotingError } from './quoting.errors.js';

/** What decides whether a version of a quote may become a policy, or be followed by another. */
export interface StateOfQuote extends StoredStatus {
  readonly quoteNumber: string;
  readonly version: number;
  readonly supersededBy: string | null;
  readonly convertedToPolicyId: string | null;
  readonly worksheetId: string | null;
  readonly rowVersion: number;
}

/** Checks, in the order in which a person would want to know, that this version may become a policy now. */
export function assertBindable(quote: StateOfQuote, expected: ExpectedRowVersion, now: Date): void {
  const { status, expiredReason, expiresAt } = quote;
  assertUnbound(quote);
  assertNewest(quote);
  if (!quote.worksheetId) throw quotingError('quoting.quote-not-rated');
  if (status === 'declined') throw quotingError('quoting.quote-declined');
  if (expiredReason === 'alternative_bound') throw quotingError('quoting.alternative-chosen');
  if (status === 'expired' || (expiresAt !== null && expiresAt <= now)) {
    throw quotingError('quoting.quote-expired', {
      detail: `Quote ${quote.quoteNumber} can no longer be bound; quote again`,
    });
  }
  // Agents are not told the limit that was hit: the referral reasons stay with underwriters.
  if (!quoteMayBecome(status, 'bound')) throw referralOpen();
  assertVersion(quote.rowVersion, expected);
}

type Bound = Pick<StateOfQuote, 'status' | 'quoteNumber'> & {
  readonly convertedToPolicyId?: string | null | undefined;
};

export function assertUnbound({ status, quoteNumber, convertedToPolicyId }: Bound): void {
  if (status !== 'bound') return;
  throw quotingError('quoting.already-bound', {
    detail: `Quote ${quoteNumber} is already bound`,
    members: { policyId: convertedToPolicyId ?? '' },
  });
}

type Version = Pick<StateOfQuote, 'quoteNumber' | 'version'> & {
  readonly supersededBy?: string | null | undefined;
};

export function assertNewest({ quoteNumber, version, supersededBy }: Version): void {
  if (!supersededBy) return;
  throw quotingError('quoting.quote-superseded', {
    detail: `Version ${version} of quote ${quoteNumber} was replaced by a newer one`,
    members: { supersededBy },
  });
}
