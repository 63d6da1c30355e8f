/** What a fully migrated database holds. A test compares these lists with the catalog, so none can go stale. */

/** Tables that change: each has `updated_at` and the trigger that keeps it. */
export const MUTABLE_TABLES = [
  'agencies',
  'book_ratings',
  'claims',
  'customer_facts',
  'customers',
  'discount_rules',
  'edition_windows',
  'grants',
  'notices',
  'oauth2_access_tokens',
  'oauth2_authorization_codes',
  'oauth2_clients',
  'oauth2_refresh_tokens',
  'oidc_artifacts',
  'personal_identifiers',
  'policies',
  'policy_parties',
  'quotes',
  'rate_tables',
  'rating_editions',
  'rating_plans',
  'retention_policies',
  'signing_keys',
  'sso_identities',
  'sso_providers',
  'state_facts',
  'surcharge_rules',
  'user_mfa_settings',
  'user_sessions',
  'users',
] as const;

/** Tables that only grow: each has the triggers that refuse change and truncation. */
export const APPEND_ONLY_TABLES = [
  'audit_logs',
  'audit_seals',
  'oauth2_token_logs',
  'policy_charges',
  'policy_coverages',
  'policy_transactions',
  'rating_worksheets',
] as const;

/** Tables whose rows have no version: those of the machinery have a state of their own, results are written once. */
export const TECHNICAL_TABLES = ['book_rating_results', 'idempotency_keys', 'job_runs', 'outbox'] as const;

export const FUNCTIONS = [
  'audit_default_partition_rows()',
  'cleanup_expired_oauth2_tokens(integer)',
  'create_monthly_audit_partition(integer, timestamptz)',
  'document_number(text, timestamptz, bigint)',
  'factor_key_is_sound(jsonb)',
  'factor_table_is_sound(jsonb)',
  'generate_claim_number()',
  'generate_contract_number()',
  'generate_quote_number()',
  'keep_edition_course()',
  'keep_filed_edition()',
  'keep_filed_numbers()',
  'rating_edition_in_force(text, text, text, text, date, timestamptz)',
  'refuse_change()',
  'refuse_change_until_retention_over()',
  'retention_cutoff(text)',
  'revoke_user_tokens(uuid, text)',
  'session_actor(uuid, uuid, timestamptz)',
  'term_policy_number(text, integer)',
  'update_updated_at_column()',
  'uuid_v7()',
  'validate_factor_tables(jsonb)',
  'validate_grant_types(jsonb)',
] as const;

/** Further triggers, as `table.trigger`. */
export const OTHER_TRIGGERS = [
  'audit_logs_default.audit_logs_no_truncate',
  'discount_rules.discount_rules_kept',
  'rate_tables.rate_tables_kept',
  'rating_editions.rating_editions_course',
  'rating_editions.rating_editions_kept',
  'surcharge_rules.surcharge_rules_kept',
] as const;

/** Constraints on which the application relies under concurrency or for money, as `table.constraint`. */
export const CONSTRAINTS = [
  'agencies.agencies_code_key',
  'audit_seals.audit_seals_overlap_excl',
  'audit_seals.audit_seals_previous_seal_key',
  'book_rating_results.book_rating_results_pkey',
  'claims.claims_claim_number_key',
  'customer_facts.customer_facts_subject_key',
  'customers.customers_external_id_key',
  'discount_rules.discount_rules_code_key',
  'edition_windows.edition_windows_one_edition',
  'idempotency_keys.idempotency_keys_pkey',
  'job_runs.job_runs_scheduled_key',
  'oauth2_access_tokens.oauth2_access_tokens_jti_hash_key',
  'oauth2_authorization_codes.oauth2_authorization_codes_code_hash_key',
  'oauth2_clients.oauth2_clients_client_id_key',
  'oauth2_clients.oauth2_clients_grant_types_check',
  'oauth2_refresh_tokens.oauth2_refresh_tokens_token_hash_key',
  'oidc_artifacts.oidc_artifacts_id_hash_key',
  'policies.policies_contract_term_key',
  'policies.policies_policy_number_key',
  'policies.policies_quote_id_key',
  'policies.policies_status_check',
  'policy_transactions.policy_transactions_reverses_key',
  'policy_transactions.policy_transactions_sequence_key',
  'quotes.quotes_bound_check',
  'quotes.quotes_converted_to_policy_id_key',
  'quotes.quotes_number_version_key',
  'quotes.quotes_status_check',
  'rate_tables.rate_tables_coverage_key',
  'rate_tables.rate_tables_territory_factors_check',
  'rating_editions.rating_editions_four_eyes_check',
  'rating_editions.rating_editions_label_key',
  'rating_plans.rating_plans_place_key',
  'sso_identities.sso_identities_subject_key',
  'state_facts.state_facts_overlap_excl',
  'surcharge_rules.surcharge_rules_code_key',
  'user_mfa_settings.user_mfa_settings_totp_check',
  'user_sessions.user_sessions_session_token_hash_key',
] as const;

/** Indexes that enforce a rule or without which a search would read the whole table. */
export const INDEXES = [
  'audit_logs_created_at_idx',
  'audit_logs_resource_idx',
  'book_ratings_under_way_key',
  'customers_data_idx',
  'customers_email_search_idx',
  'customers_name_search_idx',
  'customers_name_sort_idx',
  'idempotency_keys_expires_at_idx',
  'job_runs_running_key',
  'outbox_pending_idx',
  'policies_customer_id_idx',
  'policies_data_idx',
  'policies_period_idx',
  'policies_plan_idx',
  'policies_status_idx',
  'policy_charges_transaction_id_idx',
  'quotes_customer_id_idx',
  'quotes_expires_at_idx',
  'signing_keys_active_key',
  'users_email_key',
] as const;

export const EXTENSIONS = ['btree_gist', 'pg_trgm'] as const;

/** Months after this one that have their audit partition ahead of time. */
export const PARTITION_MONTHS_AHEAD = 2;
