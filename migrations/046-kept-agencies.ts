import { SqlMigration } from './sql.js';

type Columns = readonly string[];

/**
 * What else says whose business something is, to whom something was told, who did it, and what was taken back: once one of
 * these holds a value, it keeps it. First those that were kept before, by 037 and 044.
 */
const KEPT: Readonly<Record<string, readonly [before: Columns, now: Columns]>> = {
  customers: [[], ['kind', 'agency_id', 'created_at']],
  edition_windows: [[], ['plan_id', 'edition_id', 'use', 'period', 'created_at']],
  grants: [[], ['user_id', 'client_id', 'revoked_at', 'revoke_reason', 'created_at']],
  notices: [
    [
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
    ['document_id', 'due_on', 'effective_on', 'is_required', 'created_at'],
  ],
  oauth2_access_tokens: [
    ['client_id', 'user_id', 'grant_id', 'jti_hash', 'issued_at'],
    ['audience', 'scope', 'revoked_at', 'revoke_reason'],
  ],
  oauth2_authorization_codes: [
    ['client_id', 'user_id', 'grant_id', 'code_hash', 'code_challenge', 'issued_at', 'used_at'],
    ['redirect_uri', 'scope', 'code_challenge_method', 'nonce', 'revoked_at', 'revoke_reason'],
  ],
  oauth2_refresh_tokens: [
    ['client_id', 'user_id', 'grant_id', 'token_hash', 'issued_at', 'used_at'],
    ['scope', 'first_issued_at', 'revoked_at', 'revoke_reason'],
  ],
  oidc_artifacts: [[], ['model', 'id_hash', 'consumed_at']],
  payments: [
    [
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
    ['created_at'],
  ],
  policies: [
    [
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
    ['data'],
  ],
  policy_parties: [
    ['policy_id', 'role', 'customer_id', 'item_id', 'effective_date'],
    ['name', 'address', 'reference', 'created_at'],
  ],
  quotes: [
    ['quote_number', 'created_by', 'created_at'],
    ['version', 'parent_quote_id', 'group_id', 'agency_id', 'superseded_by', 'decision', 'declined_reasons'],
  ],
  rating_editions: [
    [],
    [
      'approved_by',
      'approved_at',
      'activated_by',
      'activated_at',
      'withdrawn_by',
      'withdrawn_at',
      'withdrawn_reason',
      'created_at',
    ],
  ],
  rating_plans: [[], ['product_type', 'state', 'company_code', 'code', 'created_at']],
  refunds: [
    [
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
    ['created_at'],
  ],
  renewals: [
    ['policy_id', 'renewed_policy_id'],
    ['agency_id', 'product_type', 'created_at'],
  ],
  sso_identities: [[], ['user_id', 'sso_provider_id', 'subject', 'created_at']],
  underwriting_issues: [
    ['subject_type', 'subject_id', 'reference', 'product_type', 'state', 'code', 'raised_by'],
    [
      'customer_id',
      'agency_id',
      'company_code',
      'title',
      'blocks',
      'authority',
      'facts',
      'value',
      'worse',
      'uses_report',
      'created_at',
    ],
  ],
  user_sessions: [
    ['user_id', 'session_token_hash', 'auth_method', 'sso_provider_id'],
    ['revoked_at', 'revoke_reason', 'created_at'],
  ],
};

/** Tables whose rows hold whole factor tables: looking at a row costs, so only one that is approved is looked at. */
const NUMBERS = ['rate_tables', 'discount_rules', 'surcharge_rules'] as const;

const trigger = (table: string, columns: Columns): string => `
create trigger ${table}_kept_columns before update of ${columns.join(', ')} on ${table}
  for each row execute function keep_written(${columns.map((column) => `'${column}'`).join(', ')})`;

export class Migration046KeptAgencies extends SqlMigration {
  override up(): void {
    for (const [table, [before, now]] of Object.entries(KEPT)) {
      if (before.length > 0) this.addSql(`drop trigger ${table}_kept_columns on ${table}`);
      this.addSql(trigger(table, [...before, ...now]));
    }
    for (const table of NUMBERS)
      this.addSql(`
create trigger ${table}_kept_columns before update of approved_by on ${table}
  for each row when (old.approved_by is not null) execute function keep_written('approved_by')`);
  }

  override down(): void {
    for (const table of NUMBERS) this.addSql(`drop trigger ${table}_kept_columns on ${table}`);
    for (const [table, [before]] of Object.entries(KEPT)) {
      this.addSql(`drop trigger ${table}_kept_columns on ${table}`);
      if (before.length > 0) this.addSql(trigger(table, before));
    }
  }
}
