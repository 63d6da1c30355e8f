import { named } from '../../../../../shared/named-list.js';

/** At whose wish cover ends. */
export const REQUESTERS = named('CancellationRequester', ['insured', 'insurer']);
export type Requester = (typeof REQUESTERS)[number];

const OF_INSURED = [
  'insured_request',
  'replaced_elsewhere',
  'sold',
  'moved_away',
  'deceased',
  'not_taken_up',
  'rewrite',
] as const;

const OF_INSURER = [
  'non_payment',
  'underwriting',
  'fraud',
  'licence_suspended',
  'increased_hazard',
  'regulator_finding',
] as const;

/** Why cover ends. A closed list: refund and notice are found by it, and a statute names those an insurer may give. */
export const CANCELLATION_REASONS = named('CancellationReason', [...OF_INSURED, ...OF_INSURER]);
export type CancellationReason = (typeof CANCELLATION_REASONS)[number];

export function reasonsOf(requester: Requester): readonly CancellationReason[] {
  return requester === 'insured' ? OF_INSURED : OF_INSURER;
}
