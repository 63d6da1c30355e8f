import type { FieldFault } from '../../../shared/errors.js';

/** A present hindrance to an erasure, and until when it lasts. */
export interface StandingHindrance {
  readonly code: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly until: string | null;
  readonly citation: string | null;
}

const WORDS: Readonly<Record<string, string>> = {
  'legal-hold': 'is under a legal hold',
  'claim-open': 'has not come to its end',
  'policy-in-force': 'is in force',
  'account-unsettled': 'has an account that is not settled',
  'record-kept': 'is a record that the law wants kept',
};

/** Hindrances as faults of the request as a whole, without a pointer to a field. */
export function hindranceFaults(hindrances: readonly StandingHindrance[]): readonly FieldFault[] {
  return hindrances.map(({ code, subjectType, subjectId, until, citation }) => ({
    pointer: '',
    detail:
      `${subjectType} ${subjectId} ${WORDS[code] ?? code}` +
      (until === null ? '' : ` until ${until}`) +
      (citation === null ? '' : ` (${citation})`),
  }));
}
