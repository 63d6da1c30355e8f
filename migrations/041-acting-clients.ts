import { SqlMigration, appendOnly } from './sql.js';

/** Every column that says who did something, by table. */
const DONE_BY: Readonly<Record<string, readonly string[]>> = {
  adverse_actions: ['decided_by'],
  billing_entries: ['booked_by'],
  book_ratings: ['created_by'],
  discount_rules: ['approved_by'],
  documents: ['created_by'],
  notices: ['mailed_by'],
  payment_plans: ['created_by'],
  payments: ['recorded_by', 'reversed_by'],
  policy_transactions: ['booked_by'],
  quote_groups: ['created_by'],
  quote_validities: ['created_by'],
  quotes: ['created_by', 'updated_by'],
  rate_tables: ['approved_by'],
  rating_editions: [
    'activated_by',
    'approved_by',
    'created_by',
    'filed_by',
    'redated_by',
    'sent_back_by',
    'withdrawn_by',
  ],
  refunds: ['decided_by', 'executed_by', 'requested_by'],
  renewals: ['decided_by'],
  retention_policies: ['updated_by'],
  state_facts: ['created_by', 'reviewed_by'],
  surcharge_rules: ['approved_by'],
  underwriting_authorities: ['created_by'],
  underwriting_holds: ['created_by'],
  underwriting_issues: ['claimed_by', 'decided_by', 'raised_by'],
};

/** Tables whose rows act: a user who signs in, and a client that acts for itself. */
const ACTING = ['users', 'oauth2_clients'] as const;

export const keepPrincipal = `
create function keep_principal() returns trigger language plpgsql set search_path from current as $$
begin
  insert into principals (id) values (new.id);
  return null;
end
$$`;

/**
 * A registered client can act without a user (RFC 6749 section 4.4). What it may do is a role's, narrowed by scopes; whose
 * business it sees is that of its agency, if it is bound to one. Who did something is a principal from now on: a user or a
 * client, each of them somebody of its own, so that rules of four eyes need not know which.
 */
export class Migration041ActingClients extends SqlMigration {
  override up(): void {
    this.addSql(
      'create table principals (id uuid primary key, created_at timestamptz not null default clock_timestamp())',
    );
    for (const table of ACTING)
      this.addSql(`insert into principals (id) select id from ${table} on conflict do nothing`);
    this.addSql(appendOnly('principals'));
    this.addSql(keepPrincipal);
    for (const table of ACTING)
      this.addSql(
        `create trigger ${table}_principal after insert on ${table} for each row execute function keep_principal()`,
      );
    this.pointAt('principals');
    this.addSql(
      'create index audit_logs_client_id_idx on audit_logs (client_id, created_at) where client_id is not null',
    );
    this.addSql('alter table oauth2_clients add column role text');
    this.addSql('alter table oauth2_clients add column agency_id uuid references agencies (id)');
    // A public client cannot act for itself, and 'system' is nobody whom a token could stand for.
    this.addSql(`alter table oauth2_clients add constraint oauth2_clients_role_check
      check (role is null
        or (role in ('agent', 'underwriter', 'adjuster', 'admin') and allowed_grant_types @> '["client_credentials"]'))`);
    this.addSql(`alter table oauth2_clients add constraint oauth2_clients_agency_check
      check (agency_id is not null or role is distinct from 'agent')`);
    this.addSql(
      'create index oauth2_clients_agency_id_idx on oauth2_clients (agency_id) where agency_id is not null',
    );
  }

  /** What a client has done stays under its id, as the doing of a user who can never sign in. */
  override down(): void {
    for (const table of ACTING) this.addSql(`drop trigger ${table}_principal on ${table}`);
    this.addSql('drop function keep_principal()');
    const doers = Object.entries(DONE_BY).flatMap(([table, columns]) =>
      columns.map((column) => `select ${column} from ${table}`),
    );
    this.addSql(`
insert into users (id, email, first_name, last_name, role, is_active)
select id, 'client-' || id || '@invalid', client_name, 'client', coalesce(role, 'system'), false
  from oauth2_clients where id in (${doers.join(' union ')})
on conflict do nothing`);
    this.addSql('drop index audit_logs_client_id_idx');
    this.addSql('alter table oauth2_clients drop column agency_id');
    this.addSql('alter table oauth2_clients drop column role');
    this.pointAt('users');
    this.addSql('drop table principals');
  }

  private pointAt(whom: string): void {
    for (const [table, columns] of Object.entries(DONE_BY))
      for (const column of columns) {
        const constraint = `${table}_${column}_fkey`;
        this.addSql(`alter table ${table} drop constraint ${constraint}`);
        this.addSql(
          `alter table ${table} add constraint ${constraint} foreign key (${column}) references ${whom} (id)`,
        );
      }
  }
}
