/**
 * Tables that hold nothing by which a customer is known, and why. What lies in other tables is erased as `personal_columns` says, or
 * stands below: whoever adds a column that can hold words decides which.
 */
export const IMPERSONAL_TABLES: Readonly<Record<string, string>> = {
  role_conflicts: 'what the company or a law has set for everybody',
  role_exceptions: 'staff and their accounts, who are no customers',
  role_versions: 'what the company or a law has set for everybody',
  roles: 'what the company or a law has set for everybody',
  scoring_models: 'what the company or a law has set for everybody',
  user_roles: 'staff and their accounts, who are no customers',
  alert_letters: 'alerts about staff and programs, who are no customers',
  alert_rule_versions: 'alerts about staff and programs, who are no customers',
  alert_rules: 'alerts about staff and programs, who are no customers',
  alert_subscriptions: 'alerts about staff and programs, who are no customers',
  alerts: 'alerts about staff and programs, who are no customers',
  access_reviews: 'staff and their accounts, who are no customers',
  account_links: 'staff and their accounts, who are no customers',
  agencies: 'the company, its agencies and whom it works with',
  audit_archives: 'seals over the trail',
  audit_checkpoints: 'seals over the trail',
  audit_keys: 'keys and counters',
  audit_logs: 'the trail: it names customers by their ids, and masks what nobody has listed (ADR 48)',
  audit_seals: 'seals over the trail',
  billing_items: 'sums, words of manuals and dates of a contract or a claim that keeps its number',
  book_rating_results: 'figures of many',
  book_ratings: 'figures of many',
  claim_aggregates: 'sums, words of manuals and dates of a contract or a claim that keeps its number',
  claim_authorities: 'what the company or a law has set for everybody',
  claim_catastrophes: 'what the company or a law has set for everybody',
  claim_entries: 'sums, words of manuals and dates of a contract or a claim that keeps its number',
  claim_exposures: 'sums, words of manuals and dates of a contract or a claim that keeps its number',
  claim_figure_changes: 'figures of many',
  claim_figures: 'figures of many',
  claim_open_figures: 'figures of many',
  claim_fraud_rules: 'what the company or a law has set for everybody',
  claim_reserve_lines: 'sums, words of manuals and dates of a contract or a claim that keeps its number',
  claim_reserve_rules: 'what the company or a law has set for everybody',
  companies: 'the company, its agencies and whom it works with',
  consumer_report_agencies: 'the company, its agencies and whom it works with',
  data_keys: 'keys and counters',
  discount_rules: 'what the company or a law has set for everybody',
  document_files: 'bytes under their hash: `erase_customer` removes those that nobody else has',
  document_links: 'opens a document that is gone',
  edition_fingerprints: 'what the company or a law has set for everybody',
  edition_windows: 'what the company or a law has set for everybody',
  factor_challenges: 'staff and their accounts, who are no customers',
  grants: 'sign-ins of staff and of programs',
  idempotency_keys: 'whole answers, for seven days: `erase_customer` finds them by the ids in them',
  job_runs: 'counts of jobs',
  legal_holds: 'a matter of a court, which keeps its name',
  mikro_orm_migrations: 'keys and counters',
  oauth2_access_tokens: 'sign-ins of staff and of programs',
  oauth2_authorization_codes: 'sign-ins of staff and of programs',
  oauth2_clients: 'sign-ins of staff and of programs',
  oauth2_refresh_tokens: 'sign-ins of staff and of programs',
  oauth2_token_logs: 'sign-ins of staff and of programs',
  oidc_artifacts: 'sign-ins of staff and of programs',
  payment_plans: 'what the company or a law has set for everybody',
  personal_columns: 'what the company or a law has set for everybody',
  personal_tables: 'what the company or a law has set for everybody',
  policy_charges: 'sums, words of manuals and dates of a contract or a claim that keeps its number',
  policy_coverages: 'sums, words of manuals and dates of a contract or a claim that keeps its number',
  privacy_deadlines: 'what the company or a law has set for everybody',
  quote_validities: 'what the company or a law has set for everybody',
  rate_limits: 'keys and counters',
  rate_tables: 'what the company or a law has set for everybody',
  rating_editions: 'what the company or a law has set for everybody',
  rating_plans: 'what the company or a law has set for everybody',
  record_minimums: 'what the company or a law has set for everybody',
  retention_minimums: 'what the company or a law has set for everybody',
  retention_policies: 'what the company or a law has set for everybody',
  scim_users: 'staff and their accounts, who are no customers',
  signing_keys: 'keys and counters',
  sso_identities: 'staff and their accounts, who are no customers',
  sso_providers: 'sign-ins of staff and of programs',
  state_facts: 'what the company or a law has set for everybody',
  surcharge_rules: 'what the company or a law has set for everybody',
  trusted_devices: 'staff and their accounts, who are no customers',
  underwriting_authorities: 'what the company or a law has set for everybody',
  underwriting_holds: 'what the company or a law has set for everybody',
  user_mfa_settings: 'staff and their accounts, who are no customers',
  user_sessions: 'staff and their accounts, who are no customers',
  users: 'staff and their accounts, who are no customers',
  webauthn_credentials: 'staff and their accounts, who are no customers',
  webhook_deliveries: 'messages with ids and words that a catalog allows',
  webhook_endpoints: 'what the company or a law has set for everybody',
  webhook_secrets: 'keys and counters',
};

