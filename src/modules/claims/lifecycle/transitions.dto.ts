import { Id, ListOf, ListOfOneOf, Moment, OneOf, Text } from '../../../platform/http/fields.js';
import type { ClaimAction, ClaimStatus, Requirement } from './domain/claim-status.js';
import { CLAIM_ACTIONS, CLAIM_STATUSES, REQUIREMENTS } from './domain/claim-status.js';

export class TransitionResponse {
  @Id() readonly id!: string;
  @OneOf(['submit', ...CLAIM_ACTIONS]) readonly action!: ClaimAction | 'submit';
  @OneOf(CLAIM_STATUSES, { nullable: true }) readonly fromStatus!: ClaimStatus | null;
  @OneOf(CLAIM_STATUSES) readonly toStatus!: ClaimStatus;
  @Text({ max: 2_000, nullable: true }) readonly reason!: string | null;
  @Id({ nullable: true }) readonly takenBy!: string | null;
  @Moment() readonly takenAt!: string;
}

export class TransitionsResponse {
  @ListOf(() => TransitionResponse, { max: 10_000 }) readonly items!: readonly TransitionResponse[];
}

export class TransitionRuleResponse {
  @OneOf(CLAIM_ACTIONS) readonly action!: ClaimAction;
  @ListOfOneOf(CLAIM_STATUSES, { max: 10 }) readonly from!: readonly ClaimStatus[];
  @OneOf(CLAIM_STATUSES) readonly to!: ClaimStatus;
  @Text({ max: 60, example: 'claims.decide' }) readonly permission!: string;
  @ListOfOneOf(REQUIREMENTS, { max: 10 }) readonly requires!: readonly Requirement[];
}

export class TransitionRulesResponse {
  @ListOf(() => TransitionRuleResponse, { max: 50 }) readonly items!: readonly TransitionRuleResponse[];
}
