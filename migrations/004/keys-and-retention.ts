import { dropTables, keepsUpdatedAt } from '../sql.js';

export const retentionCutoff = `
create function retention_cutoff(of_subject text) returns timestamptz language sql stable
return (select now() - keep_for from retention_policies where subject = of_subject and not legal_hold);
`;

/**
 * signing_keys: every instance signs with the one active key of an algorithm and verifies with all that are not retired.
 * retention_policies: `keep_for` may be changed while the system runs, but never below `minimum`, which only a migration
 * sets; a legal hold stops all removal. No row for a subject means: keep for ever.
 */
export const keysUp = `
create table signing_keys (
  kid text collate "C" primary key,
  alg text not null default 'ES256',
  public_jwk jsonb not null,
  private_jwk_encrypted text,
  status text not null default 'next',
  not_before timestamptz not null default now(),
  retire_after timestamptz,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint signing_keys_alg_check check (alg in ('ES256', 'PS256')),
  constraint signing_keys_status_check check (status in ('next', 'active', 'retiring', 'retired')),
  -- "d" is the private member of EC and RSA keys alike.
  constraint signing_keys_public_check check (jsonb_typeof(public_jwk) = 'object' and not jsonb_exists(public_jwk, 'd')),
  constraint signing_keys_private_check check (status in ('retiring', 'retired') or private_jwk_encrypted is not null),
  constraint signing_keys_retiring_check check (status <> 'retiring' or retire_after is not null)
);
create unique index signing_keys_active_key on signing_keys (alg) where status = 'active';
${keepsUpdatedAt('signing_keys')}

create table retention_policies (
  subject text collate "C" primary key,
  keep_for interval not null,
  minimum interval not null default '0',
  legal_hold boolean not null default false,
  reason text not null,
  updated_by uuid references users (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint retention_policies_minimum_check check (keep_for >= minimum and minimum >= interval '0')
);
create index retention_policies_updated_by_idx on retention_policies (updated_by) where updated_by is not null;
${keepsUpdatedAt('retention_policies')}

insert into retention_policies (subject, keep_for, minimum, reason) values
  ('audit_logs', '7 years', '1 year', 'Longest common record rule of an insurer (insurance examiners: 5 to 7 years)'),
  ('oauth2_token_logs', '7 years', '1 year', 'Evidence of access is kept as long as the audit trail'),
  ('oauth2_tokens', '0', '0', 'Expired codes and tokens are of no use; what happened to them is in oauth2_token_logs'),
  ('user_sessions', '90 days', '0', 'Lets a user see where the account was used'),
  ('idempotency_keys', '7 days', '1 day', 'A client may repeat a request for a week'),
  ('job_runs', '90 days', '0', 'Operations look back a quarter'),
  ('outbox', '30 days', '0', 'Delivered messages may be delivered again for a month');

-- What happened before this moment may be removed now; NULL (which no moment is before) means nothing may. The one
-- place that reads the policies.
${retentionCutoff}
`;

export const keysDown = `
drop function retention_cutoff(text);
${dropTables('retention_policies', 'signing_keys')}
`;
