import { dropTables } from '../sql.js';

export const refuseChangeUntilRetentionOver = `
create function refuse_change_until_retention_over() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'DELETE' and old.created_at < retention_cutoff(tg_table_name::text) then
    return old;
  end if;
  raise exception 'Table % is append-only: % is refused', tg_table_name, tg_op
    using errcode = 'insufficient_privilege', table = tg_table_name, schema = tg_table_schema;
end
$$;
`;

/**
 * Append-only like the audit trail, but with an end: a row may be deleted once its retention is over, and the database
 * itself checks that, whoever deletes. The application role has no right to delete at all; it goes through
 * cleanup_expired_oauth2_tokens(). Clients and users are deleted softly, so the log outlives them with its references.
 */
export const tokenLogsUp = `
create table oauth2_token_logs (
  id uuid primary key default uuid_v7(),
  client_id text collate "C" references oauth2_clients (client_id),
  user_id uuid references users (id),
  token_type text not null,
  token_hash text collate "C" not null,
  scope text,
  action text not null,
  grant_type text,
  reason text,
  ip_address inet,
  user_agent text,
  request_id text,
  risk_score numeric(3, 2),
  security_flags jsonb,
  created_at timestamptz not null default clock_timestamp(),
  constraint oauth2_token_logs_token_type_check
    check (token_type in ('authorization_code', 'access_token', 'refresh_token', 'session')),
  constraint oauth2_token_logs_action_check
    check (action in ('issued', 'refreshed', 'revoked', 'expired', 'used', 'introspected')),
  constraint oauth2_token_logs_risk_score_check check (risk_score between 0 and 1)
);
create index oauth2_token_logs_client_id_idx on oauth2_token_logs (client_id, created_at) where client_id is not null;
create index oauth2_token_logs_user_id_idx on oauth2_token_logs (user_id, created_at) where user_id is not null;
create index oauth2_token_logs_token_hash_idx on oauth2_token_logs (token_hash);
create index oauth2_token_logs_created_at_idx on oauth2_token_logs (created_at);

${refuseChangeUntilRetentionOver}
create trigger oauth2_token_logs_append_only before update or delete on oauth2_token_logs
  for each row execute function refuse_change_until_retention_over();
create trigger oauth2_token_logs_no_truncate before truncate on oauth2_token_logs
  for each statement execute function refuse_change();
`;

export const tokenLogsDown = `
${dropTables('oauth2_token_logs')}
drop function refuse_change_until_retention_over();
`;
