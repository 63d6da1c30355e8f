import type { DocumentKind } from './kinds.js';

/**
 * Number and edition date of each form: regulators find the filed form by it, and readers see which one they have. The
 * edition is the month of the last change of its words.
 */
export const FORM_NUMBERS: Readonly<Record<DocumentKind, string>> = {
  quote_proposal: 'BND PROP (11/2026)',
  declarations: 'BND DEC (11/2026)',
  endorsement: 'BND END (11/2026)',
  cancellation_notice: 'BND CAN (11/2026)',
  rescission_notice: 'BND WDR (11/2026)',
  reinstatement_notice: 'BND REI (11/2026)',
  non_renewal_notice: 'BND NRN (11/2026)',
  renewal_offer: 'BND REN (11/2026)',
  adverse_action_notice: 'BND AAN (11/2026)',
  claim_acknowledgment: 'BND CLA (11/2026)',
  claim_denial: 'BND CLD (11/2026)',
  claim_payment: 'BND CLP (11/2026)',
  claim_reservation_of_rights: 'BND ROR (11/2026)',
  claim_closing: 'BND CLC (11/2026)',
  claim_beneficiary_share: 'BND CLS (11/2026)',
  claim_beneficiary_payment: 'BND CLB (11/2026)',
  loss_run: 'BND LSR (11/2026)',
};
