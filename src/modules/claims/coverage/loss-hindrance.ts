import { Money } from '../../../shared/money.js';
import type { LockedClaim } from '../claims.store.js';
import type { GoverningTerms } from './governing-terms.js';

/** Why a loss is not paid under a coverage, as far as the data show; null: no reason. */
export type LossHindrance =
  | { readonly code: 'claims.policy-unverified' }
  | { readonly code: 'claims.not-covered'; readonly reason: string }
  | { readonly code: 'claims.coverage-unknown'; readonly known: readonly string[] }
  | { readonly code: 'claims.waiting-period'; readonly coveredFrom: string }
  | { readonly code: 'claims.excluded'; readonly title: string; readonly provision: string };

type Loss = Pick<LockedClaim, 'isCovered' | 'notCoveredReason' | 'terms' | 'lossOn' | 'cause'>;

/**
 * The reason for which a loss is not paid under a coverage. Where several items have the coverage, the terms of the
 * first are read: all cover the same causes.
 */
export function hindranceToLoss(loss: Loss, coverage: string): LossHindrance | null {
  if (loss.isCovered === null || loss.lossOn === null) return { code: 'claims.policy-unverified' };
  if (!loss.isCovered) return { code: 'claims.not-covered', reason: loss.notCoveredReason ?? 'not_booked' };
  const terms = loss.terms?.find(({ code }) => code === coverage);
  if (!terms)
    return { code: 'claims.coverage-unknown', known: [...new Set(loss.terms?.map(({ code }) => code))] };
  if (terms.coveredFrom !== null && loss.lossOn < terms.coveredFrom)
    return { code: 'claims.waiting-period', coveredFrom: terms.coveredFrom };
  const exclusion = terms.loss.exclusions.find(({ causes }) =>
    (causes as readonly string[]).includes(loss.cause ?? ''),
  );
  return exclusion
    ? { code: 'claims.excluded', title: exclusion.title, provision: exclusion.provision }
    : null;
}

/**
 * The most that a coverage pays for one occurrence: the sum over its parts and items; null where a part has no limit of an
 * occurrence, so that nothing can be said before the claimants are known.
 */
export function mostPayable(terms: readonly GoverningTerms[], coverage: string): Money | null {
  let most = Money.ZERO;
  for (const { limits } of terms.filter(({ code }) => code === coverage)) {
    const parts = new Set(limits.flatMap(({ part }) => part ?? []));
    for (const part of parts.size === 0 ? [null] : parts) {
      const amounts = limits
        .filter((limit) => limit.per !== 'person' && (limit.part === null || limit.part === part))
        .map(({ amount }) => Money.parse(amount));
      if (amounts.length === 0) return null;
      most = most.plus(amounts.reduce((least, amount) => (amount.compare(least) < 0 ? amount : least)));
    }
  }
  return most;
}
