import {
  DateOnly,
  ListOf,
  ListOfText,
  MoneyText,
  Nested,
  OneOf,
  Text,
} from '../../../platform/http/fields.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type {
  Charge,
  PrintedChargeKind,
  CoverageLine,
  EndorsementInForce,
  FormLine,
  Insured,
  Interest,
  LabeledValue,
  PrintedLetterhead,
  NamedAddress,
  PolicyInDocument,
  Premium,
  RiskSection,
  Sender,
  PrintedSignature,
} from '../domain/parts.js';
import { PRINTED_CHARGE_KINDS } from '../domain/parts.js';

/** Longer than any customer's name may be, because a document shows it in full. */
export const NAME = { max: 300 } as const;
/** As long as the longest title in a manual. */
export const LINE = { max: 2_000 } as const;
const PARAGRAPH = { max: 4_000 } as const;
export const absent = { optional: true, nullable: true } as const;
/** Amounts that may be negative: discounts, refunds. */
export const AMOUNT_IN_DATA = { min: '-999999999999.99' } as const;
export const PARAGRAPHS = { max: 50, item: PARAGRAPH, ...absent } as const;
/** Lines are long, because the whole address of a reporting agency may be one line. */
const ADDRESS = { max: 10, item: { max: 500 }, ...absent } as const;

export class NamedAddressFields implements NamedAddress {
  @Text(NAME) readonly name!: string;
  @ListOfText(ADDRESS) readonly addressLines?: readonly string[] | null;
}

export class SignatoryFields implements PrintedSignature {
  @Text(NAME) readonly name!: string;
  @Text({ max: 100, ...absent }) readonly title?: string | null;
}

export class SenderFields extends NamedAddressFields implements Sender {
  @Text({ max: 40, ...absent }) readonly phone?: string | null;
  @Text({ max: 254, ...absent }) readonly email?: string | null;
  @Text({ max: 100, ...absent }) readonly website?: string | null;
  @Text({ max: 5, ...absent }) readonly naicNumber?: string | null;
  @Nested(() => SignatoryFields, absent) readonly signature?: SignatoryFields | null;
}

export class InsuredFields extends NamedAddressFields implements Insured {
  @ListOfText({ max: 20, item: NAME, ...absent }) readonly additionalNames?: readonly string[] | null;
}

export class PolicyFields implements PolicyInDocument {
  @Text({ max: 60 }) readonly policyNumber!: string;
  @Text({ max: 100 }) readonly product!: string;
  @Text({ max: 40 }) readonly state!: string;
  @DateOnly() readonly effectiveDate!: CalendarDate;
  @DateOnly() readonly expirationDate!: CalendarDate;
  @Text({ max: 200, ...absent }) readonly hour?: string | null;
}

export class LabeledValueFields implements LabeledValue {
  @Text(LINE) readonly label!: string;
  @Text({ max: 4_000 }) readonly value!: string;
}

export class RiskSectionFields implements RiskSection {
  @Text(LINE) readonly title!: string;
  @ListOf(() => LabeledValueFields, { max: 1_000 }) readonly facts!: readonly LabeledValueFields[];
}

export class CoverageLineFields implements CoverageLine {
  @Text({ ...LINE, ...absent }) readonly item?: string | null;
  @Text(LINE) readonly title!: string;
  @Text({ ...LINE, ...absent }) readonly limit?: string | null;
  @Text({ ...LINE, ...absent }) readonly deductible?: string | null;
  @MoneyText({ ...AMOUNT_IN_DATA, ...absent }) readonly premium?: string | null;
}

export class ChargeFields implements Charge {
  @OneOf(PRINTED_CHARGE_KINDS) readonly kind!: PrintedChargeKind;
  @Text(LINE) readonly title!: string;
  @Text({ ...LINE, ...absent }) readonly item?: string | null;
  @MoneyText(AMOUNT_IN_DATA) readonly amount!: string;
}

export class PremiumFields implements Premium {
  @ListOf(() => ChargeFields, { max: 10_000 }) readonly charges!: readonly ChargeFields[];
  @MoneyText(AMOUNT_IN_DATA) readonly total!: string;
}

export class InterestFields extends NamedAddressFields implements Interest {
  @Text({ max: 100 }) readonly role!: string;
  @Text({ max: 100, ...absent }) readonly reference?: string | null;
}

export class EndorsementInForceFields implements EndorsementInForce {
  @Text({ max: 40 }) readonly number!: string;
  @DateOnly() readonly effectiveDate!: CalendarDate;
}

export class FormLineFields implements FormLine {
  @Text({ max: 60 }) readonly number!: string;
  @Text(LINE) readonly title!: string;
}

export class LetterheadFields implements PrintedLetterhead {
  @Nested(() => SenderFields) readonly insurer!: SenderFields;
  @Nested(() => SenderFields, absent) readonly agency?: SenderFields | null;
  @DateOnly() readonly issuedOn!: CalendarDate;
}
