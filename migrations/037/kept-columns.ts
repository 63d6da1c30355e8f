/**
 * Columns of tables whose rows may change that say what was agreed, paid, decided or proven. Once one holds a value, it keeps
 * it: null may become a value, a value never becomes another one. What may change (states, dates that end a thing, caches)
 * is not listed.
 */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  billing_accounts: [
    'policy_id',
    'policy_number',
    'customer_id',
    'agency_id',
    'product_type',
    'state',
    'company_code',
    'time_zone',
    'effective_date',
    'offered',
  ],
  book_ratings: [
    'plan_id',
    'candidate_edition_id',
    'candidate_hash',
    'baseline_edition_id',
    'in_force_on',
    'rated_on',
    'created_by',
  ],
  claims: ['claim_number', 'policy_id', 'submitted_at'],
  job_runs: ['name', 'scheduled_for', 'started_at'],
  notices: [
    'policy_id',
    'transaction_id',
    'party_id',
    'kind',
    'addressed_to',
    'notice_days',
    'mailed_at',
    'mailed_by',
    'proof_of_mailing',
    'returned_at',
    'return_reason',
  ],
  oauth2_access_tokens: ['client_id', 'user_id', 'grant_id', 'jti_hash', 'issued_at'],
  oauth2_authorization_codes: [
    'client_id',
    'user_id',
    'grant_id',
    'code_hash',
    'code_challenge',
    'issued_at',
    'used_at',
  ],
  oauth2_refresh_tokens: ['client_id', 'user_id', 'grant_id', 'token_hash', 'issued_at', 'used_at'],
  outbox: ['topic', 'aggregate_type', 'aggregate_id', 'payload', 'created_at'],
  payment_plans: ['code', 'title', 'terms', 'product_types', 'states', 'effective_date', 'created_by'],
  payments: [
    'account_id',
    'source',
    'external_reference',
    'amount',
    'method',
    'received_on',
    'note',
    'recorded_by',
    'reversed_on',
    'reversal_kind',
    'reversal_reason',
    'reversed_by',
  ],
  personal_identifiers: ['customer_id', 'kind'],
  policies: [
    'policy_number',
    'contract_number',
    'term_number',
    'customer_id',
    'product_type',
    'state',
    'company_code',
    'agency_id',
    'effective_date',
    'expiration_date',
    'term_months',
    'time_zone',
    'quote_id',
    'edition',
    'renewal_of',
    'bound_at',
    'issued_at',
  ],
  policy_parties: ['policy_id', 'role', 'customer_id', 'item_id', 'effective_date'],
  quote_validities: ['product_type', 'state', 'valid_days', 'effective_date', 'reason', 'created_by'],
  refunds: [
    'account_id',
    'amount',
    'reason',
    'requested_by',
    'decided_by',
    'decided_at',
    'decision_reason',
    'method',
    'reference',
    'executed_by',
    'executed_at',
  ],
  renewals: ['policy_id', 'renewed_policy_id'],
  signing_keys: ['kid', 'alg', 'public_jwk'],
  state_facts: [
    'state',
    'product_type',
    'kind',
    'key',
    'value',
    'effective_date',
    'citation',
    'created_by',
    'reviewed_by',
    'reviewed_at',
  ],
  underwriting_authorities: [
    'code',
    'user_id',
    'role',
    'comparator',
    'value',
    'product_type',
    'state',
    'four_eyes',
    'effective_date',
    'created_by',
  ],
  underwriting_holds: [
    'state',
    'zip_prefixes',
    'product_types',
    'transactions',
    'effective_date',
    'reason',
    'citation',
    'created_by',
  ],
  underwriting_issues: [
    'subject_type',
    'subject_id',
    'reference',
    'product_type',
    'state',
    'code',
    'raised_by',
  ],
  user_sessions: ['user_id', 'session_token_hash', 'auth_method', 'sso_provider_id'],
};

/** Of an answer that still lives: once it has expired, its key may be used for another. */
const ANSWER = [
  'scope',
  'key',
  'request_hash',
  'response_status',
  'response_headers',
  'response_body',
  'created_at',
  'expires_at',
] as const;

const quoted = (columns: readonly string[]): string => columns.map((column) => `'${column}'`).join(', ');

/**
 * The trigger is named for the columns, so an update that does not set one of them costs nothing. It binds the owner of the
 * tables too; the application cannot take it away, because it owns nothing.
 */
export const keptColumnsUp = `
create function keep_written() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  before jsonb := to_jsonb(old);
  after jsonb := to_jsonb(new);
  field text;
begin
  foreach field in array tg_argv loop
    if before -> field <> 'null'::jsonb and before -> field is distinct from after -> field then
      raise exception '%.% is kept as it was first written', tg_table_name, field using errcode = 'restrict_violation';
    end if;
  end loop;
  return new;
end $$;
${Object.entries(KEPT)
  .map(
    ([table, columns]) => `
create trigger ${table}_kept_columns before update of ${columns.join(', ')} on ${table}
  for each row execute function keep_written(${quoted(columns)});`,
  )
  .join('')}
create trigger idempotency_keys_kept_columns before update on idempotency_keys
  for each row when (old.expires_at > now()) execute function keep_written(${quoted(ANSWER)});
`;

export const keptColumnsDown = `
${[...Object.keys(KEPT), 'idempotency_keys'].map((table) => `drop trigger ${table}_kept_columns on ${table};`).join('\n')}
drop function keep_written();
`;
