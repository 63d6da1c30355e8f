import {
  DateOnly,
  Int,
  ListOf,
  ListOfText,
  MoneyText,
  Nested,
  OneOf,
  Text,
} from '../../../platform/http/fields.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type {
  DeclarationsBasis,
  DeclarationsData,
  EndorsementData,
  QuoteProposalData,
  RenewalOfferData,
} from '../domain/data.js';
import type { PolicyLetter } from '../domain/letter.js';
import { DECLARATIONS_BASES } from '../domain/data.js';
import { AmountDueFields, ChangeFields, PaymentOptionFields } from './parts-of-letters.js';
import {
  AMOUNT_IN_DATA,
  CoverageLineFields,
  EndorsementInForceFields,
  FormLineFields,
  InsuredFields,
  InterestFields,
  LabeledValueFields,
  LetterheadFields,
  PARAGRAPHS,
  PolicyFields,
  PremiumFields,
  RiskSectionFields,
  absent,
} from './parts.js';

/** The limits of a risk, so that everything that can be insured can also be printed. */
const RISK = { max: 5_000 } as const;
const COVERAGES = { max: 10_000 } as const;
const INTERESTS = { max: 50, ...absent } as const;
const PAYMENTS = { max: 20, ...absent } as const;
const CHANGES = { max: 20_000 } as const;

export class QuoteProposalFields extends LetterheadFields implements QuoteProposalData {
  @Nested(() => InsuredFields) readonly recipient!: InsuredFields;
  @Text({ max: 60 }) readonly quoteNumber!: string;
  @Int({ min: 1, max: 2_147_483_647 }) readonly version!: number;
  @Text({ max: 100 }) readonly product!: string;
  @Text({ max: 40 }) readonly state!: string;
  @DateOnly() readonly effectiveDate!: CalendarDate;
  @DateOnly() readonly expirationDate!: CalendarDate;
  @DateOnly() readonly validUntil!: CalendarDate;
  @ListOf(() => RiskSectionFields, RISK) readonly risk!: readonly RiskSectionFields[];
  @ListOf(() => CoverageLineFields, COVERAGES) readonly coverages!: readonly CoverageLineFields[];
  @Nested(() => PremiumFields) readonly premium!: PremiumFields;
  @DateOnly(absent) readonly chargedUntil?: CalendarDate | null;
  @ListOf(() => PaymentOptionFields, PAYMENTS) readonly payments?: readonly PaymentOptionFields[] | null;
  @ListOfText(PARAGRAPHS) readonly conditions?: readonly string[] | null;
  @ListOfText(PARAGRAPHS) readonly remarks?: readonly string[] | null;
}

export class PolicyLetterFields extends LetterheadFields implements PolicyLetter {
  @Nested(() => InsuredFields) readonly insured!: InsuredFields;
  @Nested(() => PolicyFields) readonly policy!: PolicyFields;
  @ListOf(() => LabeledValueFields, { ...RISK, ...absent })
  readonly property?: readonly LabeledValueFields[] | null;
  @Nested(() => InterestFields, absent) readonly copyFor?: InterestFields | null;
  @ListOfText(PARAGRAPHS) readonly remarks?: readonly string[] | null;
}

export class DeclarationsFields extends PolicyLetterFields implements DeclarationsData {
  @OneOf(DECLARATIONS_BASES) readonly basis!: DeclarationsBasis;
  @ListOf(() => RiskSectionFields, RISK) readonly risk!: readonly RiskSectionFields[];
  @ListOf(() => CoverageLineFields, COVERAGES) readonly coverages!: readonly CoverageLineFields[];
  @Nested(() => PremiumFields) readonly premium!: PremiumFields;
  @DateOnly(absent) readonly chargedUntil?: CalendarDate | null;
  @ListOf(() => InterestFields, INTERESTS) readonly interests?: readonly InterestFields[] | null;
  @ListOf(() => FormLineFields, { max: 200, ...absent }) readonly forms?: readonly FormLineFields[] | null;
  @DateOnly(absent) readonly amendedOn?: CalendarDate | null;
  @ListOf(() => EndorsementInForceFields, { ...RISK, ...absent })
  readonly endorsements?: readonly EndorsementInForceFields[] | null;
}

export class EndorsementFields extends PolicyLetterFields implements EndorsementData {
  @Text({ max: 40 }) readonly endorsementNumber!: string;
  @DateOnly() readonly effectiveDate!: CalendarDate;
  @ListOf(() => ChangeFields, CHANGES) readonly changes!: readonly ChangeFields[];
  @MoneyText(AMOUNT_IN_DATA) readonly previousPremium!: string;
  @Nested(() => PremiumFields) readonly premiumChange!: PremiumFields;
  @MoneyText(AMOUNT_IN_DATA) readonly newPremium!: string;
  @ListOf(() => CoverageLineFields, { ...COVERAGES, ...absent })
  readonly coverages?: readonly CoverageLineFields[] | null;
  @ListOf(() => InterestFields, INTERESTS) readonly interests?: readonly InterestFields[] | null;
}

export class RenewalOfferFields extends PolicyLetterFields implements RenewalOfferData {
  @MoneyText({ ...AMOUNT_IN_DATA, ...absent }) readonly expiringPremium?: string | null;
  @ListOf(() => RiskSectionFields, RISK) readonly risk!: readonly RiskSectionFields[];
  @ListOf(() => CoverageLineFields, COVERAGES) readonly coverages!: readonly CoverageLineFields[];
  @Nested(() => PremiumFields) readonly premium!: PremiumFields;
  @DateOnly(absent) readonly chargedUntil?: CalendarDate | null;
  @ListOf(() => ChangeFields, { ...CHANGES, ...absent }) readonly changes?: readonly ChangeFields[] | null;
  @ListOf(() => PaymentOptionFields, PAYMENTS) readonly payments?: readonly PaymentOptionFields[] | null;
  @Nested(() => AmountDueFields, absent) readonly amountDue?: AmountDueFields | null;
}
