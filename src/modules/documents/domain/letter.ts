import type { CalendarDate } from '../../../shared/calendar-date.js';
import type {
  Insured,
  Interest,
  LabeledValue,
  PolicyInDocument,
  Premium,
  PrintedLetterhead,
} from './parts.js';

/** What may be left out or told to be nothing. */
export type Maybe<T> = T | null | undefined;

/** Every kind ends with remarks of the sender's own. */
export interface Remarks {
  readonly remarks?: Maybe<readonly string[]>;
}

export interface Priced {
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
