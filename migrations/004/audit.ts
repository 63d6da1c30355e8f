import { appendOnly, dropTables } from '../sql.js';

/**
 * The trail is partitioned by month of UTC. `seq` is a plain sequence and not an identity column, because partitions do
 * not inherit an identity before PostgreSQL 17. Rows have the database's own clock. Users are deleted softly, so their
 * reference stays; there is no foreign key for clients, sessions and resources, which the trail outlives.
 */
export const auditUp = `
create sequence audit_logs_seq as bigint;

create table audit_logs (
  id uuid not null default uuid_v7(),
  created_at timestamptz not null default clock_timestamp(),
  seq bigint not null default nextval('audit_logs_seq'),
  user_id uuid references users (id),
  client_id text,
  session_id text,
  ip_address inet,
  user_agent text,
  request_id text,
  action text not null,
  resource_type text not null,
  resource_id text,
  request_method text,
  request_path text,
  request_body jsonb,
  changes jsonb,
  outcome text not null default 'success',
  response_status integer,
  response_time_ms integer,
  risk_score numeric(3, 2),
  security_alerts jsonb,
  primary key (id, created_at),
  constraint audit_logs_outcome_check check (outcome in ('success', 'failure', 'denied')),
  constraint audit_logs_response_check check (response_status between 100 and 599 and response_time_ms >= 0),
  constraint audit_logs_risk_score_check check (risk_score between 0 and 1)
) partition by range (created_at);
alter sequence audit_logs_seq owned by audit_logs.seq;
create index audit_logs_seq_idx on audit_logs (seq);
create index audit_logs_created_at_idx on audit_logs (created_at);
create index audit_logs_user_id_idx on audit_logs (user_id, created_at) where user_id is not null;
create index audit_logs_resource_idx on audit_logs (resource_type, resource_id, created_at);
${appendOnly('audit_logs')}

-- Catches rows of a month that has no partition. It should stay empty: db:verify and the job report what is in it.
create table audit_logs_default partition of audit_logs default;
create trigger audit_logs_no_truncate before truncate on audit_logs_default
  for each statement execute function refuse_change();

-- One seal covers the rows from_seq to to_seq that were there. Rolled back transactions leave gaps in seq, so the hash of
-- the list of numbers is part of it. Seals form one chain: each names the seal before it, and only one may.
create table audit_seals (
  id uuid primary key default uuid_v7(),
  previous_seal uuid references audit_seals (id),
  from_seq bigint not null,
  to_seq bigint not null,
  row_count bigint not null,
  seq_list_hash bytea not null,
  root_hash bytea not null,
  signature bytea not null,
  kid text collate "C" not null references signing_keys (kid),
  created_at timestamptz not null default clock_timestamp(),
  constraint audit_seals_previous_seal_key unique nulls not distinct (previous_seal),
  constraint audit_seals_range_check
    check (from_seq <= to_seq and row_count between 1 and to_seq - from_seq + 1),
  constraint audit_seals_hash_check check (octet_length(seq_list_hash) = 32 and octet_length(root_hash) = 32),
  constraint audit_seals_overlap_excl exclude using gist (int8range(from_seq, to_seq, '[]') with &&)
);
create index audit_seals_kid_idx on audit_seals (kid);
${appendOnly('audit_seals')}
`;

export const auditDown = dropTables('audit_seals', 'audit_logs');
