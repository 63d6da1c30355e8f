import { DateOnly, ListOf, ListOfText, MoneyText, Nested, Text } from '../../../platform/http/fields.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type {
  ClaimAcknowledgmentData,
  ClaimDenialData,
  ClaimLetter,
  ClaimPaymentData,
} from '../domain/data.js';
import type { ClaimInDocument } from '../domain/parts.js';
import { PolicyLetterFields } from './contract-data.js';
import { SettlementLineFields } from './parts-of-letters.js';
import { LINE, LabeledValueFields, PARAGRAPHS, absent } from './parts.js';

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
