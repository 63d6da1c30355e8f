import { claimsError } from '../claims.errors.js';
import type { Review } from './domain/contest.js';

/** Nothing is approved for a death before it is proven, nor while the contract is looked into or contested. */
export function assertDeathProven(
  death: { readonly certificateId: string | null; readonly review: Review } | null,
): void {
  if (!death || death.certificateId === null) throw claimsError('claims.proof-of-death-missing');
  if (death.review === 'open') throw claimsError('claims.death-under-review');
  if (death.review === 'contested')
    throw claimsError('claims.death-under-review', {
      detail:
        'The insurer contests the contract: deny the claim by a provision of it, or change the finding.',
    });
}
