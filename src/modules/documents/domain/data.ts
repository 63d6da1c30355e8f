import type { CalendarDate } from '../../../shared/calendar-date.js';
import type {
  AmountDue,
  PrintedChange,
  ClaimInDocument,
  ConsumerReport,
  CoverageLine,
  EndorsementInForce,
  FormLine,
  Insured,
  Interest,
  LabeledValue,
  PrintedLetterhead,
  PaymentOption,
  PolicyInDocument,
  Premium,
  RiskSection,
  PrintedSettlement,
  SettlementLine,
} from './parts.js';
import { named } from '../../../shared/named-list.js';

type Maybe<T> = T | null | undefined;

/** Every kind ends with remarks of the sender's own. */
interface Remarks {
  readonly remarks?: Maybe<readonly string[]>;
}

interface Priced {
  readonly premium: Premium;
  /** The first day that the premium is not for, where a term of several years is charged year by year. */
  readonly chargedUntil?: Maybe<CalendarDate>;
}

/** To the insured, about a policy. */
export interface PolicyLetter extends PrintedLetterhead, Remarks {
  readonly insured: Insured;
  readonly policy: PolicyInDocument;
  /** By what a reader knows the insured property, where nothing else in the letter says it. */
  readonly property?: Maybe<readonly LabeledValue[]>;
  /** Somebody else with an interest in the policy, to whom this copy goes. */
  readonly copyFor?: Maybe<Interest>;
}

export interface QuoteProposalData extends PrintedLetterhead, Remarks, Priced {
  readonly recipient: Insured;
  readonly quoteNumber: string;
  readonly version: number;
  readonly product: string;
  readonly state: string;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
  /** The last day on which the price holds. */
  readonly validUntil: CalendarDate;
  readonly risk: readonly RiskSection[];
  readonly coverages: readonly CoverageLine[];
  readonly payments?: Maybe<readonly PaymentOption[]>;
  /** What has to be settled before cover begins. */
  readonly conditions?: Maybe<readonly string[]>;
}

export const DECLARATIONS_BASES = ['new_business', 'renewal', 'amended'] as const;
export type DeclarationsBasis = (typeof DECLARATIONS_BASES)[number];

/** What a policy is, on one sheet: who, what, from when to when, for how much. */
export interface DeclarationsData extends PolicyLetter, Priced {
  readonly basis: DeclarationsBasis;
  readonly risk: readonly RiskSection[];
  readonly coverages: readonly CoverageLine[];
  readonly interests?: Maybe<readonly Interest[]>;
  readonly forms?: Maybe<readonly FormLine[]>;
  /** Of amended declarations: from which day they hold, and all changes of the term that they contain. */
  readonly amendedOn?: Maybe<CalendarDate>;
  readonly endorsements?: Maybe<readonly EndorsementInForce[]>;
}

/** Previous premium and change add up to the new premium, or the document is refused. */
export interface EndorsementData extends PolicyLetter {
  readonly endorsementNumber: string;
  readonly effectiveDate: CalendarDate;
  readonly changes: readonly PrintedChange[];
  readonly previousPremium: string;
  readonly premiumChange: Premium;
  readonly newPremium: string;
  /** As they are after the change. */
  readonly coverages?: Maybe<readonly CoverageLine[]>;
  readonly interests?: Maybe<readonly Interest[]>;
}

export const CANCELED_BY = named('CanceledBy', ['insured', 'insurer']);
export type CanceledBy = (typeof CANCELED_BY)[number];

export interface CancellationNoticeData extends PolicyLetter {
  readonly requestedBy: CanceledBy;
  readonly reasons: readonly string[];
  /** The first day without cover; at the policy's hour. */
  readonly effectiveDate: CalendarDate;
  /** What the policyholder may have reviewed and by whom, in the words that the state asks for. */
  readonly reviewRights?: Maybe<readonly string[]>;
  readonly refund?: Maybe<PrintedSettlement>;
  /** Paid by then, the policy stays in force. */
  readonly amountDue?: Maybe<AmountDue>;
  readonly copies?: Maybe<readonly Interest[]>;
}

export const WITHDRAWN_NOTICES = ['cancellation', 'non_renewal'] as const;
export type WithdrawnNotice = (typeof WITHDRAWN_NOTICES)[number];

/** A cancellation, or a nonrenewal, that was announced does not happen. */
export interface RescissionNoticeData extends PolicyLetter {
  /** What was announced; a cancellation unless told. */
  readonly withdraws?: Maybe<WithdrawnNotice>;
  /** The day on which cover was to end. */
  readonly cancellationDate: CalendarDate;
  readonly reason?: Maybe<string>;
  readonly copies?: Maybe<readonly Interest[]>;
}

export interface ReinstatementNoticeData extends PolicyLetter {
  readonly cancelledOn: CalendarDate;
  /** Later than the cancellation: there was no cover in between. */
  readonly reinstatedOn: CalendarDate;
  readonly conditions?: Maybe<readonly string[]>;
  readonly amountDue?: Maybe<AmountDue>;
  readonly copies?: Maybe<readonly Interest[]>;
}

export interface NonRenewalNoticeData extends PolicyLetter {
  /** The insurer unless told. */
  readonly requestedBy?: Maybe<CanceledBy>;
  readonly reasons: readonly string[];
  readonly reviewRights?: Maybe<readonly string[]>;
  readonly copies?: Maybe<readonly Interest[]>;
}

