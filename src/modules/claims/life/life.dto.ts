import {
  Bool,
  DateOnly,
  Factor,
  Id,
  Int,
  Line,
  ListOf,
  ListOfOneOf,
  Moment,
  MoneyText,
  Nested,
  OneOf,
  Text,
} from '../../../platform/http/fields.js';
import { named } from '../../../shared/named-list.js';
import type { Distribution } from '../../policies/index.js';
import { BENEFICIARY_KINDS, DISTRIBUTIONS } from '../../policies/index.js';
import { LARGEST_VERSION } from '../claims.dto.js';
import type { DeathPeriod, MannerOfDeath, Review, ReviewReason } from './domain/contest.js';
import { MANNERS_OF_DEATH, PERIODS, REVIEWS, REVIEW_REASONS } from './domain/contest.js';
import type { PayeeClass, HeirStanding } from './domain/death-benefit.js';
import { PAYEE_CLASSES, STANDINGS } from './domain/death-benefit.js';

const OPEN = { optional: true, nullable: true } as const;
const PERCENT = { min: '0', max: '100', example: '4.25' } as const;
const SEXES = named('InsuredSex', ['male', 'female']);
const FINDINGS = named('DeathFinding', ['payable', 'contested']);
export type DeathFinding = (typeof FINDINGS)[number];

const DESCENDANTS = named('DescendantKind', ['person', 'minor']);
type DescendantKind = (typeof DESCENDANTS)[number];
/** Those who were named, the estate, and descendants of all of them. */
export const MOST_BENEFICIARIES = 500;

export class TrueInsuredFields {
  @Int({ min: 0, max: 120, optional: true, example: 39, description: 'At issue, as the manual counts it.' })
  readonly issueAge?: number;
  @OneOf(SEXES, { optional: true }) readonly sex?: 'male' | 'female';
}

export class RecordDeathRequest {
  @OneOf(MANNERS_OF_DEATH, { example: 'natural', description: 'As the certificate of death says.' })
  readonly manner!: MannerOfDeath;
  @Id({ ...OPEN, description: 'The proof of death: a file of the claim that is a death_certificate.' })
  readonly certificateId?: string | null;
  @Nested(() => TrueInsuredFields, {
    ...OPEN,
    description: 'Where age or sex was misstated. The benefit is what the premium would have bought.',
  })
  readonly misstated?: TrueInsuredFields | null;
  @MoneyText({
    min: '0.01',
    ...OPEN,
    description: 'The adjusted face amount, where the manual gives none exactly; with `misstated`.',
  })
  readonly adjustedFace?: string | null;
  @MoneyText({ ...OPEN, description: 'Premium due by the death; what billing says is past due unless told.' })
  readonly unpaidPremium?: string | null;
  @Factor({ ...PERCENT, ...OPEN, description: 'A year, where the law asks for the rate of the company.' })
  readonly interestPercent?: string | null;
  @Line({ max: 200, ...OPEN, example: 'Deposit rate of 2026-06, above the short-term federal rate' })
  readonly interestSource?: string | null;
}

export class FindOnDeathRequest {
  @OneOf(FINDINGS, { example: 'payable', description: '`contested` denies nothing: a denial is a step.' })
  readonly finding!: DeathFinding;
  @Text({ max: 2_000, example: 'Medical records agree with the application.' }) readonly reason!: string;
}

export class ChangeClaimBeneficiaryRequest {
  @OneOf(STANDINGS, { optional: true, example: 'predeceased' }) readonly standing?: HeirStanding;
  @Text({ max: 2_000, ...OPEN, example: 'Died on 2025-03-02, certificate at hand.' })
  readonly reason?: string | null;
  @Id({
    ...OPEN,
    description: 'Who receives the money: for a minor the custodian, for an estate the executor.',
  })
  readonly contactId?: string | null;
  @DateOnly({ optional: true, description: 'By when to look again for one who is not found.' })
  readonly lookAgainOn?: string;
  @Bool({
    optional: true,
    example: false,
    description: 'Of one who was named per stirpes and takes nothing: nobody takes the place.',
  })
  readonly hasNoDescendants?: boolean;
}

export class AddDescendantRequest {
  @OneOf(DESCENDANTS, { example: 'person' }) readonly kind!: DescendantKind;
  @Line({ max: 200, example: 'Dee Quinn' }) readonly name!: string;
  @Line({ max: 200, ...OPEN, description: 'Who receives the money for a minor.' })
  readonly custodian?: string | null;
}

