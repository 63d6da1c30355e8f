import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Maybe, PolicyLetter } from './letter.js';
import type { ClaimInDocument, LabeledValue, SettlementLine } from './parts.js';

/** A letter to the insured about a claim under a policy. */
export interface ClaimLetter extends PolicyLetter {
  readonly claim: ClaimInDocument;
}

export interface ClaimAcknowledgmentData extends ClaimLetter {
  readonly reportedOn: CalendarDate;
  /** What the insured still has to send. */
  readonly missing?: Maybe<readonly string[]>;
}

export interface ClaimDenialData extends ClaimLetter {
  /** The coverage under which the loss was claimed. */
  readonly coverage: string;
  /** The policy's provisions on which the denial rests. */
  readonly provisions: readonly LabeledValue[];
  readonly reason: string;
  /** Where to complain, in the words that the state prescribes. */
  readonly reviewRights?: Maybe<readonly string[]>;
}

/** The lines must add up to the amount, or the document is refused. */
export interface ClaimPaymentData extends ClaimLetter {
  readonly payees: readonly LabeledValue[];
  readonly method: string;
  readonly lines: readonly SettlementLine[];
  readonly amount: string;
}

/** The insurer investigates a claim and reserves its rights under the policy. */
export interface ClaimReservationData extends ClaimLetter {
  readonly coverage: string;
  /** The provisions on which a denial might rest. */
  readonly provisions: readonly LabeledValue[];
  readonly reason: string;
}

export interface ClaimClosingData extends ClaimLetter {
  /** The total paid for the insured's losses. */
  readonly paid: string;
  /** The last day for reopening the claim, where the state sets one. */
  readonly reopenUntil?: Maybe<CalendarDate>;
  readonly reviewRights?: Maybe<readonly string[]>;
}

/** Interest on a benefit, as the state requires it. */
export interface BenefitInterest {
  readonly from: CalendarDate;
  /** Percent a year; absent while the rate is not known. */
  readonly percent?: Maybe<string>;
}

/** A letter to a person whom the policy pays for a death (`copyFor`), with nothing about other beneficiaries. */
interface BeneficiaryLetter extends ClaimLetter {
  /** The person who has the share; for a minor the letter goes to the custodian. */
  readonly beneficiary: string;
  readonly amount: string;
}

export interface ClaimBeneficiaryShareData extends BeneficiaryLetter {
  /** For a descendant: the person whose place is taken. */
  readonly inPlaceOf?: Maybe<string>;
  readonly interest?: Maybe<BenefitInterest>;
  /** What the beneficiary still has to send. */
  readonly missing?: Maybe<readonly string[]>;
}

/** The lines must add up to the amount, or the document is refused. */
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

/** The cost of all claims of a policy, or of all policies of its insured. The lines must add up to the total. */
export interface LossRunData extends PolicyLetter {
  readonly isOfCustomer: boolean;
  /** The day for which the figures hold. */
  readonly valuedOn: CalendarDate;
  readonly lines: readonly LossRunLine[];
  readonly incurred: string;
}
