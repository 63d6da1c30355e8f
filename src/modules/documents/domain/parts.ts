import type { CalendarDate } from '../../../shared/calendar-date.js';

/**
 * The parts of documents' data. Text is printed as it is and never read as markup; money is decimal text in US dollars;
 * unknown fields are absent or null.
 */
export interface NamedAddress {
  readonly name: string;
  readonly addressLines?: readonly string[] | null | undefined;
}

/** The insurer or agency as shown on its letters. */
export interface Sender extends NamedAddress {
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly website?: string | null | undefined;
  /** The NAIC number, by which regulators know an insurer. */
  readonly naicNumber?: string | null | undefined;
  readonly signature?: PrintedSignature | null | undefined;
}

/** The person who signs for a sender. */
export interface PrintedSignature {
  readonly name: string;
  readonly title?: string | null | undefined;
}

export interface Insured extends NamedAddress {
  readonly additionalNames?: readonly string[] | null | undefined;
}

export interface PolicyInDocument {
  readonly policyNumber: string;
  /** The product's name for people: "Homeowners". */
  readonly product: string;
  readonly state: string;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
  /** The hour at which cover begins and ends; 12:01 a.m. in the policy's state unless stated. */
  readonly hour?: string | null | undefined;
}

export interface LabeledValue {
  readonly label: string;
  readonly value: string;
}

/** An insured thing or person, such as a vehicle, with facts about it. */
export interface RiskSection {
  readonly title: string;
  readonly facts: readonly LabeledValue[];
}

export interface CoverageLine {
  /** The vehicle, dwelling or article of this line; lines of one item are printed together. */
  readonly item?: string | null | undefined;
  readonly title: string;
  readonly limit?: string | null | undefined;
  readonly deductible?: string | null | undefined;
  readonly premium?: string | null | undefined;
}

export const PRINTED_CHARGE_KINDS = ['premium', 'discount', 'fee', 'tax', 'rounding'] as const;
export type PrintedChargeKind = (typeof PRINTED_CHARGE_KINDS)[number];

/** A line of the premium: a coverage, a discount (negative), a fee, a tax or a rounding. */
export interface Charge {
  readonly kind: PrintedChargeKind;
  readonly title: string;
  readonly item?: string | null | undefined;
  readonly amount: string;
}

/** The charges must add up to the total, or the document is refused. */
export interface Premium {
  readonly charges: readonly Charge[];
  readonly total: string;
}

/** Somebody else with an interest in the policy, such as a mortgagee. */
export interface Interest extends NamedAddress {
  readonly role: string;
  readonly reference?: string | null | undefined;
}

export interface FormLine {
  readonly number: string;
  readonly title: string;
}

/** A change that is part of the policy, by its number within the term. */
export interface EndorsementInForce {
  readonly number: string;
  readonly effectiveDate: CalendarDate;
}

/** What every document has: the insurer, the agency and the date. */
export interface PrintedLetterhead {
  readonly insurer: Sender;
  readonly agency?: Sender | null | undefined;
  readonly issuedOn: CalendarDate;
}

export interface PaymentOption {
  readonly title: string;
  readonly instalments: number;
  /** The first installment; every installment where `later` is absent. */
  readonly amount: string;
  /** The largest of the later installments, which may differ by a cent. */
  readonly later?: string | null | undefined;
  /** The fee added to each later installment. */
  readonly fee?: string | null | undefined;
  /** All installments with all fees. */
  readonly total?: string | null | undefined;
}

/** A change: `before` is absent for something new, `after` for something removed. */
export interface PrintedChange {
  /** The vehicle, dwelling or person that changes. */
  readonly subject?: string | null | undefined;
  readonly label: string;
  readonly before?: string | null | undefined;
  readonly after?: string | null | undefined;
}

export interface SettlementLine {
  readonly title: string;
  readonly amount: string;
}

/**
 * The lines must add up to the amount, or the document is refused. A positive amount is paid to the insured, a negative one
 * is owed.
 */
export interface PrintedSettlement {
  /** Such as "Pro rata by day". */
  readonly method: string;
  readonly lines: readonly SettlementLine[];
  readonly amount: string;
  /** How and when it is paid. */
  readonly note?: string | null | undefined;
}

export interface AmountDue {
  readonly amount: string;
  readonly dueOn: CalendarDate;
}

export interface Score {
  readonly value: string;
  readonly lowest: string;
  readonly highest: string;
  readonly createdOn: CalendarDate;
  /** The provider of the score. */
  readonly source?: string | null | undefined;
}

/** A consumer reporting agency whose report was used, and the score if the report was one. */
export interface ConsumerReport extends Sender {
  readonly score?: Score | null | undefined;
}

/** What identifies a claim to the reader. */
export interface ClaimInDocument {
  readonly claimNumber: string;
  readonly lossOn?: CalendarDate | null | undefined;
  readonly cause?: string | null | undefined;
}