/** `policy` is the term that is offered. */
export interface RenewalOfferData extends PolicyLetter, Priced {
  /** Of a whole term as it is charged now; unknown where nothing was rated. */
  readonly expiringPremium?: Maybe<string>;
  readonly risk: readonly RiskSection[];
  readonly coverages: readonly CoverageLine[];
  readonly changes?: Maybe<readonly PrintedChange[]>;
  readonly payments?: Maybe<readonly PaymentOption[]>;
  /** Paid by then, the policy renews. */
  readonly amountDue?: Maybe<AmountDue>;
}

export interface AdverseActionNoticeData extends PrintedLetterhead, Remarks {
  readonly recipient: Insured;
  /** "Quote number" with the number of the quote. */
  readonly about: LabeledValue;
  /** What was decided, as a sentence. */
  readonly decision: string;
  /** The characteristics that weighed most, most weighty first; the law allows four. */
  readonly reasons: readonly string[];
  /** Inquiries, which may be told as a fifth when a score was used and they mattered. */
  readonly inquiries?: Maybe<string>;
  /** Reports of others on which the decision rests; with any of them the rights of 15 U.S.C. 1681m are told. */
  readonly consumerReports?: Maybe<readonly ConsumerReport[]>;
  readonly stateRights?: Maybe<readonly string[]>;
}

/** To the insured, about a claim under a policy. */
export interface ClaimLetter extends PolicyLetter {
  readonly claim: ClaimInDocument;
}

export interface ClaimAcknowledgmentData extends ClaimLetter {
  readonly reportedOn: CalendarDate;
  /** What the insured is still asked for. */
  readonly missing?: Maybe<readonly string[]>;
}

export interface ClaimDenialData extends ClaimLetter {
  /** Under which the loss was claimed. */
  readonly coverage: string;
  /** On which the denial rests. */
  readonly provisions: readonly LabeledValue[];
  readonly reason: string;
  /** Where to complain, in the words that the state asks for. */
  readonly reviewRights?: Maybe<readonly string[]>;
}

/** The lines add up to the amount, or the document is refused. */
export interface ClaimPaymentData extends ClaimLetter {
  readonly payees: readonly LabeledValue[];
  readonly method: string;
  readonly lines: readonly SettlementLine[];
  readonly amount: string;
}

/** That the insurer looks into a claim without giving up what the policy may say against it. */
export interface ClaimReservationData extends ClaimLetter {
  readonly coverage: string;
  /** On which a denial might rest. */
  readonly provisions: readonly LabeledValue[];
  readonly reason: string;
}

export interface ClaimClosingData extends ClaimLetter {
  /** What was paid for the insured's losses altogether. */
  readonly paid: string;
  /** Until when it can be reopened, where the state says so. */
  readonly reopenUntil?: Maybe<CalendarDate>;
  readonly reviewRights?: Maybe<readonly string[]>;
}

/** Interest as the state asks for it. */
export interface BenefitInterest {
  readonly from: CalendarDate;
  /** A year; unknown where the rate is still to be told. */
  readonly percent?: Maybe<string>;
}

/** To somebody whom the policy pays for a death (`copyFor`), and nobody else's business. */
interface BeneficiaryLetter extends ClaimLetter {
  /** Whose share it is: for a minor the letter goes to the custodian. */
  readonly beneficiary: string;
  readonly amount: string;
}

export interface ClaimBeneficiaryShareData extends BeneficiaryLetter {
  /** Of a descendant: whose place is taken. */
  readonly inPlaceOf?: Maybe<string>;
  readonly interest?: Maybe<BenefitInterest>;
  /** What the beneficiary is still asked for. */
  readonly missing?: Maybe<readonly string[]>;
}

/** The lines add up to the amount, or the document is refused. */
export interface ClaimBeneficiaryPaymentData extends BeneficiaryLetter {
  readonly payees: readonly LabeledValue[];
  readonly method: string;
  readonly lines: readonly SettlementLine[];
}

export interface LossRunLine {
  readonly claimNumber: string;
  readonly policyNumber?: Maybe<string>;
  readonly lossOn?: Maybe<CalendarDate>;
  readonly cause?: Maybe<string>;
  readonly status: string;
  readonly paid: string;
  readonly outstanding: string;
  readonly recovered: string;
  readonly incurred: string;
}

/** What the claims of a policy, or of all policies of its insured, have cost. The lines add up to the total. */
export interface LossRunData extends PolicyLetter {
  readonly isOfCustomer: boolean;
  /** As of which day it is true. */
  readonly valuedOn: CalendarDate;
  readonly lines: readonly LossRunLine[];
  readonly incurred: string;
}

/** The data of each kind. */
export interface DocumentData {
  readonly quote_proposal: QuoteProposalData;
  readonly declarations: DeclarationsData;
  readonly endorsement: EndorsementData;
  readonly cancellation_notice: CancellationNoticeData;
  readonly rescission_notice: RescissionNoticeData;
  readonly reinstatement_notice: ReinstatementNoticeData;
  readonly non_renewal_notice: NonRenewalNoticeData;
  readonly renewal_offer: RenewalOfferData;
  readonly adverse_action_notice: AdverseActionNoticeData;
  readonly claim_acknowledgment: ClaimAcknowledgmentData;
  readonly claim_denial: ClaimDenialData;
  readonly claim_payment: ClaimPaymentData;
  readonly claim_reservation_of_rights: ClaimReservationData;
  readonly claim_closing: ClaimClosingData;
  readonly claim_beneficiary_share: ClaimBeneficiaryShareData;
  readonly claim_beneficiary_payment: ClaimBeneficiaryPaymentData;
  readonly loss_run: LossRunData;
}
