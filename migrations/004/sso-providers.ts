import { dropTables, keepsUpdatedAt } from '../sql.js';

export const ssoProvidersUp = `
create table sso_providers (
  id uuid primary key default uuid_v7(),
  provider_name text collate "C" not null,
  provider_type text not null,
  client_id text not null,
  -- Absent for SAML, which has none, and for a public client, which proves itself by PKCE alone.
  client_secret_encrypted text,
  public_client boolean not null default false,
  issuer_url text,
  authorization_url text,
  token_url text,
  userinfo_url text,
  jwks_url text,
  jwks jsonb,
  -- Two at a time, so that a provider can roll its signing certificate over.
  certificates jsonb not null default '[]',
  enabled boolean not null default false,
  auto_create_users boolean not null default false,
  allowed_domains jsonb not null default '[]',
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint sso_providers_provider_name_key unique (provider_name),
  constraint sso_providers_provider_type_check
    check (provider_type in ('google', 'azure', 'okta', 'auth0', 'saml', 'oidc')),
  constraint sso_providers_secret_check
    check (client_secret_encrypted is not null or provider_type = 'saml' or public_client),
  constraint sso_providers_public_check
    check (not public_client or (client_secret_encrypted is null and provider_type <> 'saml')),
  constraint sso_providers_saml_check check (not enabled or provider_type <> 'saml'
    or (authorization_url is not null and jsonb_array_length(certificates) > 0)),
  constraint sso_providers_oidc_check check (not enabled or provider_type = 'saml' or issuer_url is not null),
  constraint sso_providers_lists_check
    check (jsonb_typeof(certificates) = 'array' and jsonb_typeof(allowed_domains) = 'array')
);
${keepsUpdatedAt('sso_providers')}
`;

export const ssoProvidersDown = dropTables('sso_providers');
