import { DateOnly, Int, ListOf, Money, Nested, Text } from '../../../platform/http/fields.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type {
  AmountDue,
  Change,
  ConsumerReport,
  PaymentOption,
  Score,
  Settlement,
  SettlementLine,
} from '../domain/parts.js';
import { ANY_AMOUNT, LINE, SenderFields, absent } from './parts.js';

export class PaymentOptionFields implements PaymentOption {
  @Text(LINE) readonly title!: string;
  @Int({ min: 1, max: 1_200 }) readonly instalments!: number;
  @Money() readonly amount!: string;
  @Money(absent) readonly later?: string | null;
  @Money(absent) readonly fee?: string | null;
  @Money(absent) readonly total?: string | null;
}

export class ChangeFields implements Change {
  @Text({ ...LINE, ...absent }) readonly subject?: string | null;
  @Text(LINE) readonly label!: string;
  @Text({ max: 1_000, ...absent }) readonly before?: string | null;
  @Text({ max: 1_000, ...absent }) readonly after?: string | null;
}

export class SettlementLineFields implements SettlementLine {
  @Text(LINE) readonly title!: string;
  @Money(ANY_AMOUNT) readonly amount!: string;
}

export class SettlementFields implements Settlement {
  @Text(LINE) readonly method!: string;
  @ListOf(() => SettlementLineFields, { max: 200 }) readonly lines!: readonly SettlementLineFields[];
  @Money(ANY_AMOUNT) readonly amount!: string;
  @Text({ max: 1_000, ...absent }) readonly note?: string | null;
}

export class AmountDueFields implements AmountDue {
  @Money() readonly amount!: string;
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
