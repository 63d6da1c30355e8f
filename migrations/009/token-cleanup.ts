/** One batch of one table: locked by somebody else means left for the next batch, so two callers never wait or repeat. */
function removed(
  table: string,
  count: string,
  subject: string,
  hash?: { type: string; column: string; open: string },
): string {
  const kept = hash
    ? `, coalesce(jsonb_agg(to_jsonb(removed)) filter (where ${hash.open}), '[]') into ${count}, unused`
    : ` into ${count}`;
  const log = hash
    ? `  insert into oauth2_token_logs (client_id, user_id, token_type, token_hash, scope, action)
  select client_id, user_id, '${hash.type}', ${hash.column}, scope, 'expired'
    from jsonb_to_recordset(unused) as r (client_id text, user_id uuid, ${hash.column} text, scope text);
`
    : '';
  return `
  with due as (
    select id from ${table}
     where expires_at < retention_cutoff('${subject}')
     order by expires_at limit batch for update skip locked
  ),
  removed as (
    delete from ${table} as gone using due where gone.id = due.id returning gone.*
  )
  select count(*)${kept} from removed;
${log}`;
}

/**
 * cleanup_expired_oauth2_tokens(batch): removes at most `batch` rows of each kind whose retention is over, and says how
 * many of each, so that a job calls it until all are 0. A function cannot commit, and one long transaction over a year of
 * tokens is what this avoids. What expired without having been used or revoked is logged as `expired`, in the
 * transaction of its removal and therefore once. SECURITY DEFINER, because the application role may not delete logs.
 */
export const cleanupExpiredTokens = `
create function cleanup_expired_oauth2_tokens(
  batch integer default 1000,
  out authorization_codes integer, out refresh_tokens integer, out access_tokens integer,
  out artifacts integer, out sessions integer, out token_logs integer
) language plpgsql security definer set search_path from current as $$
declare
  unused jsonb;
begin
  if batch is null or batch not between 1 and 100000 then
    raise exception 'batch must be 1 to 100000' using errcode = 'invalid_parameter_value';
  end if;
${removed('oauth2_authorization_codes', 'authorization_codes', 'oauth2_tokens', {
  type: 'authorization_code',
  column: 'code_hash',
  open: 'used_at is null and revoked_at is null',
})}${removed('oauth2_refresh_tokens', 'refresh_tokens', 'oauth2_tokens', {
  type: 'refresh_token',
  column: 'token_hash',
  open: 'used_at is null and revoked_at is null',
})}${removed('oauth2_access_tokens', 'access_tokens', 'oauth2_tokens', {
  type: 'access_token',
  column: 'jti_hash',
  open: 'revoked_at is null',
})}${removed('oidc_artifacts', 'artifacts', 'oauth2_tokens')}${removed('user_sessions', 'sessions', 'user_sessions')}
  with due as (
    select id from oauth2_token_logs
     where created_at < retention_cutoff('oauth2_token_logs')
     order by created_at limit batch for update skip locked
  ),
  removed as (
    delete from oauth2_token_logs as gone using due where gone.id = due.id returning gone.id
  )
  select count(*) into token_logs from removed;
end
$$;
`;

export const tokenCleanupUp = `
${cleanupExpiredTokens}
revoke execute on function cleanup_expired_oauth2_tokens(integer) from public;
`;

export const tokenCleanupDown = 'drop function cleanup_expired_oauth2_tokens(integer);';
