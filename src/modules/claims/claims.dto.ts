import {
  Bool,
  DateOnly,
  Id,
  Int,
  ListOf,
  ListOfOneOf,
  Moment,
  MoneyText,
  Nested,
  OneOf,
  PageQuery,
  Reference,
  Text,
} from '../../platform/http/fields.js';
import { CAUSES_OF_LOSS } from '../../shared/causes-of-loss.js';
import { PRODUCT_TYPES } from '../../shared/product-types.js';
import { US_STATES } from '../../shared/us-states.js';
import { UNCOVERED_REASONS } from './coverage/governing-terms.js';
import type { ClaimAction, ClaimStatus, Requirement } from './lifecycle/domain/claim-status.js';
import { CLAIM_ACTIONS, CLAIM_STATUSES, REQUIREMENTS } from './lifecycle/domain/claim-status.js';
import type { MissingFor } from './notices/domain/missing.js';
import { MISSING_FOR } from './notices/domain/missing.js';
import { LossPlaceFields, LossNoticeResponse } from './notices/notices.dto.js';

export const LARGEST_VERSION = 2_147_483_647;

export class ClaimSearchQuery extends PageQuery {
  @Reference({ max: 40, optional: true, example: 'CLM-2026-0000001' }) readonly claimNumber?: string;
  @Id({ optional: true }) readonly policyId?: string;
  @Id({ optional: true }) readonly customerId?: string;
  @Id({ optional: true, description: 'Of the adjuster who works on it.' }) readonly adjusterId?: string;
  @OneOf(CLAIM_STATUSES, { optional: true }) readonly status?: ClaimStatus;
  @Reference({ max: 40, optional: true }) readonly catastropheCode?: string;
}

export class ClaimSummaryResponse {
  @Id() readonly id!: string;
  @Text({ max: 40, example: 'CLM-2026-0000001' }) readonly claimNumber!: string;
  @OneOf(CLAIM_STATUSES) readonly status!: ClaimStatus;
  @Id({ nullable: true, description: 'Null: the policy is not known yet, and nothing is paid.' })
  readonly policyId!: string | null;
  @Text({ max: 40, nullable: true }) readonly policyNumber!: string | null;
  @Id({ nullable: true }) readonly customerId!: string | null;
  @Text({ max: 201, nullable: true }) readonly insuredName!: string | null;
  @Id({ nullable: true }) readonly agencyId!: string | null;
  @OneOf(PRODUCT_TYPES, { nullable: true }) readonly productType!: string | null;
  @OneOf(US_STATES, { nullable: true }) readonly state!: string | null;
  @DateOnly({ nullable: true }) readonly lossOn!: string | null;
  @Moment({ nullable: true }) readonly lossAt!: string | null;
  @OneOf(CAUSES_OF_LOSS, { nullable: true }) readonly cause!: string | null;
  @Text({ max: 40, nullable: true }) readonly catastropheCode!: string | null;
  @Bool({ nullable: true, description: 'Null as long as nobody knows.' }) readonly isCovered!: boolean | null;
  @OneOf(UNCOVERED_REASONS, { nullable: true }) readonly notCoveredReason!: string | null;
  @Text({ max: 60, nullable: true }) readonly coverage!: string | null;
  @MoneyText({ nullable: true }) readonly amountClaimed!: string | null;
  @MoneyText({ nullable: true }) readonly amountApproved!: string | null;
  @Id({ nullable: true, description: 'The claim of the same loss into which this one was merged.' })
  readonly duplicateOf!: string | null;
  @Id({ nullable: true }) readonly adjusterId!: string | null;
  @Bool() readonly paymentsStopped!: boolean;
  @Moment() readonly reportedAt!: string;
  @Moment() readonly submittedAt!: string;
  @Moment({ nullable: true }) readonly resolvedAt!: string | null;
  @Int({ min: 1, max: LARGEST_VERSION, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}

export class MissingItemResponse {
  @Text({ max: 60, example: '/lossOn' }) readonly pointer!: string;
  @Text({ max: 200, example: 'The day of the loss' }) readonly title!: string;
  @OneOf(MISSING_FOR) readonly neededFor!: MissingFor;
}

export class NextStepResponse {
  @OneOf(CLAIM_ACTIONS) readonly action!: ClaimAction;
  @OneOf(CLAIM_STATUSES) readonly to!: ClaimStatus;
  @ListOfOneOf(REQUIREMENTS, { max: 10 }) readonly requires!: readonly Requirement[];
  @Bool({ description: 'Whether the caller’s role may.' }) readonly isAllowed!: boolean;
}

export class SimilarClaimResponse {
  @Id() readonly id!: string;
  @Text({ max: 40, example: 'CLM-2026-0000001' }) readonly claimNumber!: string;
  @OneOf(CLAIM_STATUSES) readonly status!: ClaimStatus;
  @DateOnly({ nullable: true }) readonly lossOn!: string | null;
  @OneOf(CAUSES_OF_LOSS, { nullable: true }) readonly cause!: string | null;
  @Bool({ description: 'Whether it was merged into this one.' }) readonly isMerged!: boolean;
}

export class PolicyCandidateResponse {
  @Id() readonly id!: string;
  @Text({ max: 40, example: 'POL-2026-0000001-01' }) readonly policyNumber!: string;
  @Text({ max: 201, example: 'Ada Lake' }) readonly insuredName!: string;
  @OneOf(PRODUCT_TYPES) readonly productType!: string;
  @OneOf(US_STATES) readonly state!: string;
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly() readonly expirationDate!: string;
  @Bool({ description: 'Whether its term has the day of the loss.' }) readonly hasDay!: boolean;
}

export class ProvisionResponse {
  @Text({ max: 60, example: 'Section I - Exclusions A.3' }) readonly number!: string;
  @Text({ max: 200, example: 'Water: flood, surface water and sewer back-up' }) readonly title!: string;
}

export class DenialResponse {
  @Text({ max: 60 }) readonly coverage!: string;
  @ListOf(() => ProvisionResponse, { max: 20 }) readonly provisions!: readonly ProvisionResponse[];
  @Text({ max: 2_000 }) readonly reason!: string;
}

export class ClaimResponse extends ClaimSummaryResponse {
  @Text({ max: 5_000, nullable: true }) readonly description!: string | null;
  @Nested(() => LossPlaceFields, { nullable: true }) readonly lossPlace!: LossPlaceFields | null;
  @ListOf(() => MissingItemResponse, { max: 20, description: 'What is still to be asked for.' })
  readonly missing!: readonly MissingItemResponse[];
  @ListOf(() => LossNoticeResponse, {
    max: 1_000,
    description: 'Also those of claims that were merged into it.',
  })
  readonly notices!: readonly LossNoticeResponse[];
  @ListOf(() => SimilarClaimResponse, {
    max: 50,
    description:
      'Claims under the same policy of about the same day and a cause that fits: perhaps the same loss.',
  })
  readonly similarClaims!: readonly SimilarClaimResponse[];
  @ListOf(() => PolicyCandidateResponse, {
    max: 10,
    description: 'Policies that fit what was told, as long as nobody has said which it is.',
  })
  readonly candidates!: readonly PolicyCandidateResponse[];
  @Nested(() => DenialResponse, { nullable: true }) readonly denial!: DenialResponse | null;
  @Text({ max: 2_000, nullable: true, description: 'Why payments are stopped.' })
  readonly paymentsStoppedReason!: string | null;
  @ListOf(() => NextStepResponse, { max: 10 }) readonly nextSteps!: readonly NextStepResponse[];
}
