/**
 * Columns of the application's tables that a statement may change, decided one by one. Whoever adds a column to a table says
 * here that it may change, or has a migration keep it (`keep_written`): money, and what somebody agreed to, said, did or was
 * told, is kept. `id`, `row_version`, `created_at` and `updated_at` need no decision.
 */
export const CHANGEABLE: Readonly<Record<string, string>> = {
  account_links: 'replaced_at',
  agencies: 'code name license_number address phone email status search_text',
  alert_letters: 'status due_at attempts last_fault',
  alert_position: 'is_only up_to_seq',
  alert_rules: 'version',
  alert_subscriptions: 'minimum_severity',
  // Further rows of the same trouble.
  alerts: 'status occurrences entry_ids last_at',
  // What a term comes to follows from entries that are only added to.
  billing_accounts: 'expiration_date ends_on plan status balance unpaid_from',
  book_ratings:
    'status reason policy_count done_count error_count busy_ms last_policy_id tally lease_id lease_until started_at ended_at',
  billing_items: 'status paid',
  claim_adjusters: 'team is_lead skills states most_open is_available',
  claim_aggregates: 'limit_amount eroded',
  claim_assignment_rules: 'expiration_date',
  claim_authorities: 'expiration_date',
  claim_beneficiaries: 'standing standing_reason contact_id has_no_descendants',
  claim_catastrophes: 'title causes states effective_date expiration_date',
  // Sums of what ledgers hold.
  // Sums of entries.
  claim_cessions: 'paid_loss paid_expense reserve_loss reserve_expense received',
  claim_figures:
    'product_type state loss_quarter month claims reserved_loss reserved_expense paid_loss paid_expense recovered',
  claim_contacts:
    'name email phone phone_encrypted phone_index address customer_id tax_id_encrypted tax_id_last4 agency_id search_text',
  claim_deaths:
    'manner periods review review_reasons finding found_by found_at certificate_id adjusted_face adjusted_because ' +
    'unpaid_premium interest_percent interest_source',
  claim_diary: 'status adjuster_id',
  claim_escalations: 'status due_at attempts last_fault',
  claim_exposures: 'status loss_amount value_at_loss',
  claim_fraud_rules: 'expiration_date',
  claim_incidents: 'description',
  // Further reasons are added while it is open.
  claim_investigations: 'status reasons stops_payments',
  // Sums of entries that are only added to.
  claim_open_figures: 'product_type state reported_on claims outstanding',
  claim_reserve_lines: 'reserved paid held recovered',
  claim_reserve_rules: 'expiration_date',
  claim_lawsuits: 'court docket_number plaintiff counsel_id answer_due_on demand_amount status',
  claim_roles: '',
  claim_subrogations: 'liability_percent status demanded_on demanded_paid demanded_deductible',
  // Of the last time that its payees were looked for.
  claim_transactions: 'status measures screening screening_list',
  claims:
    'data status coverage segment_transaction_id loss_on reported_at amount_claimed amount_approved resolved_at loss_at cause ' +
    'catastrophe_code is_covered not_covered_reason terms denial duplicate_of adjuster_id payments_stopped_reason ' +
    'held_by_investigation_id',
  // What was taken, why, and what became of it is kept as it was first written.
  break_glass_accesses: '',
  break_glass_sets: '',
  companies: 'code legal_name naic_number address_lines phone email website signature status search_text',
  consumer_report_agencies: 'code name phone address is_default',
  // What other rooms have recorded is theirs to record anew.
  customer_facts: 'customer_id source kind subject_id item_id product_type occurred_on ended_on amount data',
  // An id of another system is freed by a merge, and those who were merged follow whom they were merged into.
  customers:
    'external_id data phone_encrypted phone_index merged_into email_search deleted_at name_search name_sort search_text',
  // The same key, wrapped with another one.
  data_keys: 'wrapped_key wrapping_key_id status retired_at',
  discount_rules: 'effective_date expiration_date',
  document_links: '',
  edition_windows: 'in_use',
  factor_challenges:
    'user_id subject_hash tries totp_secret_encrypted amr expires_at sso_provider_id sms_phone_encrypted sms_code_hash ' +
    'sms_code_expires_at',
  grants: 'scope claims resources rejected expires_at',
  idempotency_keys: '',
  job_runs: 'finished_at lease_until instance outcome detail',
  job_states: 'covered_until overdue_told pause_reason paused_at paused_by',
  legal_holds: 'released_at released_by release_reason',
  notices: 'status details',
  oauth2_access_tokens: 'format expires_at details session_id',
  oauth2_authorization_codes: 'state expires_at ip_address user_agent details',
  oauth2_clients:
    'client_name client_secret_hash secret_expires_at second_secret_hash second_secret_expires_at ' +
    'token_endpoint_auth_method jwks application_type redirect_uris post_logout_redirect_uris allowed_grant_types ' +
    'allowed_scopes dpop_bound_access_tokens backchannel_logout_uri rate_limit_per_minute rate_limit_per_hour active expires_at deleted_at role agency_id owner_id sso_provider_id',
  // The first link of a family is removed when it is old, and what followed it forgets it.
  oauth2_refresh_tokens:
    'parent_token_id access_token_hash token_type rotations expires_at ip_address user_agent details',
  oidc_artifacts: 'uid grant_id payload_encrypted expires_at',
  // Of what is in force for a time, only the end is entered later.
  payment_plans: 'expiration_date',
  payments: 'status',
  personal_identifiers: 'issuer value_encrypted blind_index',
  // Of a term, only what its ledger and the calendar have made of it.
  policies: 'status cancelled_on cancellation_due_on cancellation_stands charged_until',
  policy_parties: 'expiration_date',
  // What a score has led to.
  quote_scores: 'referral',
  quote_validities: 'expiration_date',
  // What was decided on it, and what an erasure has done.
  privacy_requests: 'status decided_at answer hindrances exact_worksheets files',
  // `policies.quote_id` is kept, and is what proves a bind.
  quotes:
    'status ai_risk_score ai_risk_factors conversion_probability expires_at converted_to_policy_id updated_by ' +
    'expired_reason alternative alternative_position',
  rate_limits: 'key points expire',
  rate_tables: 'effective_date expiration_date filing_id',
  reference_versions: 'version',
  rating_editions:
    'new_business_date renewal_date filing_id filed_by filed_at superseded_at sent_back_by sent_back_at sent_back_reason ' +
    'redated_by redated_at redated_reason status',
  rating_plans: 'name description',
  refunds: 'status screening screening_list',
  // Rated anew until it is bound; what was offered is kept as long as its worksheet is the same.
  reinsurance_receipts: 'status',
  reinsurance_treaties: 'status expiration_date',
  renewals:
    'former_worksheets status policy_version based_on rated_on effective_date expiration_date term_months worksheet_id risk item_ids carried ' +
    'not_compared decision approved_codes fault offered_at reason',
  retention_policies: 'keep_for legal_hold reason updated_by',
  role_conflicts: 'ended_at ended_by',
  roles: 'title description permissions is_active',
  // Of one who was entered twice, it is work on the one who stays.
  sanctions_findings:
    'subject_id status decided_by decided_at decision_reason list_version found_at found_on due_on withdrawn_by withdrawn_at ' +
    'withdrawal_reason',
  // How far a job has come.
  sanctions_passes: 'portfolio list_version after_id looked found started_at finished_at known_at',
  scim_groups: 'display_name external_id',
  // Somebody leaves as a row.
  scim_members: 'group_id scim_user_id',
  scim_tokens: 'revoked_at',
  scim_users: 'user_name external_id roles',
  scoring_models: 'status',
  scoring_positions: 'model_id rated_through',
  sign_in_sources: 'user_id source failures last_failed_at last_succeeded_at',
  signing_keys: 'private_jwk_encrypted status not_before retire_after',
  sso_identities: 'email last_login_at',
  sso_providers:
    'client_id client_secret_encrypted public_client issuer_url authorization_url token_url userinfo_url jwks_url jwks ' +
    'certificates enabled auto_create_users allowed_domains display_name scopes trusts_email trusted_acr_values ' +
    'trusted_amr_values default_role agency_id role_claim role_rules manages_roles',
  state_facts: 'expiration_date',
  surcharge_rules: 'effective_date expiration_date',
  underwriting_authorities: 'expiration_date',
  underwriting_holds: 'expiration_date',
  underwriting_issues: 'status claimed_by claimed_at carried_from',
  trusted_devices: 'ip_address user_agent last_used_at expires_at',
  // `documents` holds the hash of the words.
  undrawn_documents: 'document_id content attempts lease_until reason parked_at',
  user_mfa_settings:
    'user_id totp_enabled totp_secret_encrypted totp_last_step webauthn_enabled webauthn_credentials sms_enabled ' +
    'sms_phone_encrypted recovery_codes_hashed failed_count last_failed_at',
  user_sessions:
    'ip_address user_agent device_fingerprint last_activity_at expires_at uid cookie_hash acr amr signed_in_at payload_encrypted ' +
    'break_glass_id break_glass_until break_glass_permissions',
  users:
    'email password_hash first_name last_name role agency_id is_active last_login_at failed_login_count ' +
    'last_failed_login_at locked_until password_changed_at must_change_password deleted_at email_verified_at role_since ' +
    'only_further_roles',
  // It is taken away as a row, and never becomes another one.
  user_roles: 'user_id role_id reason ends_at sso_provider_id given_by',
  webauthn_credentials: 'counter transports is_backed_up name last_used_at',
  webhook_deliveries:
    'status is_next due_at attempts attempts_before last_attempt_at last_status last_fault last_milliseconds delivered_at',
  webhook_endpoints: 'url description event_types status pause_reason',
  webhook_position: 'is_only up_to_seq',
  webhook_secrets: 'secret_encrypted expires_at',
};

