import {
  Bool,
  DateOnly,
  Id,
  Int,
  JsonObject,
  ListOf,
  Moment,
  OneOf,
  Text,
} from '../../../platform/http/fields.js';
import { NoLossStatementResponse } from '../../policies/index.js';
import { LARGEST_VERSION } from '../claims.dto.js';
import type { CoverDifference } from './cover-difference.js';
import { UNCOVERED_REASONS } from './governing-terms.js';

export class CoverDifferenceResponse implements CoverDifference {
  @OneOf(['cover', 'coverage', 'insured', 'party', 'item']) readonly subject!: CoverDifference['subject'];
  @Text({ max: 200, example: 'dwelling' }) readonly name!: string;
  @Text({ max: 2_000, nullable: true, description: 'Null for what was not there.' })
  readonly before!: string | null;
  @Text({ max: 2_000, nullable: true, description: 'Null for what is not there any more.' })
  readonly after!: string | null;
}

export class CoverVerificationResponse {
  @Id() readonly id!: string;
  @Int({ min: 1, max: LARGEST_VERSION, example: 1 }) readonly sequence!: number;
  @Id() readonly policyId!: string;
  @DateOnly() readonly lossOn!: string;
  @Moment({ nullable: true }) readonly lossAt!: string | null;
  @Bool() readonly isCovered!: boolean;
  @OneOf(UNCOVERED_REASONS, { nullable: true }) readonly notCoveredReason!: string | null;
  @Id({ description: 'The entry of the policy’s ledger that says what was insured.' })
  readonly segmentTransactionId!: string;
  @Moment({ description: 'The moment of the loss, or where only its day is known, the beginning of that.' })
  readonly knownThenAt!: string;
  @JsonObject({
    nullable: true,
    description: 'The policy on the day of the loss, as it was known then; null: nothing had been booked.',
  })
  readonly knownThen!: Readonly<Record<string, unknown>> | null;
  @JsonObject({ description: 'The policy on the day of the loss, as it was known when somebody looked.' })
  readonly knownNow!: Readonly<Record<string, unknown>>;
  @ListOf(() => CoverDifferenceResponse, { max: 10_000, description: 'Between the two.' })
  readonly differences!: readonly CoverDifferenceResponse[];
  @ListOf(() => CoverDifferenceResponse, {
    max: 10_000,
    description: 'Between the verification before and this one: what another day of loss makes of it.',
  })
  readonly sinceLast!: readonly CoverDifferenceResponse[];
  @Id({ nullable: true }) readonly verifiedBy!: string | null;
  @Moment() readonly verifiedAt!: string;
}

export class VerificationsResponse {
  @ListOf(() => CoverVerificationResponse, { max: 1_000, description: 'The newest first.' })
  readonly items!: readonly CoverVerificationResponse[];
  @ListOf(() => NoLossStatementResponse, {
    max: 1_000,
    description:
      'Somebody has signed that nothing happened on the day of the loss, and had coverage reinstated: perhaps a misrepresentation.',
  })
  readonly noLossStatements!: readonly NoLossStatementResponse[];
}
