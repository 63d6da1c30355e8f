/**
 * Tables that hold nothing by which a customer is known, by why they do not. What lies in other tables is erased as
 * `personal_columns` says, or stands below: whoever adds a column that can hold words decides which.
 */
export const IMPERSONAL_TABLES: Readonly<Record<string, string>> = {
  'what the company or a law has set for everybody':
    'break_glass_sets claim_adjusters claim_assignment_rules claim_authorities claim_catastrophes claim_fraud_rules claim_reserve_rules ' +
    'discount_rules edition_fingerprints edition_windows payment_plans personal_columns ' +
    'personal_tables privacy_deadlines quote_validities rate_tables rating_editions rating_plans ' +
    'record_minimums reinsurance_treaties retention_minimums retention_policies role_conflicts role_versions roles ' +
    'scoring_models state_facts surcharge_rules underwriting_authorities underwriting_holds ' +
    'webhook_endpoints',
  'staff and their accounts, who are no customers':
    'access_reviews account_links break_glass_accesses factor_challenges role_exceptions scim_groups ' +
    'scim_users sso_identities trusted_devices user_mfa_settings user_roles user_sessions users ' +
    'webauthn_credentials',
  'sign-ins of staff and of programs':
    'grants oauth2_access_tokens oauth2_authorization_codes oauth2_clients oauth2_refresh_tokens ' +
    'oauth2_token_logs oidc_artifacts scim_tokens sso_providers',
  'sums, words of manuals and dates of a contract or a claim that keeps its number':
    'billing_items claim_aggregates claim_assignments claim_cession_changes claim_cession_entries claim_cessions claim_entries claim_exposures claim_reserve_lines policy_charges ' +
    'policy_coverages',
  'keys and counters':
    'audit_keys data_keys mikro_orm_migrations rate_limits reference_versions signing_keys webhook_secrets',
  'alerts about staff and programs, who are no customers':
    'alert_letters claim_escalations alert_rule_versions alert_rules alert_subscriptions alerts',
  'figures of many': 'book_rating_results book_ratings claim_figure_changes claim_figures claim_open_figures',
  'what reinsurers have paid': 'reinsurance_receipts',
  'the company, its agencies and whom it works with': 'agencies companies consumer_report_agencies',
  'seals over the trail, and what was told of backups':
    'audit_archives audit_checkpoint_stamps audit_checkpoints audit_seals backup_reports',
  'the trail: it names customers by their ids, and masks what nobody has listed (ADR 48)': 'audit_logs',
  'bytes under their hash: `erase_customer` removes those that nobody else has': 'document_files',
  'opens a document that is gone': 'document_links',
  'whole answers, for seven days: `erase_customer` finds them by the ids in them': 'idempotency_keys',
  'counts of jobs': 'job_runs',
  'how far a job has come': 'sanctions_passes',
  'jobs and why staff hold them': 'job_states',
  'a matter of a court, which keeps its name': 'legal_holds',
  'messages with ids and words that a catalog allows': 'webhook_deliveries',
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
  claim_beneficiaries: 'class kind standing distribution',
  claim_contacts: 'kind customer_id',
  claim_deaths: 'manner issued_on reinstated_on periods review review_reasons interest_source',
  claim_diary: 'kind due_on citation status',
  claim_documents: 'sha256 kind audience',
  claim_incidents: 'kind',
  claim_investigations: 'status disposition',
  claim_lawsuits: 'served_on answer_due_on status ended_on',
  claim_notes: 'kind audience',
  claim_notices: 'channel',
  claim_roles: 'role',
  sanctions_clearances: 'subject_type subject_id list_entry list_version',
  sanctions_findings:
    'subject_type subject_id list_version action held_type held_id reference found_on due_on status reported_on report_reference',
  claim_subrogations: 'status demanded_on',
  claim_transactions:
    'kind status lines coverage payment_type recovery_kind method payable_on measures screening screening_list',
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
  policy_beneficiary_designations: 'contract_number signed_on consents',
  policy_no_loss_statements: 'signed_on from_date',
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
  refunds: 'status method screening screening_list',
  renewals:
    'product_type status rated_on effective_date expiration_date charges payments cap carried ' +
    'not_compared decision approved_codes fault',
  underwriting_issues:
    'subject_type reference customer_id product_type state code title blocks authority worse status ' +
    'basis valid_through validity valid_until company_code',
  uploaded_files: 'media_type sha256 scan scanner',
};
