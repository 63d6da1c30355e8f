import type { CalendarDate } from '../../../shared/calendar-date.js';
import type {
  Insured,
  Interest,
  LabeledValue,
  PolicyInDocument,
  Premium,
  PrintedLetterhead,
} from './parts.js';

/** Optional: absent, null and undefined mean the same. */
export type Maybe<T> = T | null | undefined;

/** Remarks by the sender, at the end of every kind of document. */
export interface Remarks {
  readonly remarks?: Maybe<readonly string[]>;
}

export interface Priced {
  readonly premium: Premium;
  /** The first day that is not charged yet, where a term of several years is charged year by year. */
  readonly chargedUntil?: Maybe<CalendarDate>;
}

/** A letter to the insured about a policy. */
export interface PolicyLetter extends PrintedLetterhead, Remarks {
  readonly insured: Insured;
  readonly policy: PolicyInDocument;
  /** What identifies the insured property to the reader, where the letter does not show it otherwise. */
  readonly property?: Maybe<readonly LabeledValue[]>;
  /** Somebody else with an interest in the policy, to whom this copy goes. */
  readonly copyFor?: Maybe<Interest>;
}
