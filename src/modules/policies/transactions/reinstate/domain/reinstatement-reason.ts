import { named } from '../../../../../shared/named-list.js';

/** Why cover goes on after a cancellation. */
export const REINSTATEMENT_REASONS = named('ReinstatementReason', [
  'payment_received',
  'cancelled_in_error',
  'insured_request',
  'underwriting_resolved',
  'ordered',
]);
export type ReinstatementReason = (typeof REINSTATEMENT_REASONS)[number];
