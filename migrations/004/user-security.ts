import { dropTables, keepsUpdatedAt } from '../sql.js';

/** Second factors and sessions. Secrets are encrypted by the application, tokens and recovery codes only kept as hashes. */
export const userSecurityUp = `
create table user_mfa_settings (
  user_id uuid primary key references users (id),
  totp_enabled boolean not null default false,
  totp_secret_encrypted text,
  -- The last time step that was accepted: a code works once, and no older one after it.
  totp_last_step bigint,
  webauthn_enabled boolean not null default false,
  webauthn_credentials jsonb not null default '[]',
  sms_enabled boolean not null default false,
  sms_phone_encrypted text,
  recovery_codes_hashed jsonb not null default '[]',
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint user_mfa_settings_totp_check check (not totp_enabled or totp_secret_encrypted is not null),
  constraint user_mfa_settings_lists_check
    check (jsonb_typeof(webauthn_credentials) = 'array' and jsonb_typeof(recovery_codes_hashed) = 'array'),
  constraint user_mfa_settings_webauthn_check check (not webauthn_enabled
    or (jsonb_typeof(webauthn_credentials) = 'array' and webauthn_credentials <> '[]'::jsonb)),
  constraint user_mfa_settings_sms_check check (not sms_enabled or sms_phone_encrypted is not null)
);
${keepsUpdatedAt('user_mfa_settings')}

create table user_sessions (
  id uuid primary key default uuid_v7(),
  user_id uuid not null references users (id),
  session_token_hash text collate "C" not null,
  ip_address inet,
  user_agent text,
  device_fingerprint text,
  auth_method text not null default 'password',
  sso_provider_id uuid references sso_providers (id),
  last_activity_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoke_reason text,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint user_sessions_session_token_hash_key unique (session_token_hash),
  constraint user_sessions_auth_method_check check (auth_method in ('password', 'mfa', 'webauthn', 'sso')),
  constraint user_sessions_sso_check check (auth_method <> 'sso' or sso_provider_id is not null),
  constraint user_sessions_expires_check check (expires_at > created_at),
  constraint user_sessions_revoked_check check (revoke_reason is null or revoked_at is not null)
);
create index user_sessions_user_id_idx on user_sessions (user_id, created_at);
create index user_sessions_expires_at_idx on user_sessions (expires_at);
create index user_sessions_sso_provider_id_idx on user_sessions (sso_provider_id) where sso_provider_id is not null;
${keepsUpdatedAt('user_sessions')}

-- Asked on every request: whose session this is, if it and its user are alive. In PL/pgSQL, because that keeps its plan
-- for the connection, where planning took ten times as long as the answer.
create function session_actor(session uuid, who uuid, at timestamptz)
returns table (role text, agency_id uuid) language plpgsql stable parallel safe as $$
#variable_conflict use_column
begin
  return query
  select u.role, u.agency_id
    from user_sessions s
    join users u on u.id = s.user_id
   where s.id = session and s.user_id = who and s.revoked_at is null and s.expires_at > at
     and u.is_active and u.deleted_at is null;
end
$$;
`;

export const userSecurityDown = `
drop function session_actor(uuid, uuid, timestamptz);
${dropTables('user_sessions', 'user_mfa_settings')}
`;
