import {
  Bool,
  DateOnly,
  Factor,
  ListOf,
  ListOfText,
  MoneySum,
  MoneyText,
  Nested,
  Text,
} from '../../../platform/http/fields.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type {
  BenefitInterest,
  ClaimAcknowledgmentData,
  ClaimBeneficiaryPaymentData,
  ClaimBeneficiaryShareData,
  ClaimClosingData,
  ClaimDenialData,
  ClaimLetter,
  ClaimPaymentData,
  ClaimReservationData,
  LossRunData,
  LossRunLine,
} from '../domain/claim-letters.js';
import type { ClaimInDocument } from '../domain/parts.js';
import { PolicyLetterFields } from './contract-data.js';
import { SettlementLineFields } from './parts-of-letters.js';
import { LINE, LabeledValueFields, NAME, PARAGRAPHS, absent } from './parts.js';

const REASON = { max: 2_000 } as const;

class ClaimFields implements ClaimInDocument {
  @Text({ max: 40 }) readonly claimNumber!: string;
  @DateOnly(absent) readonly lossOn?: CalendarDate | null;
  @Text({ ...LINE, ...absent }) readonly cause?: string | null;
}

class ClaimLetterFields extends PolicyLetterFields implements ClaimLetter {
  @Nested(() => ClaimFields) readonly claim!: ClaimFields;
}

export class ClaimAcknowledgmentFields extends ClaimLetterFields implements ClaimAcknowledgmentData {
  @DateOnly() readonly reportedOn!: CalendarDate;
  @ListOfText(PARAGRAPHS) readonly missing?: readonly string[] | null;
}

export class ClaimDenialFields extends ClaimLetterFields implements ClaimDenialData {
  @Text(LINE) readonly coverage!: string;
  @ListOf(() => LabeledValueFields, { min: 1, max: 20 }) readonly provisions!: readonly LabeledValueFields[];
  @Text(REASON) readonly reason!: string;
  @ListOfText(PARAGRAPHS) readonly reviewRights?: readonly string[] | null;
}

export class ClaimPaymentFields extends ClaimLetterFields implements ClaimPaymentData {
  @ListOf(() => LabeledValueFields, { min: 1, max: 20 }) readonly payees!: readonly LabeledValueFields[];
  @Text(LINE) readonly method!: string;
  @ListOf(() => SettlementLineFields, { min: 1, max: 200 }) readonly lines!: readonly SettlementLineFields[];
  @MoneyText() readonly amount!: string;
}

export class ClaimReservationFields extends ClaimLetterFields implements ClaimReservationData {
  @Text(LINE) readonly coverage!: string;
  @ListOf(() => LabeledValueFields, { min: 1, max: 20 }) readonly provisions!: readonly LabeledValueFields[];
  @Text(REASON) readonly reason!: string;
}

export class ClaimClosingFields extends ClaimLetterFields implements ClaimClosingData {
  @MoneyText() readonly paid!: string;
  @DateOnly(absent) readonly reopenUntil?: CalendarDate | null;
  @ListOfText(PARAGRAPHS) readonly reviewRights?: readonly string[] | null;
}

class BenefitInterestFields implements BenefitInterest {
  @DateOnly() readonly from!: CalendarDate;
  @Factor({ min: '0', max: '100', ...absent }) readonly percent?: string | null;
}

class BeneficiaryLetterFields extends ClaimLetterFields {
  @Text(NAME) readonly beneficiary!: string;
  @MoneyText() readonly amount!: string;
}

export class ClaimBeneficiaryShareFields
  extends BeneficiaryLetterFields
  implements ClaimBeneficiaryShareData
{
  @Text({ ...NAME, ...absent }) readonly inPlaceOf?: string | null;
  @Nested(() => BenefitInterestFields, absent) readonly interest?: BenefitInterestFields | null;
  @ListOfText(PARAGRAPHS) readonly missing?: readonly string[] | null;
}

export class ClaimBeneficiaryPaymentFields
  extends BeneficiaryLetterFields
  implements ClaimBeneficiaryPaymentData
{
  @ListOf(() => LabeledValueFields, { min: 1, max: 20 }) readonly payees!: readonly LabeledValueFields[];
  @Text(LINE) readonly method!: string;
  @ListOf(() => SettlementLineFields, { min: 1, max: 20 }) readonly lines!: readonly SettlementLineFields[];
}

class LossRunLineFields implements LossRunLine {
  @Text({ max: 40 }) readonly claimNumber!: string;
  @Text({ max: 40, ...absent }) readonly policyNumber?: string | null;
  @DateOnly(absent) readonly lossOn?: CalendarDate | null;
  @Text({ ...LINE, ...absent }) readonly cause?: string | null;
  @Text(LINE) readonly status!: string;
  @MoneySum() readonly paid!: string;
  @MoneySum() readonly outstanding!: string;
  @MoneySum() readonly recovered!: string;
  @MoneySum() readonly incurred!: string;
}

export class LossRunFields extends PolicyLetterFields implements LossRunData {
  @Bool() readonly isOfCustomer!: boolean;
  @DateOnly() readonly valuedOn!: CalendarDate;
  @ListOf(() => LossRunLineFields, { max: 1_000 }) readonly lines!: readonly LossRunLineFields[];
  @MoneySum() readonly incurred!: string;
}