export class DeathPeriodResponse implements DeathPeriod {
  @OneOf(PERIODS) readonly kind!: DeathPeriod['kind'];
  @DateOnly({ description: 'Issue, or the last reinstatement after a lapse.' }) readonly since!: string;
  @DateOnly({ nullable: true, description: 'The first day after it; null: not known for the state.' })
  readonly until!: string | null;
  @Text({ max: 500, nullable: true }) readonly citation!: string | null;
  @Bool({ nullable: true, description: 'Whether the death lies within it.' }) readonly isWithin!:
    boolean | null;
}

export class DeathInterestResponse {
  @Bool({ description: 'Whether anybody has entered what the state asks for.' }) readonly isKnown!: boolean;
  @Text({ max: 500, nullable: true }) readonly citation!: string | null;
  @DateOnly({ nullable: true }) readonly from!: string | null;
  @Factor({ ...PERCENT, nullable: true, description: 'Null where the company’s rate is still to be told.' })
  readonly percent!: string | null;
  @Text({ max: 200, nullable: true }) readonly source!: string | null;
}

export class ClaimBeneficiaryResponse {
  @Id() readonly id!: string;
  @OneOf(PAYEE_CLASSES) readonly class!: PayeeClass;
  @OneOf(BENEFICIARY_KINDS) readonly kind!: string;
  @Text({ max: 250 }) readonly name!: string;
  @Text({ max: 200, nullable: true }) readonly custodian!: string | null;
  @Factor({ max: '100', description: 'Of a descendant: of the one who was named.' })
  readonly sharePercent!: string;
  @OneOf(DISTRIBUTIONS, { description: 'Per stirpes: descendants take the place of one who takes nothing.' })
  readonly distribution!: Distribution;
  @Id({ nullable: true, description: 'Of a descendant: whose place is taken.' })
  readonly inPlaceOf!: string | null;
  @Bool() readonly hasNoDescendants!: boolean;
  @OneOf(STANDINGS) readonly standing!: HeirStanding;
  @Text({ max: 2_000, nullable: true }) readonly standingReason!: string | null;
  @Id({ nullable: true }) readonly contactId!: string | null;
  @Id({ nullable: true }) readonly exposureId!: string | null;
  @MoneyText({ description: 'Of the benefit.' }) readonly amount!: string;
  @Bool({ description: 'Not to be paid yet: who takes it is not found, or not known.' })
  readonly isWaiting!: boolean;
  @MoneyText({ nullable: true, description: 'If paid on the day asked about; null: not known.' })
  readonly interest!: string | null;
}

export class DeathResponse {
  @Id() readonly claimId!: string;
  @DateOnly() readonly diedOn!: string;
  @OneOf(MANNERS_OF_DEATH) readonly manner!: MannerOfDeath;
  @Id({ nullable: true }) readonly certificateId!: string | null;
  @Id({ nullable: true, description: 'Null: nobody was named, and the estate is paid.' })
  readonly designationId!: string | null;
  @ListOf(() => DeathPeriodResponse, { max: 2 }) readonly periods!: readonly DeathPeriod[];
  @OneOf(REVIEWS, { description: 'While it is open, or contested, nothing is approved.' })
  readonly review!: Review;
  @ListOfOneOf(REVIEW_REASONS, { max: 10 }) readonly reviewReasons!: readonly ReviewReason[];
  @Text({ max: 2_000, nullable: true }) readonly finding!: string | null;
  @Id({ nullable: true }) readonly foundBy!: string | null;
  @Moment({ nullable: true }) readonly foundAt!: string | null;
  @MoneyText() readonly faceAmount!: string;
  @MoneyText({ nullable: true }) readonly adjustedFace!: string | null;
  @Text({ max: 200, nullable: true }) readonly adjustedBecause!: string | null;
  @MoneyText() readonly unpaidPremium!: string;
  @MoneyText({ description: 'What the beneficiaries share, without interest.' }) readonly benefit!: string;
  @Nested(() => DeathInterestResponse) readonly interest!: DeathInterestResponse;
  @DateOnly({ description: 'The day up to which interest is worked out.' }) readonly paidOn!: string;
  @ListOf(() => ClaimBeneficiaryResponse, { max: MOST_BENEFICIARIES })
  readonly beneficiaries!: readonly ClaimBeneficiaryResponse[];
  @Int({ min: 1, max: LARGEST_VERSION, description: 'Of the claim.' }) readonly rowVersion!: number;
}

export class DeathQuery {
  @DateOnly({ optional: true, description: 'When it is to be paid; today unless told.' })
  readonly paidOn?: string;
}
