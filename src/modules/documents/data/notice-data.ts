import { DateOnly, ListOf, ListOfText, Nested, OneOf, Text } from '../../../platform/http/fields.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type {
  AdverseActionNoticeData,
  CancellationNoticeData,
  CanceledBy,
  NonRenewalNoticeData,
  ReinstatementNoticeData,
  RescissionNoticeData,
  WithdrawnNotice,
} from '../domain/data.js';
import { CANCELED_BY, WITHDRAWN_NOTICES } from '../domain/data.js';
import { PolicyLetterFields } from './contract-data.js';
import { AmountDueFields, ConsumerReportFields, SettlementFields } from './parts-of-letters.js';
import {
  InsuredFields,
  InterestFields,
  LabeledValueFields,
  LetterheadFields,
  PARAGRAPHS,
  absent,
} from './parts.js';

const REASON = { max: 1_000 } as const;
const REASONS = { min: 1, max: 20, item: REASON } as const;
const COPIES = { max: 50, ...absent } as const;
/** 15 U.S.C. 1681m: key factors must not exceed four, not counting inquiries. */
const MOST_KEY_FACTORS = 4;

export class CancellationNoticeFields extends PolicyLetterFields implements CancellationNoticeData {
  @OneOf(CANCELED_BY) readonly requestedBy!: CanceledBy;
  @ListOfText(REASONS) readonly reasons!: readonly string[];
  @DateOnly() readonly effectiveDate!: CalendarDate;
  @ListOfText(PARAGRAPHS) readonly reviewRights?: readonly string[] | null;
  @Nested(() => SettlementFields, absent) readonly refund?: SettlementFields | null;
  @Nested(() => AmountDueFields, absent) readonly amountDue?: AmountDueFields | null;
  @ListOf(() => InterestFields, COPIES) readonly copies?: readonly InterestFields[] | null;
}

export class RescissionNoticeFields extends PolicyLetterFields implements RescissionNoticeData {
  @OneOf(WITHDRAWN_NOTICES, absent) readonly withdraws?: WithdrawnNotice | null;
  @DateOnly() readonly cancellationDate!: CalendarDate;
  @Text({ ...REASON, ...absent }) readonly reason?: string | null;
  @ListOf(() => InterestFields, COPIES) readonly copies?: readonly InterestFields[] | null;
}

export class ReinstatementNoticeFields extends PolicyLetterFields implements ReinstatementNoticeData {
  @DateOnly() readonly cancelledOn!: CalendarDate;
  @DateOnly() readonly reinstatedOn!: CalendarDate;
  @ListOfText(PARAGRAPHS) readonly conditions?: readonly string[] | null;
  @Nested(() => AmountDueFields, absent) readonly amountDue?: AmountDueFields | null;
  @ListOf(() => InterestFields, COPIES) readonly copies?: readonly InterestFields[] | null;
}

export class NonRenewalNoticeFields extends PolicyLetterFields implements NonRenewalNoticeData {
  @OneOf(CANCELED_BY, absent) readonly requestedBy?: CanceledBy | null;
  @ListOfText(REASONS) readonly reasons!: readonly string[];
  @ListOfText(PARAGRAPHS) readonly reviewRights?: readonly string[] | null;
  @ListOf(() => InterestFields, COPIES) readonly copies?: readonly InterestFields[] | null;
}

export class AdverseActionNoticeFields extends LetterheadFields implements AdverseActionNoticeData {
  @Nested(() => InsuredFields) readonly recipient!: InsuredFields;
  @Nested(() => LabeledValueFields) readonly about!: LabeledValueFields;
  @Text(REASON) readonly decision!: string;
  @ListOfText({ ...REASONS, max: MOST_KEY_FACTORS }) readonly reasons!: readonly string[];
  @Text({ ...REASON, ...absent }) readonly inquiries?: string | null;
  @ListOf(() => ConsumerReportFields, { max: 10, ...absent })
  readonly consumerReports?: readonly ConsumerReportFields[] | null;
  @ListOfText(PARAGRAPHS) readonly stateRights?: readonly string[] | null;
  @ListOfText(PARAGRAPHS) readonly remarks?: readonly string[] | null;
}
