import type { CoverView } from '../../policies/index.js';
import { newId } from '../../../shared/ids.js';
import { Money } from '../../../shared/money.js';
import type { ClaimResponse } from '../claims.dto.js';
import type { FoundCover } from '../coverage/verify-coverage.js';
import type { RegisterClaimRequest } from './notices.dto.js';

/** A claim without what is found around it. */
export type ClaimItself = Omit<
  ClaimResponse,
  'missing' | 'notices' | 'similarClaims' | 'candidates' | 'nextSteps'
>;

export interface FirstNotice {
  readonly claimNumber: string;
  readonly input: RegisterClaimRequest;
  readonly policy: CoverView | null;
  readonly verified: FoundCover | null;
  /** The agency of whoever reports the loss, for a claim whose policy is not known yet. */
  readonly agencyId: string | null;
  readonly reportedAt: Date;
  readonly now: Date;
}

/** What becomes of a first notice, as it is read from then on. */
export function newClaim(notice: FirstNotice): ClaimItself {
  const { claimNumber, input, policy, verified, reportedAt } = notice;
  const { lossAt = null, amountClaimed = null } = input;
  const now = notice.now.toISOString();
  return {
    id: newId(),
    claimNumber,
    status: 'submitted',
    policyId: policy?.id ?? null,
    policyNumber: policy?.policyNumber ?? null,
    customerId: policy?.customerId ?? null,
    insuredName: policy?.insuredName ?? null,
    agencyId: policy ? policy.agencyId : notice.agencyId,
    productType: policy?.productType ?? null,
    state: policy?.state ?? null,
    lossOn: input.lossOn ?? null,
    lossAt: lossAt === null ? null : new Date(lossAt).toISOString(),
    cause: input.cause ?? null,
    catastropheCode: input.catastropheCode ?? null,
    isCovered: verified?.isCovered ?? null,
    notCoveredReason: verified?.notCoveredReason ?? null,
    coverage: null,
    amountClaimed: amountClaimed === null ? null : Money.parse(amountClaimed).toString(),
    amountApproved: null,
    duplicateOf: null,
    adjusterId: null,
    paymentsStopped: false,
    paymentsStoppedReason: null,
    reportedAt: reportedAt.toISOString(),
    submittedAt: now,
    resolvedAt: null,
    rowVersion: 1,
    createdAt: now,
    updatedAt: now,
    description: input.description ?? null,
    lossPlace: input.lossPlace ?? null,
    denial: null,
  };
}
