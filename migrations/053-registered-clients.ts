import { SqlMigration } from './sql.js';

/**
 * Ends all that a client holds: codes, refresh tokens and access tokens of users and of its own. As with revoke_user_tokens(),
 * each thing that was alive is logged once and the count is returned.
 */
export const revokeClientTokens = `
create function revoke_client_tokens(for_client text, why text) returns integer language plpgsql volatile as $$
declare
  moment constant timestamptz := now();
  ended jsonb;
begin
  with codes as (
    update oauth2_authorization_codes set revoked_at = moment, revoke_reason = why, row_version = row_version + 1
     where client_id = for_client and revoked_at is null and used_at is null and expires_at > moment
    returning user_id, 'authorization_code' as token_type, code_hash as token_hash, scope
  ), refresh_tokens as (
    update oauth2_refresh_tokens set revoked_at = moment, revoke_reason = why, row_version = row_version + 1
     where client_id = for_client and revoked_at is null and used_at is null and expires_at > moment
    returning user_id, 'refresh_token' as token_type, token_hash, scope
  ), access_tokens as (
    update oauth2_access_tokens set revoked_at = moment, revoke_reason = why, row_version = row_version + 1
     where client_id = for_client and revoked_at is null and expires_at > moment
    returning user_id, 'access_token' as token_type, jti_hash as token_hash, scope
  )
  select coalesce(jsonb_agg(to_jsonb(thing)), '[]') into ended
    from (table codes union all table refresh_tokens union all table access_tokens) as thing;

  insert into oauth2_token_logs (client_id, user_id, token_type, token_hash, scope, action, reason)
  select for_client, user_id, token_type, token_hash, scope, 'revoked', why
    from jsonb_to_recordset(ended) as r (user_id uuid, token_type text, token_hash text, scope text);
  return jsonb_array_length(ended);
end
$$`;

/** Clients are registered by REST and command line: each has somebody who answers for it, and who entered it is kept. */
export class Migration053RegisteredClients extends SqlMigration {
  override up(): void {
    this.addSql('alter table oauth2_clients add column owner_id uuid references users (id)');
    this.addSql('alter table oauth2_clients add column created_by uuid references principals (id)');
    this.addSql(
      'create index oauth2_clients_owner_id_idx on oauth2_clients (owner_id) where owner_id is not null',
    );
    this.addSql(
      'create index oauth2_clients_created_by_idx on oauth2_clients (created_by) where created_by is not null',
    );
    this.addSql(`
create trigger oauth2_clients_kept_columns before update of client_id, created_by on oauth2_clients
  for each row execute function keep_written('client_id', 'created_by')`);
    this.addSql(revokeClientTokens);
  }

  override down(): void {
    this.addSql('drop function revoke_client_tokens(text, text)');
    this.addSql('drop trigger oauth2_clients_kept_columns on oauth2_clients');
    this.addSql('alter table oauth2_clients drop column created_by');
    this.addSql('alter table oauth2_clients drop column owner_id');
  }
}
