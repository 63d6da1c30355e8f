import {
  Bool,
  DateOnly,
  EXAMPLE_DATE,
  EXAMPLE_END,
  Factor,
  Id,
  Int,
  Line,
  ListOf,
  MoneyText,
  Nested,
  OneOf,
  Reference,
  Text,
} from '../../../platform/http/fields.js';
import { named } from '../../../shared/named-list.js';
import { LARGEST_VERSION } from '../claims.dto.js';
import type { SharingMethod } from './domain/insured-share.js';
import { SHARING_METHODS } from './domain/insured-share.js';

export const SUBROGATION_STATUSES = named('ClaimSubrogationStatus', ['open', 'demanded', 'closed']);
export type SubrogationStatus = (typeof SUBROGATION_STATUSES)[number];
export const LAWSUIT_OUTCOMES = named('ClaimLawsuitOutcome', ['settled', 'dismissed', 'judgment']);
export type LawsuitOutcome = (typeof LAWSUIT_OUTCOMES)[number];
export const LAWSUIT_STATUSES = named('ClaimLawsuitStatus', ['open', 'settled', 'dismissed', 'judgment']);
export type LawsuitStatus = (typeof LAWSUIT_STATUSES)[number];

const OPEN = { optional: true, nullable: true } as const;
const PERCENT = { min: '0.01', max: '100' } as const;

export class OpenSubrogationRequest {
  @Id({ description: 'The contact who is liable, or who insures that person.' }) readonly againstId!: string;
  @Factor({ ...PERCENT, example: '100', description: 'Percent of the loss for which that person is liable.' })
  readonly liabilityPercent!: string;
  @Bool({
    optional: true,
    description: 'It is somebody else whose name is that of an insured, a driver or the insurer.',
  })
  readonly isNamesake?: boolean;
}

export class CloseSubrogationRequest {
  @Text({ max: 2_000, example: 'Paid in full.' }) readonly reason!: string;
}

export class SubrogationSharingResponse {
  @OneOf(SHARING_METHODS, {
    example: 'pro_rata',
    description: 'In proportion to what each has borne, or the deductible of the insured first.',
  })
  readonly method!: SharingMethod;
  @Bool({ description: 'Whether somebody has entered what the state says; if not, it is in proportion.' })
  readonly isKnown!: boolean;
  @Text({ max: 500, nullable: true }) readonly citation!: string | null;
}

export class SubrogationResponse {
  @Id() readonly id!: string;
  @Id() readonly claimId!: string;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly sequence!: number;
  @Id() readonly againstId!: string;
  @Factor(PERCENT) readonly liabilityPercent!: string;
  @Bool({ description: 'Whether somebody has said so when it was opened.' }) readonly isNamesake!: boolean;
  @OneOf(SUBROGATION_STATUSES) readonly status!: SubrogationStatus;
  @DateOnly({ nullable: true, description: 'Of the last demand.' }) readonly demandedOn!: string | null;
  @MoneyText({ nullable: true, description: 'What had been paid for the insured’s own losses.' })
  readonly demandedPaid!: string | null;
  @MoneyText({ nullable: true, description: 'What the insured bore of them.' })
  readonly demandedDeductible!: string | null;
  @MoneyText({ nullable: true, description: 'The liable part of both together.' })
  readonly demand!: string | null;
  @MoneyText({ description: 'What came back on the claim by subrogation.' }) readonly recovered!: string;
  @MoneyText({ description: 'What of that is the insured’s for the deductible of the last demand.' })
  readonly insuredShare!: string;
  @Nested(() => SubrogationSharingResponse) readonly sharing!: SubrogationSharingResponse;
  @Text({ max: 2_000, nullable: true }) readonly endReason!: string | null;
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly rowVersion!: number;
}

export class SubrogationsResponse {
  @ListOf(() => SubrogationResponse, { max: 1_000 }) readonly items!: readonly SubrogationResponse[];
}

export class OpenLawsuitRequest {
  @Line({ max: 200, example: 'Court of Common Pleas, Franklin County, Ohio' }) readonly court!: string;
  @Reference({ max: 60, example: '26-CV-004711' }) readonly docketNumber!: string;
  @Line({ max: 200, example: 'Ada Lake' }) readonly plaintiff!: string;
  @Id({ ...OPEN, description: 'The contact who defends.' }) readonly counselId?: string | null;
  @DateOnly({ example: EXAMPLE_DATE, description: 'When the complaint was served.' })
  readonly servedOn!: string;
  @DateOnly({ example: EXAMPLE_END, description: 'The last day to answer; it stands in the diary.' })
  readonly answerDueOn!: string;
  @MoneyText({ ...OPEN, example: '80000.00', description: 'What is asked for.' })
  readonly demandAmount?: string | null;
}

export class EndLawsuitRequest {
  @OneOf(LAWSUIT_OUTCOMES, { example: 'settled' }) readonly outcome!: LawsuitOutcome;
  @MoneyText({
    ...OPEN,
    example: '25000.00',
    description: 'What was agreed or awarded. Paying it is another step.',
  })
  readonly outcomeAmount?: string | null;
  @DateOnly({ example: EXAMPLE_DATE }) readonly endedOn!: string;
  @Text({ max: 2_000, example: 'Agreed before the trial.' }) readonly reason!: string;
}

export class LawsuitResponse {
  @Id() readonly id!: string;
  @Id() readonly claimId!: string;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly sequence!: number;
  @Text({ max: 200 }) readonly court!: string;
  @Text({ max: 60 }) readonly docketNumber!: string;
  @Text({ max: 200 }) readonly plaintiff!: string;
  @Id({ nullable: true }) readonly counselId!: string | null;
  @DateOnly() readonly servedOn!: string;
  @DateOnly() readonly answerDueOn!: string;
  @MoneyText({ nullable: true }) readonly demandAmount!: string | null;
  @OneOf(LAWSUIT_STATUSES) readonly status!: LawsuitStatus;
  @MoneyText({ nullable: true }) readonly outcomeAmount!: string | null;
  @DateOnly({ nullable: true }) readonly endedOn!: string | null;
  @Text({ max: 2_000, nullable: true }) readonly endReason!: string | null;
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly rowVersion!: number;
}

export class LawsuitsResponse {
  @ListOf(() => LawsuitResponse, { max: 1_000 }) readonly items!: readonly LawsuitResponse[];
}
