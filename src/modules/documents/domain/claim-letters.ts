import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Maybe, PolicyLetter } from './letter.js';
import type { ClaimInDocument, LabeledValue, SettlementLine } from './parts.js';

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
