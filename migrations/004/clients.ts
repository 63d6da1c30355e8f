import { dropTables, keepsUpdatedAt } from '../sql.js';

/**
 * validate_grant_types(): only the grants of RFC 9700; implicit and password are refused for good. NULL, anything but an
 * array, and an array holding anything but these words give false, never NULL (which a CHECK would let pass) or an error.
 * An empty array is a client that only introspects.
 */
export const clientsUp = `
create function validate_grant_types(grant_types jsonb) returns boolean language sql immutable parallel safe as $$
  select coalesce(
    jsonb_typeof(grant_types) = 'array'
      and grant_types <@ '["authorization_code", "refresh_token", "client_credentials"]'::jsonb,
    false)
$$;

create table oauth2_clients (
  id uuid primary key default uuid_v7(),
  client_id text collate "C" not null,
  client_name text not null,
  client_secret_hash text,
  secret_expires_at timestamptz,
  -- The second secret lets a client change over without an interruption.
  second_secret_hash text,
  second_secret_expires_at timestamptz,
  token_endpoint_auth_method text not null default 'client_secret_basic',
  jwks jsonb,
  application_type text not null default 'web',
  redirect_uris jsonb not null default '[]',
  post_logout_redirect_uris jsonb not null default '[]',
  allowed_grant_types jsonb not null default '["authorization_code", "refresh_token"]',
  allowed_scopes jsonb not null default '[]',
  rate_limit_per_minute integer not null default 60,
  rate_limit_per_hour integer not null default 1000,
  active boolean not null default true,
  expires_at timestamptz,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  constraint oauth2_clients_client_id_key unique (client_id),
  constraint oauth2_clients_auth_method_check
    check (token_endpoint_auth_method in ('client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none')),
  constraint oauth2_clients_credentials_check check (case token_endpoint_auth_method
    when 'none' then client_secret_hash is null and second_secret_hash is null
    when 'private_key_jwt' then jwks is not null
    else client_secret_hash is not null end),
  constraint oauth2_clients_second_secret_check check (second_secret_hash is null or client_secret_hash is not null),
  constraint oauth2_clients_application_type_check check (application_type in ('web', 'native')),
  constraint oauth2_clients_grant_types_check check (validate_grant_types(allowed_grant_types)),
  -- A client that cannot keep a secret cannot act for itself.
  constraint oauth2_clients_public_check
    check (token_endpoint_auth_method <> 'none' or not allowed_grant_types @> '["client_credentials"]'),
  constraint oauth2_clients_lists_check check (jsonb_typeof(redirect_uris) = 'array'
    and jsonb_typeof(post_logout_redirect_uris) = 'array' and jsonb_typeof(allowed_scopes) = 'array'),
  constraint oauth2_clients_rate_limits_check
    check (rate_limit_per_minute > 0 and rate_limit_per_hour >= rate_limit_per_minute),
  constraint oauth2_clients_deleted_check check (deleted_at is null or not active)
);
create index oauth2_clients_active_idx on oauth2_clients (client_name, id) where deleted_at is null;
${keepsUpdatedAt('oauth2_clients')}
`;

export const clientsDown = `
${dropTables('oauth2_clients')}
drop function validate_grant_types(jsonb);
`;
