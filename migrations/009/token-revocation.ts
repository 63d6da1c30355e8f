/**
 * revoke_user_tokens(user, reason): ends everything that lets a user in (codes, refresh tokens, access tokens and
 * sessions) and withdraws the consents behind it. Each thing that was alive is logged once; the count of these is
 * returned. Two calls at once share the work: the conditional UPDATE lets each row be revoked by one of them.
 * What has expired or was used already is over, and is neither counted nor logged.
 */
export const tokenRevocationUp = `
create function revoke_user_tokens(for_user uuid, why text) returns integer language sql volatile as $$
  with codes as (
    update public.oauth2_authorization_codes set revoked_at = now(), revoke_reason = why, row_version = row_version + 1
     where user_id = for_user and revoked_at is null and used_at is null and expires_at > now()
    returning client_id, 'authorization_code' as token_type, code_hash as token_hash, scope
  ), refresh_tokens as (
    update public.oauth2_refresh_tokens set revoked_at = now(), revoke_reason = why, row_version = row_version + 1
     where user_id = for_user and revoked_at is null and used_at is null and expires_at > now()
    returning client_id, 'refresh_token' as token_type, token_hash, scope
  ), access_tokens as (
    update public.oauth2_access_tokens set revoked_at = now(), revoke_reason = why, row_version = row_version + 1
     where user_id = for_user and revoked_at is null and expires_at > now()
    returning client_id, 'access_token' as token_type, jti_hash as token_hash, scope
  ), sessions as (
    update public.user_sessions set revoked_at = now(), revoke_reason = why, row_version = row_version + 1
     where user_id = for_user and revoked_at is null and expires_at > now()
    returning null::text as client_id, 'session' as token_type, session_token_hash as token_hash, null::text as scope
  ), consents as (
    update public.grants set revoked_at = now(), revoke_reason = why, row_version = row_version + 1
     where user_id = for_user and revoked_at is null
  ), logged as (
    insert into public.oauth2_token_logs (client_id, user_id, token_type, token_hash, scope, action, reason)
    select client_id, for_user, token_type, token_hash, scope, 'revoked', why
      from (table codes union all table refresh_tokens union all table access_tokens union all table sessions) as ended
    returning 1
  )
  select count(*)::integer from logged
$$;
`;

export const tokenRevocationDown = 'drop function revoke_user_tokens(uuid, text);';
