import {
  Bool,
  DateOnly,
  EXAMPLE_END,
  Id,
  Int,
  Line,
  ListOf,
  Moment,
  OneOf,
  PageQuery,
  Reference,
  Text,
} from '../../../platform/http/fields.js';
import { named } from '../../../shared/named-list.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import { US_STATES } from '../../../shared/us-states.js';
import { LARGEST_VERSION } from '../claims.dto.js';
import type { Disposition, FraudRuleKind } from './domain/fraud-rules.js';
import { DISPOSITIONS, FRAUD_RULE_KINDS } from './domain/fraud-rules.js';

const OPEN = { optional: true, nullable: true } as const;
const MOST_POINTS = 1_000;
export const INVESTIGATION_STATUSES = named('ClaimInvestigationStatus', ['open', 'closed']);
export type InvestigationStatus = (typeof INVESTIGATION_STATUSES)[number];

export class AddFraudRuleRequest {
  @OneOf(FRAUD_RULE_KINDS, {
    example: 'indicator',
    description: 'An indicator gives points where its condition holds; a threshold refers from so many on.',
  })
  readonly kind!: FraudRuleKind;
  @Reference({ max: 60, example: 'early-loss' }) readonly code!: string;
  @Line({ max: 200, example: 'Loss within thirty days of new business' }) readonly title!: string;
  @Text({
    max: 2_000,
    ...OPEN,
    example:
      'has(claim.termNumber) && claim.termNumber == 1 && has(claim.daysIntoTerm) && claim.daysIntoTerm < 30',
    description: 'Of an indicator, in the Common Expression Language over the fields of a claim.',
  })
  readonly condition?: string | null;
  @Int({ min: 1, max: MOST_POINTS, example: 30 }) readonly points!: number;
  @Bool({
    optional: true,
    description: 'Whether payments stop while the claim is looked into; false unless told.',
  })
  readonly stopsPayments?: boolean;
  @OneOf(PRODUCT_TYPES, { ...OPEN, description: 'Every product where it is left out.' })
  readonly productType?: string | null;
  @OneOf(US_STATES, { ...OPEN, description: 'Every state where it is left out.' }) readonly state?:
    string | null;
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly(OPEN) readonly expirationDate?: string | null;
}

export class EndFraudRuleRequest {
  @DateOnly({ nullable: true, example: EXAMPLE_END }) readonly expirationDate!: string | null;
}

export class FraudRuleResponse {
  @Id() readonly id!: string;
  @OneOf(FRAUD_RULE_KINDS) readonly kind!: FraudRuleKind;
  @Text({ max: 60 }) readonly code!: string;
  @Text({ max: 200 }) readonly title!: string;
  @Text({ max: 2_000, nullable: true }) readonly condition!: string | null;
  @Int({ min: 1, max: MOST_POINTS }) readonly points!: number;
  @Bool() readonly stopsPayments!: boolean;
  @OneOf(PRODUCT_TYPES, { nullable: true }) readonly productType!: string | null;
  @OneOf(US_STATES, { nullable: true }) readonly state!: string | null;
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly({ nullable: true }) readonly expirationDate!: string | null;
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
}

export class FraudIndicatorResponse {
  @Id({ description: 'Of the rule.' }) readonly ruleId!: string;
  @Text({ max: 60, example: 'early-loss' }) readonly code!: string;
  @Text({ max: 200 }) readonly title!: string;
  @Int({ min: 1, max: MOST_POINTS }) readonly points!: number;
  @Bool() readonly stopsPayments!: boolean;
}

export class FraudScoreResponse {
  @Int({ min: 1, max: LARGEST_VERSION }) readonly sequence!: number;
  @Int({ min: 0, max: LARGEST_VERSION }) readonly score!: number;
  @ListOf(() => FraudIndicatorResponse, { max: 1_000 })
  readonly indicators!: readonly FraudIndicatorResponse[];
  @Moment() readonly scoredAt!: string;
}

export class FraudScoresResponse {
  @ListOf(() => FraudScoreResponse, {
    max: 1_000,
    description: 'The latest first: one each time that the indicators of the claim had changed.',
  })
  readonly items!: readonly FraudScoreResponse[];
}

export class OpenInvestigationRequest {
  @Text({ max: 2_000, example: 'Two neighbors say that the roof was damaged last year.' })
  readonly reason!: string;
  @Bool({ optional: true, description: 'Whether payments stop meanwhile; false unless told.' })
  readonly stopsPayments?: boolean;
}

export class CloseInvestigationRequest {
  @OneOf(DISPOSITIONS, { example: 'unfounded' }) readonly disposition!: Disposition;
  @Text({ max: 5_000, example: 'The invoice of the roofer and the weather report agree.' })
  readonly findings!: string;
}

export class InvestigationReasonResponse {
  @Id({ nullable: true, description: 'The rule; null where a person referred the claim.' })
  readonly ruleId!: string | null;
  @Text({ max: 60, nullable: true }) readonly code!: string | null;
  @Text({ max: 2_000 }) readonly text!: string;
  @Int({ min: 1, max: MOST_POINTS, nullable: true }) readonly points!: number | null;
}

export class InvestigationSearchQuery extends PageQuery {
  @OneOf(INVESTIGATION_STATUSES, { optional: true }) readonly status?: InvestigationStatus;
  @Id({ optional: true }) readonly claimId?: string;
}

export class InvestigationResponse {
  @Id() readonly id!: string;
  @Id() readonly claimId!: string;
  @Text({ max: 40, example: 'CLM-2026-0000001' }) readonly claimNumber!: string;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly sequence!: number;
  @OneOf(INVESTIGATION_STATUSES) readonly status!: InvestigationStatus;
  @ListOf(() => InvestigationReasonResponse, { max: 1_000 })
  readonly reasons!: readonly InvestigationReasonResponse[];
  @Bool({ description: 'Whether nothing is paid on the claim as long as this is open.' })
  readonly stopsPayments!: boolean;
  @Id({ nullable: true }) readonly openedBy!: string | null;
  @Moment() readonly openedAt!: string;
  @OneOf(DISPOSITIONS, { nullable: true }) readonly disposition!: Disposition | null;
  @Text({ max: 5_000, nullable: true }) readonly findings!: string | null;
  @Id({ nullable: true }) readonly closedBy!: string | null;
  @Moment({ nullable: true }) readonly closedAt!: string | null;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly rowVersion!: number;
}
