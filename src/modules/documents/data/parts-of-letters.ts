import { DateOnly, Int, ListOf, MoneyText, Nested, Text } from '../../../platform/http/fields.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type {
  AmountDue,
  PrintedChange,
  ConsumerReport,
  PaymentOption,
  Score,
  PrintedSettlement,
  SettlementLine,
} from '../domain/parts.js';
import { AMOUNT_IN_DATA, LINE, SenderFields, absent } from './parts.js';

export class PaymentOptionFields implements PaymentOption {
  @Text(LINE) readonly title!: string;
  @Int({ min: 1, max: 1_200 }) readonly instalments!: number;
  @MoneyText() readonly amount!: string;
  @MoneyText(absent) readonly later?: string | null;
  @MoneyText(absent) readonly fee?: string | null;
  @MoneyText(absent) readonly total?: string | null;
}

export class ChangeFields implements PrintedChange {
  @Text({ ...LINE, ...absent }) readonly subject?: string | null;
  @Text(LINE) readonly label!: string;
  @Text({ max: 1_000, ...absent }) readonly before?: string | null;
  @Text({ max: 1_000, ...absent }) readonly after?: string | null;
}

export class SettlementLineFields implements SettlementLine {
  @Text(LINE) readonly title!: string;
  @MoneyText(AMOUNT_IN_DATA) readonly amount!: string;
}

export class SettlementFields implements PrintedSettlement {
  @Text(LINE) readonly method!: string;
  @ListOf(() => SettlementLineFields, { max: 200 }) readonly lines!: readonly SettlementLineFields[];
  @MoneyText(AMOUNT_IN_DATA) readonly amount!: string;
  @Text({ max: 1_000, ...absent }) readonly note?: string | null;
}

export class AmountDueFields implements AmountDue {
  @MoneyText() readonly amount!: string;
  @DateOnly() readonly dueOn!: CalendarDate;
}

export class ScoreFields implements Score {
  @Text({ max: 20 }) readonly value!: string;
  @Text({ max: 20 }) readonly lowest!: string;
  @Text({ max: 20 }) readonly highest!: string;
  @DateOnly() readonly createdOn!: CalendarDate;
  @Text({ max: 200, ...absent }) readonly source?: string | null;
}

export class ConsumerReportFields extends SenderFields implements ConsumerReport {
  @Nested(() => ScoreFields, absent) readonly score?: ScoreFields | null;
}
