/**
 * Tables that may change without a row in the audit trail, each with the reason. All others are business data: a request, job or command
 * that changes them and records nothing is rolled back (ADR 48).
 */
export const UNTRAILED_TABLES: Readonly<Record<string, string>> = {
  alert_letters: 'letters of alerts, which are recorded',
  alert_position: 'how far the trail has been looked through',
  audit_logs: 'the trail itself',
  audit_seals: 'made from the trail',
  audit_checkpoints: 'made from the trail',
  audit_checkpoint_stamps: 'what an authority says of checkpoints',
  audit_keys: 'the first one is made by the first seal; a rotation is recorded',
  billing_items: 'shares of entries of a ledger: what made the entry is recorded',
  book_rating_results: 'results of an analysis whose beginning and end are recorded',
  book_ratings:
    'how far an analysis has come; its beginning, end and whatever a person does to it are recorded',
  claim_cession_changes: 'follows from claims and ledgers, whose changes are recorded',
  claim_escalations: 'letters of what is past its day, which is recorded',
  claim_figure_changes: 'follows from claims and ledgers, whose changes are recorded',
  claim_figures: 'sums of the same',
  claim_open_figures: 'sums of the same',
  edition_fingerprints: 'worked out from the content of an edition',
  factor_challenges: 'steps of a sign-in, whose end is recorded',
  grants: 'kept by the authorization server with each consent, whose request has its row',
  idempotency_keys: 'answers, of requests that are recorded',
  job_runs: 'the record of jobs',
  mikro_orm_migrations: 'written by migrations only',
  oauth2_access_tokens: 'recorded in oauth2_token_logs',
  oauth2_authorization_codes: 'recorded in oauth2_token_logs',
  oauth2_refresh_tokens: 'recorded in oauth2_token_logs',
  oauth2_token_logs: 'a trail of its own',
  oidc_artifacts: 'steps of a sign-in, whose end is recorded',
  principals: 'follows from users and clients',
  rate_limits: 'counts requests, which have their rows',
  rating_plans: 'the heading of editions, made by the first one; each import is recorded',
  rating_worksheets: 'how a price came about; the quote is recorded',
  reference_versions: 'follows from reference data, whose changes are recorded',
  sanctions_passes:
    'how far a portfolio has been looked through; the end is recorded, and so is who was found',
  scoring_positions: 'how far a model has looked through the quotes; what it scored is recorded',
  sign_in_sources: 'counts tries, which are recorded',
  signing_keys: 'the first one is made by the first sign-in; a rotation is recorded',
  trusted_devices: 'trusted and forgotten by what is recorded; used by each sign-in',
  undrawn_documents: 'a queue; the document is recorded',
  document_files: 'bytes of documents that are recorded',
  document_renditions: 'drawings of documents that are recorded',
  webhook_deliveries: 'messages about changes that are recorded; what a person does to them is recorded',
  webhook_position: 'how far the trail has been looked through',
  user_sessions: 'opened and ended by what is recorded; used by each request, which has its row',
};

/** Columns that may change without a row in the trail, in updates that set nothing else. */
export const UNTRAILED_COLUMNS: Readonly<
  Record<string, { readonly columns: readonly string[]; readonly reason: string }>
> = {
  job_states: {
    columns: ['covered_until', 'updated_at'],
    reason: 'how far a schedule has been seen to; who pauses a job is recorded',
  },
  alerts: {
    columns: ['occurrences', 'entry_ids', 'last_at', 'updated_at'],
    reason: 'further rows of the trail, of an alert that was recorded when it was raised',
  },
  sso_identities: {
    columns: ['email', 'last_login_at', 'row_version', 'updated_at'],
    reason: 'used by each sign-in, whose end is recorded',
  },
  users: {
    columns: [
      'failed_login_count',
      'locked_until',
      'last_failed_login_at',
      'last_login_at',
      'row_version',
      'updated_at',
    ],
    reason: 'a try is paid for before the password is looked at; how it ended is recorded',
  },
};
