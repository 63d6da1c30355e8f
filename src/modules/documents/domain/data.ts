import type { CalendarDate } from '../../../shared/calendar-date.js';
import type {
  AmountDue,
  PrintedChange,
  ConsumerReport,
  CoverageLine,
  EndorsementInForce,
  FormLine,
  Insured,
  Interest,
  LabeledValue,
  PrintedLetterhead,
  PaymentOption,
  Premium,
  RiskSection,
  PrintedSettlement,
} from './parts.js';
import type {
  ClaimAcknowledgmentData,
  ClaimDenialData,
  ClaimPaymentData,
  ClaimReservationData,
  ClaimClosingData,
  ClaimBeneficiaryShareData,
  ClaimBeneficiaryPaymentData,
  LossRunData,
} from './claim-letters.js';
import type { Maybe, PolicyLetter, Priced, Remarks } from './letter.js';
import { named } from '../../../shared/named-list.js';

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
  /** The day from which amended declarations hold, and all changes of the term that they contain. */
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
  /** The premium of the whole ending term as it is charged now; unknown where nothing was rated. */
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