/**
 * Columns beside personal ones that stay when a customer is erased: ids and numbers of what is kept, words from closed lists and
 * manuals, dates of contracts, sums.
 */
export const IMPERSONAL: Readonly<Record<string, string>> = {
  adverse_actions:
    'subject_type reference customer_id product_type state kind reasons decided_on due_on ' +
    'due_citation report_agency_name report_agency_phone report_agency_address company_code',
  billing_accounts:
    'policy_number customer_id product_type state company_code time_zone effective_date ' +
    'expiration_date ends_on plan offered status unpaid_from',
  billing_entries: 'kind effective_on',
  claim_contacts: 'kind customer_id',
  claim_diary: 'kind due_on citation status',
  claim_documents: 'sha256 kind audience',
  claim_incidents: 'kind',
  claim_investigations: 'status disposition',
  claim_lawsuits: 'served_on answer_due_on status ended_on',
  claim_notes: 'kind audience',
  claim_notices: 'channel',
  claim_roles: 'role',
  claim_subrogations: 'status demanded_on',
  claim_transactions: 'kind status lines coverage payment_type recovery_kind method payable_on measures',
  claim_transitions: 'action from_status to_status',
  claim_verifications: 'loss_on not_covered_reason',
  claims:
    'claim_number status coverage loss_on policy_number customer_id product_type state time_zone ' +
    'cause catastrophe_code not_covered_reason terms',
  customer_facts: 'customer_id source kind product_type occurred_on ended_on data',
  customers: 'id kind merged_into',
  documents:
    'kind subject_type subject_id customer_id title language data_sha256 content_sha256 ' + 'renderer_sha256',
  notices: 'kind status due_on effective_on',
  payments: 'source method received_on status reversed_on reversal_kind',
  policies:
    'policy_number contract_number customer_id status product_type state company_code effective_date ' +
    'expiration_date time_zone cancelled_on cancellation_due_on charged_until',
  policy_parties: 'role customer_id effective_date expiration_date',
  policy_transactions: 'kind effective_on',
  privacy_requests: 'customer_id kind status channel received_on due_on due_citation hindrances files',
  quote_groups: 'customer_id product_type state',
  quote_scores: 'fault bins groups referral',
  quotes:
    'quote_number customer_id product_type company_code state status effective_date expiration_date ' +
    'charges payments discounts_applied surcharges_applied declined_reasons decision expired_reason ' +
    'alternative',
  rating_worksheets: 'edition_hash engine_version',
  refunds: 'status method',
  renewals:
    'product_type status rated_on effective_date expiration_date charges payments cap carried ' +
    'not_compared decision approved_codes fault',
  underwriting_issues:
    'subject_type reference customer_id product_type state code title blocks authority worse status ' +
    'basis valid_through validity valid_until company_code',
  uploaded_files: 'media_type sha256 scan scanner',
};
