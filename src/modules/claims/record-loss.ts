import { Injectable } from '@nestjs/common';
import { CustomerLosses } from '../customers/index.js';
import type { LockedClaim } from './claims.store.js';
import type { ClaimStatus } from './lifecycle/domain/claim-status.js';
import { isOpenClaim } from './lifecycle/domain/claim-status.js';

type Claim = Pick<
  LockedClaim,
  'id' | 'claimNumber' | 'policyId' | 'customerId' | 'productType' | 'lossOn' | 'cause' | 'catastropheCode'
>;

/**
 * Tells the customers' room of a loss, so that quotes, renewals and ends of policies see it without knowing claims. A claim
 * whose policy or day nobody knows yet is nobody's loss, and losses of merged claims count once.
 *
 * A quote that declares years without a claim in which a loss is recorded (paid, or open) takes an underwriter with the authority
 * `recorded-losses`; a cancellation that would take cover from the day of a loss, and a reinstatement that would give it back, are
 * refused with `policies.losses-reported` unless the insurer says `despiteLosses`; a renewal lists them.
 */
@Injectable()
export class RecordLoss {
  constructor(private readonly losses: CustomerLosses) {}

  async run(claim: Claim, change: { readonly status?: ClaimStatus; readonly paid?: string }): Promise<void> {
    const {
      id: claimId,
      policyId,
      customerId,
      productType,
      lossOn,
      claimNumber,
      cause,
      catastropheCode,
    } = claim;
    if (policyId === null || customerId === null || productType === null) return;
    if (lossOn === null) return this.losses.forget(claimId);
    const of = { claimId, policyId, customerId, productType, occurredOn: lossOn };
    const { status, paid } = change;
    await this.losses.record({
      ...of,
      claimNumber,
      cause,
      catastropheCode,
      ...(status !== undefined && { status, isOpen: isOpenClaim(status) }),
      ...(paid !== undefined && { paid }),
    });
  }

  /** It is told under the claim into which this one was merged. */
  forget({ id }: Pick<LockedClaim, 'id'>): Promise<void> {
    return this.losses.forget(id);
  }
}
