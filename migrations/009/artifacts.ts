import { dropTables, keepsUpdatedAt } from '../sql.js';

/**
 * What the protocol needs for minutes: interactions, sessions before sign-in, pushed requests, and ids seen once (a
 * replayed assertion finds its row there already). Payloads can hold bearer values, so they are encrypted.
 */
export const artifactsUp = `
create table oidc_artifacts (
  id uuid primary key default uuid_v7(),
  model text not null,
  id_hash text collate "C" not null,
  uid text collate "C",
  grant_id text collate "C",
  payload_encrypted text,
  consumed_at timestamptz,
  expires_at timestamptz not null,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint oidc_artifacts_id_hash_key unique (model, id_hash),
  constraint oidc_artifacts_model_check
    check (model in ('Session', 'Interaction', 'PushedAuthorizationRequest', 'ReplayDetection', 'SsoRequest')),
  constraint oidc_artifacts_payload_check check (payload_encrypted is not null or model = 'ReplayDetection')
);
create index oidc_artifacts_uid_idx on oidc_artifacts (uid) where uid is not null;
create index oidc_artifacts_grant_id_idx on oidc_artifacts (grant_id) where grant_id is not null;
create index oidc_artifacts_expires_at_idx on oidc_artifacts (expires_at);
${keepsUpdatedAt('oidc_artifacts')}
`;

export const artifactsDown = dropTables('oidc_artifacts');
