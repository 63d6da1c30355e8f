import type { CalendarDate } from '../../../shared/calendar-date.js';

/**
 * The parts that the data of documents are made of. Text is shown as it is and never read as markup; money is decimal text in
 * US dollars; what is unknown is left out or null.
 */
export interface NamedAddress {
  readonly name: string;
  readonly addressLines?: readonly string[] | null | undefined;
}

/** The insurer or the agency as it introduces itself. */
export interface Sender extends NamedAddress {
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly website?: string | null | undefined;
  /** The number by which regulators know an insurer. */
  readonly naicNumber?: string | null | undefined;
  readonly signature?: PrintedSignature | null | undefined;
}

/** Who signs for a sender. */
export interface PrintedSignature {
  readonly name: string;
  readonly title?: string | null | undefined;
}

export interface Insured extends NamedAddress {
  readonly additionalNames?: readonly string[] | null | undefined;
}

export interface PolicyInDocument {
  readonly policyNumber: string;
  /** As people say it: "Homeowners". */
  readonly product: string;
  readonly state: string;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
  /** At what hour cover begins and ends; 12:01 a.m. in the policy's state unless told. */
  readonly hour?: string | null | undefined;
}

export interface LabeledValue {
  readonly label: string;
  readonly value: string;
}

/** A thing or person that is insured, such as a vehicle, with what is known about it. */
export interface RiskSection {
  readonly title: string;
  readonly facts: readonly LabeledValue[];
}

export interface CoverageLine {
  /** The vehicle, dwelling or article that it stands for; lines of one item stand together. */
  readonly item?: string | null | undefined;
  readonly title: string;
  readonly limit?: string | null | undefined;
  readonly deductible?: string | null | undefined;
  readonly premium?: string | null | undefined;
}

export const PRINTED_CHARGE_KINDS = ['premium', 'discount', 'fee', 'tax', 'rounding'] as const;
export type PrintedChargeKind = (typeof PRINTED_CHARGE_KINDS)[number];

/** A row of the premium: a coverage, a discount (below zero), a fee, a tax, a rounding. */
export interface Charge {
  readonly kind: PrintedChargeKind;
  readonly title: string;
  readonly item?: string | null | undefined;
  readonly amount: string;
}

/** The charges add up to the total, or the document is refused. */
export interface Premium {
  readonly charges: readonly Charge[];
  readonly total: string;
}

/** Who else has an interest in the policy, such as a mortgagee. */
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

/** What every document has: who sends it, through whom, and the date it carries. */
export interface PrintedLetterhead {
  readonly insurer: Sender;
  readonly agency?: Sender | null | undefined;
  readonly issuedOn: CalendarDate;
}

export interface PaymentOption {
  readonly title: string;
  readonly instalments: number;
  /** The first installment; each installment, where `later` is missing. */
  readonly amount: string;
  /** The largest of the later installments, which may differ by a cent. */
  readonly later?: string | null | undefined;
  /** Added to each later one. */
  readonly fee?: string | null | undefined;
  /** With all fees. */
  readonly total?: string | null | undefined;
}

/** What is changed; nothing before for something new, nothing after for something that is gone. */
export interface PrintedChange {
  /** The vehicle, dwelling or person that it is about. */
  readonly subject?: string | null | undefined;
  readonly label: string;
  readonly before?: string | null | undefined;
  readonly after?: string | null | undefined;
}

export interface SettlementLine {
  readonly title: string;
  readonly amount: string;
}

/** The lines add up to the amount, or the document is refused; above zero goes to the insured, below zero is owed. */
export interface PrintedSettlement {
  /** "Pro rata by day". */
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
  /** Who provided it. */
  readonly source?: string | null | undefined;
}

/** A consumer reporting agency whose report was used, and the score if it was one. */
export interface ConsumerReport extends Sender {
  readonly score?: Score | null | undefined;
}

/** By what a reader knows a claim. */
export interface ClaimInDocument {
  readonly claimNumber: string;
  readonly lossOn?: CalendarDate | null | undefined;
  readonly cause?: string | null | undefined;
}
