import { named } from '../../../shared/named-list.js';

/** The kinds of documents, as the database and the API spell them. */
export const DOCUMENT_KINDS = named('DocumentKind', [
  'quote_proposal',
  'declarations',
  'endorsement',
  'cancellation_notice',
  'rescission_notice',
  'reinstatement_notice',
  'non_renewal_notice',
  'renewal_offer',
  'adverse_action_notice',
  'claim_acknowledgment',
  'claim_denial',
  'claim_payment',
  'claim_reservation_of_rights',
  'claim_closing',
  'claim_beneficiary_share',
  'claim_beneficiary_payment',
  'loss_run',
]);
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What a document can be about. */
export const DOCUMENT_SUBJECT_TYPES = named('DocumentSubjectType', [
  'quote',
  'policy',
  'policy_transaction',
  'customer',
  'claim',
]);
export type SubjectType = (typeof DOCUMENT_SUBJECT_TYPES)[number];

export interface DocumentSubject {
  readonly type: SubjectType;
  readonly id: string;
}
