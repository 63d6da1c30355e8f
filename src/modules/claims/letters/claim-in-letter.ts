import type { ClaimLetter, IssueInput } from '../../documents/index.js';
import type { LockedClaim } from '../claims.store.js';
import { causeWords } from './domain/words.js';

export type ClaimInLetter = Pick<
  LockedClaim,
  'id' | 'claimNumber' | 'policyId' | 'customerId' | 'agencyId' | 'productType' | 'lossOn' | 'cause' | 'terms'
>;

export function claimInLetter({
  claimNumber,
  lossOn,
  cause,
}: Pick<ClaimInLetter, 'claimNumber' | 'lossOn' | 'cause'>): ClaimLetter['claim'] {
  return { claimNumber, lossOn, cause: cause === null ? null : causeWords(cause) };
}

/** What a letter is about, and who may read it. */
export function whose({
  id,
  agencyId,
  customerId,
}: Pick<ClaimInLetter, 'id' | 'agencyId' | 'customerId'>): Pick<
  IssueInput,
  'subject' | 'agencyId' | 'customerId'
> {
  return { subject: { type: 'claim', id }, agencyId, customerId };
}