/** Columns that a trigger of their own keeps from some moment on, as `table.trigger`; its test is named after the business. */
export const GUARDED: Readonly<Record<string, string>> = {
  'claims.claims_kept_whose': 'policy_number customer_id insured_name agency_id product_type state time_zone',
  'billing_items.billing_items_kept': 'account_id number bill_on due_on amount fee weight',
  'discount_rules.discount_rules_kept':
    'edition_id position code rule_name description product_types states discount_type discount_value factor_table ' +
    'max_discount_amount eligibility_rules stackable priority',
  'quotes.quotes_kept_people': 'contributors',
  'quotes.quotes_rated':
    'customer_id product_type company_code state zip_code effective_date expiration_date term_months base_premium total_premium ' +
    'monthly_premium vehicle_info property_info life_info drivers coverage_selections rating_factors charges payments ' +
    'discounts_applied surcharges_applied edition worksheet_id',
  'rate_tables.rate_tables_kept':
    'edition_id position state product_type coverage_type base_rate min_premium max_premium territory_factors ' +
    'vehicle_factors driver_factors credit_factors property_factors life_factors',
  'rating_editions.rating_editions_kept': 'plan_id label description content content_hash',
  'rating_editions.rating_editions_people': 'created_by contributors',
  'reinsurance_treaties.reinsurance_treaties_kept_terms':
    'title kind reinsurers placed_bps ceded_bps retention limit_amount annual_limit expenses ' +
    'inuring_order product_types states coverages effective_date notice_bps notice_days drafted_by',
  'state_facts.state_facts_kept_people': 'contributors',
  'surcharge_rules.surcharge_rules_kept':
    'edition_id position code rule_name description product_types states surcharge_type surcharge_value factor_table ' +
    'max_surcharge_amount trigger_conditions stackable priority',
};
