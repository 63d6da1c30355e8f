/**
 * revoke_user_tokens(user, reason): ends everything that lets a user in (codes, refresh tokens, access tokens and
 * sessions) and withdraws the consents behind it. Each thing that was alive is logged once; the count of these is
 * returned. Two calls at once share the work: the conditional UPDATE lets each row be revoked by one of them.
 * What has expired or was used already is over, and is neither counted nor logged.
 */
export const revokeUserTokens = `
create function revoke_user_tokens(for_user uuid, why text) returns integer language plpgsql volatile as $$
declare
  moment constant timestamptz := now();
  ended jsonb;
begin
  with codes as (
    update oauth2_authorization_codes set revoked_at = moment, revoke_reason = why, row_version = row_version + 1
     where user_id = for_user and revoked_at is null and used_at is null and expires_at > moment
    returning client_id, 'authorization_code' as token_type, code_hash as token_hash, scope
  ), refresh_tokens as (
    update oauth2_refresh_tokens set revoked_at = moment, revoke_reason = why, row_version = row_version + 1
     where user_id = for_user and revoked_at is null and used_at is null and expires_at > moment
    returning client_id, 'refresh_token' as token_type, token_hash, scope
  ), access_tokens as (
    update oauth2_access_tokens set revoked_at = moment, revoke_reason = why, row_version = row_version + 1
     where user_id = for_user and revoked_at is null and expires_at > moment
    returning client_id, 'access_token' as token_type, jti_hash as token_hash, scope
  ), sessions as (
    update user_sessions set revoked_at = moment, revoke_reason = why, row_version = row_version + 1
     where user_id = for_user and revoked_at is null and expires_at > moment
    returning null::text as client_id, 'session' as token_type, session_token_hash as token_hash, null::text as scope
  ), consents as (
    update grants set revoked_at = moment, revoke_reason = why, row_version = row_version + 1
     where user_id = for_user and revoked_at is null
  )
  select coalesce(jsonb_agg(to_jsonb(thing)), '[]') into ended
    from (table codes union all table refresh_tokens union all table access_tokens union all table sessions) as thing;

  insert into oauth2_token_logs (client_id, user_id, token_type, token_hash, scope, action, reason)
  select client_id, for_user, token_type, token_hash, scope, 'revoked', why
    from jsonb_to_recordset(ended) as r (client_id text, token_type text, token_hash text, scope text);
  return jsonb_array_length(ended);
end
$$;
`;

export const tokenRevocationDown = 'drop function revoke_user_tokens(uuid, text);';
