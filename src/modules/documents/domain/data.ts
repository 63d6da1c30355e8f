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
  /** What must be settled before cover begins. */
  readonly conditions?: Maybe<readonly string[]>;
}

export const DECLARATIONS_BASES = ['new_business', 'renewal', 'amended'] as const;
export type DeclarationsBasis = (typeof DECLARATIONS_BASES)[number];

/** A policy on one sheet: the insured, the risk, the period and the premium. */
export interface DeclarationsData extends PolicyLetter, Priced {
  readonly basis: DeclarationsBasis;
  readonly risk: readonly RiskSection[];
  readonly coverages: readonly CoverageLine[];
  readonly interests?: Maybe<readonly Interest[]>;
  readonly forms?: Maybe<readonly FormLine[]>;
  /** Set for amended declarations: the day from which they hold, and all changes of the term that they include. */
  readonly amendedOn?: Maybe<CalendarDate>;
  readonly endorsements?: Maybe<readonly EndorsementInForce[]>;
}

/** The previous premium and the change must add up to the new premium, or the document is refused. */
export interface EndorsementData extends PolicyLetter {
  readonly endorsementNumber: string;
  readonly effectiveDate: CalendarDate;
  readonly changes: readonly PrintedChange[];
  readonly previousPremium: string;
  readonly premiumChange: Premium;
  readonly newPremium: string;
  /** The coverages after the change. */
  readonly coverages?: Maybe<readonly CoverageLine[]>;
  readonly interests?: Maybe<readonly Interest[]>;
}

export const CANCELED_BY = named('CanceledBy', ['insured', 'insurer']);
export type CanceledBy = (typeof CANCELED_BY)[number];

export interface CancellationNoticeData extends PolicyLetter {
  readonly requestedBy: CanceledBy;
  readonly reasons: readonly string[];
  /** The first day without cover, at the policy's hour. */
  readonly effectiveDate: CalendarDate;
  /** The policyholder's right to a review, in the words that the state prescribes. */
  readonly reviewRights?: Maybe<readonly string[]>;
  readonly refund?: Maybe<PrintedSettlement>;
  /** The policy stays in force if this amount is paid by its date. */
  readonly amountDue?: Maybe<AmountDue>;
  readonly copies?: Maybe<readonly Interest[]>;
}

export const WITHDRAWN_NOTICES = ['cancellation', 'non_renewal'] as const;
export type WithdrawnNotice = (typeof WITHDRAWN_NOTICES)[number];

/** A cancellation or nonrenewal that was announced will not happen. */
export interface RescissionNoticeData extends PolicyLetter {
  /** What was announced; a cancellation unless stated. */
  readonly withdraws?: Maybe<WithdrawnNotice>;
  /** The day on which cover would have ended. */
  readonly cancellationDate: CalendarDate;
  readonly reason?: Maybe<string>;
  readonly copies?: Maybe<readonly Interest[]>;
}

export interface ReinstatementNoticeData extends PolicyLetter {
  readonly cancelledOn: CalendarDate;
  /** If later than the cancellation, there was no cover in between. */
  readonly reinstatedOn: CalendarDate;
  readonly conditions?: Maybe<readonly string[]>;
  readonly amountDue?: Maybe<AmountDue>;
  readonly copies?: Maybe<readonly Interest[]>;
}

export interface NonRenewalNoticeData extends PolicyLetter {
  /** The insurer unless stated. */
  readonly requestedBy?: Maybe<CanceledBy>;
  readonly reasons: readonly string[];
  readonly reviewRights?: Maybe<readonly string[]>;
  readonly copies?: Maybe<readonly Interest[]>;
}

/** `policy` is the term that is offered. */
export interface RenewalOfferData extends PolicyLetter, Priced {
  /** The present premium of the whole expiring term; absent where nothing was rated. */
  readonly expiringPremium?: Maybe<string>;
  readonly risk: readonly RiskSection[];
  readonly coverages: readonly CoverageLine[];
  readonly changes?: Maybe<readonly PrintedChange[]>;
  readonly payments?: Maybe<readonly PaymentOption[]>;
  /** The policy renews if this amount is paid by its date. */
  readonly amountDue?: Maybe<AmountDue>;
}

export interface AdverseActionNoticeData extends PrintedLetterhead, Remarks {
  readonly recipient: Insured;
  /** What the notice is about, such as "Quote number" with the number. */
  readonly about: LabeledValue;
  /** The decision as a sentence. */
  readonly decision: string;
  /** The characteristics with the most weight, most important first; the law allows four. */
  readonly reasons: readonly string[];
  /** Inquiries, which may be a fifth reason when a score was used and they affected it. */
  readonly inquiries?: Maybe<string>;
  /** Consumer reports behind the decision; with any of them the notice states the rights of 15 U.S.C. 1681m. */
  readonly consumerReports?: Maybe<readonly ConsumerReport[]>;
  readonly stateRights?: Maybe<readonly string[]>;
}

/** The data of each kind of document. */
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
