import { longDate } from '../../../shared/long-date.js';
import { claimsError } from '../claims.errors.js';
import type { LockedClaim } from '../claims.store.js';
import type { LossHindrance } from './loss-hindrance.js';
import { hindranceToLoss } from './loss-hindrance.js';

/** The reasons for which a loss is not covered, as `assertCovered` throws them. */
export const NOT_COVERED = [
  'claims.policy-unverified',
  'claims.not-covered',
  'claims.coverage-unknown',
  'claims.waiting-period',
  'claims.excluded',
] as const;

/** Throws the reason for which the loss may not be paid under a coverage, as far as the data show one. */
export function assertCovered(claim: LockedClaim, coverage: string): void {
  const hindrance = hindranceToLoss(claim, coverage);
  if (!hindrance) return;
  const pointer = hindrance.code === 'claims.coverage-unknown' ? '/coverage' : undefined;
  const detail = detailOf(hindrance);
  throw claimsError(hindrance.code, {
    ...(detail !== null && { detail }),
    ...(pointer !== undefined && detail !== null && { errors: [{ pointer, detail }] }),
    ...(hindrance.code === 'claims.not-covered' && { members: { notCoveredReason: hindrance.reason } }),
  });
}

function detailOf(hindrance: LossHindrance): string | null {
  switch (hindrance.code) {
    case 'claims.policy-unverified':
      return null;
    case 'claims.not-covered':
      return `There is no coverage on that day: ${hindrance.reason.replaceAll('_', ' ')}.`;
    case 'claims.coverage-unknown':
      return `must be one of ${hindrance.known.join(', ')}`;
    case 'claims.waiting-period':
      return `Losses are covered from ${longDate(hindrance.coveredFrom)} on.`;
    case 'claims.excluded':
      return `${hindrance.title} (${hindrance.provision}).`;
  }
}
