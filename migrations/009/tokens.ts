import { dropTables, keepsUpdatedAt } from '../sql.js';

/**
 * Only hashes of bearer values are kept. `details` holds what the protocol library adds to a payload that has no column
 * of its own. `grant_id` is the family; it has no foreign key, because a grant may be stored after its first code.
 */
export const tokensUp = `
create table oauth2_authorization_codes (
  id uuid primary key default uuid_v7(),
  client_id text collate "C" not null references oauth2_clients (client_id),
  user_id uuid not null references users (id),
  grant_id text collate "C",
  code_hash text collate "C" not null,
  redirect_uri text not null,
  scope text,
  code_challenge text,
  code_challenge_method text,
  state text,
  nonce text,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  revoke_reason text,
  ip_address inet,
  user_agent text,
  details jsonb not null default '{}',
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint oauth2_authorization_codes_code_hash_key unique (code_hash),
  constraint oauth2_authorization_codes_challenge_check
    check ((code_challenge is null) = (code_challenge_method is null)),
  constraint oauth2_authorization_codes_method_check check (code_challenge_method = 'S256'),
  constraint oauth2_authorization_codes_expires_check check (expires_at > issued_at)
);
create index oauth2_authorization_codes_client_id_idx on oauth2_authorization_codes (client_id);
create index oauth2_authorization_codes_user_id_idx on oauth2_authorization_codes (user_id);
create index oauth2_authorization_codes_grant_id_idx on oauth2_authorization_codes (grant_id) where grant_id is not null;
create index oauth2_authorization_codes_expires_at_idx on oauth2_authorization_codes (expires_at);

create table oauth2_refresh_tokens (
  id uuid primary key default uuid_v7(),
  client_id text collate "C" not null references oauth2_clients (client_id),
  user_id uuid not null references users (id),
  grant_id text collate "C",
  token_hash text collate "C" not null,
  access_token_hash text collate "C",
  scope text,
  token_type text not null default 'Bearer',
  -- Set free when the parent is removed: the chain of a family outlives its first links.
  parent_token_id uuid references oauth2_refresh_tokens (id) on delete set null,
  rotations integer not null default 0,
  first_issued_at timestamptz not null default now(),
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  revoke_reason text,
  ip_address inet,
  user_agent text,
  details jsonb not null default '{}',
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint oauth2_refresh_tokens_token_hash_key unique (token_hash),
  constraint oauth2_refresh_tokens_token_type_check check (token_type in ('Bearer', 'DPoP')),
  constraint oauth2_refresh_tokens_parent_check check (parent_token_id <> id),
  constraint oauth2_refresh_tokens_rotations_check check (rotations >= 0),
  constraint oauth2_refresh_tokens_expires_check check (expires_at > issued_at and issued_at >= first_issued_at),
  constraint oauth2_refresh_tokens_revoked_check check (revoke_reason is null or revoked_at is not null)
);
create index oauth2_refresh_tokens_client_id_idx on oauth2_refresh_tokens (client_id);
create index oauth2_refresh_tokens_user_id_idx on oauth2_refresh_tokens (user_id, issued_at);
create index oauth2_refresh_tokens_grant_id_idx on oauth2_refresh_tokens (grant_id) where grant_id is not null;
create index oauth2_refresh_tokens_expires_at_idx on oauth2_refresh_tokens (expires_at);
create index oauth2_refresh_tokens_revoked_at_idx on oauth2_refresh_tokens (revoked_at) where revoked_at is not null;
create index oauth2_refresh_tokens_parent_token_id_idx on oauth2_refresh_tokens (parent_token_id)
  where parent_token_id is not null;

-- The registry: opaque access tokens, and the ids of those that are signed, which could not be revoked otherwise.
create table oauth2_access_tokens (
  id uuid primary key default uuid_v7(),
  client_id text collate "C" not null references oauth2_clients (client_id),
  user_id uuid references users (id),
  grant_id text collate "C",
  jti_hash text collate "C" not null,
  format text not null default 'jwt',
  audience text,
  scope text,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoke_reason text,
  details jsonb not null default '{}',
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint oauth2_access_tokens_jti_hash_key unique (jti_hash),
  constraint oauth2_access_tokens_format_check check (format in ('jwt', 'opaque')),
  constraint oauth2_access_tokens_expires_check check (expires_at > issued_at),
  constraint oauth2_access_tokens_revoked_check check (revoke_reason is null or revoked_at is not null)
);
create index oauth2_access_tokens_client_id_idx on oauth2_access_tokens (client_id);
create index oauth2_access_tokens_user_id_idx on oauth2_access_tokens (user_id) where user_id is not null;
create index oauth2_access_tokens_grant_id_idx on oauth2_access_tokens (grant_id) where grant_id is not null;
create index oauth2_access_tokens_expires_at_idx on oauth2_access_tokens (expires_at);
${keepsUpdatedAt('oauth2_authorization_codes', 'oauth2_refresh_tokens', 'oauth2_access_tokens')}
`;

export const tokensDown = dropTables(
  'oauth2_access_tokens',
  'oauth2_refresh_tokens',
  'oauth2_authorization_codes',
);
