import { appendOnly } from '../sql.js';

/**
 * The text of a row of the trail as it is hashed, kept and exported: a JSON array, so that whoever has a line of an export has
 * what was hashed. Moments are of UTC whatever the session's zone. A seal names the version of the text (`format`): a column that
 * comes later is part of a function of the next version, and this one stays as it is for ever.
 */
const auditEntryText = `
create function audit_entry_text(a audit_logs) returns text language sql stable parallel safe as $$
  select json_build_array(a.seq, a.id, a.created_at at time zone 'UTC', a.user_id, a.client_id, a.session_id, a.ip_address,
    a.user_agent, a.request_id, a.action, a.resource_type, a.resource_id, a.request_method, a.request_path, a.request_body,
    a.changes, a.outcome, a.response_status, a.response_time_ms, a.risk_score, a.security_alerts)::text
$$;
`;

/**
 * Keys of the trail are its own: a token's key lives for weeks, and what proves a record has to outlive the record. Each is
 * endorsed by the one before, so that who knows one of them knows those that follow.
 */
const auditKeys = `
create table audit_keys (
  kid text collate "C" primary key,
  number bigint not null,
  public_jwk jsonb not null,
  private_jwk_encrypted text not null,
  endorsed_by text collate "C" references audit_keys (kid),
  endorsement bytea,
  created_at timestamptz not null default clock_timestamp(),
  constraint audit_keys_number_key unique (number),
  constraint audit_keys_public_check check (jsonb_typeof(public_jwk) = 'object' and not jsonb_exists(public_jwk, 'd')),
  constraint audit_keys_endorsement_check
    check ((number = 1) = (endorsed_by is null) and (endorsed_by is null) = (endorsement is null))
);
create index audit_keys_endorsed_by_idx on audit_keys (endorsed_by);
${appendOnly('audit_keys')}
`;

/**
 * Seals are counted, follow each other in the numbers of rows without a gap between them, and keep the number and the hash of
 * each row, so that a row that was changed, taken out or put in can be named, and membership proven when the row is archived.
 * Nothing has written seals before, so no row needs a value. \`leaves\` are random bytes, which do not compress.
 */
const auditSeals = `
alter table audit_seals add column number bigint not null;
alter table audit_seals add column format smallint not null;
alter table audit_seals add column previous_hash bytea not null;
alter table audit_seals add column hash bytea not null;
alter table audit_seals add column leaves bytea not null;
alter table audit_seals alter column leaves set storage external;
alter table audit_seals add constraint audit_seals_number_key unique (number);
alter table audit_seals add constraint audit_seals_leaves_check check (octet_length(leaves) = row_count * 40);
alter table audit_seals add constraint audit_seals_chain_check
  check (octet_length(previous_hash) = 32 and octet_length(hash) = 32 and (number = 1) = (previous_seal is null));
alter table audit_seals drop constraint audit_seals_kid_fkey;
alter table audit_seals add constraint audit_seals_kid_fkey foreign key (kid) references audit_keys (kid);
`;

/** What has been told outside: how many seals there were, and the root of the tree over all of them. */
const auditCheckpoints = `
create table audit_checkpoints (
  seals bigint primary key,
  to_seq bigint not null,
  root_hash bytea not null,
  frontier bytea not null,
  statement text not null,
  signature bytea not null,
  kid text collate "C" not null references audit_keys (kid),
  file text,
  created_at timestamptz not null default clock_timestamp(),
  constraint audit_checkpoints_seals_check check (seals > 0),
  constraint audit_checkpoints_root_check check (octet_length(root_hash) = 32)
);
create index audit_checkpoints_kid_idx on audit_checkpoints (kid);
${appendOnly('audit_checkpoints')}
`;

export const sealsUp = `${auditEntryText}${auditKeys}${auditSeals}${auditCheckpoints}`;

export const sealsDown = `
drop table audit_checkpoints;
alter table audit_seals disable trigger audit_seals_no_truncate;
truncate audit_seals;
alter table audit_seals enable trigger audit_seals_no_truncate;
alter table audit_seals drop constraint audit_seals_kid_fkey;
alter table audit_seals add constraint audit_seals_kid_fkey foreign key (kid) references signing_keys (kid);
alter table audit_seals drop constraint audit_seals_chain_check;
alter table audit_seals drop constraint audit_seals_leaves_check;
alter table audit_seals drop constraint audit_seals_number_key;
alter table audit_seals drop column leaves;
alter table audit_seals drop column hash;
alter table audit_seals drop column previous_hash;
alter table audit_seals drop column format;
alter table audit_seals drop column number;
drop table audit_keys;
drop function audit_entry_text(audit_logs);
`;
