import { SqlMigration, dropTables } from './sql.js';

/**
 * The tables of the machinery. They have no row_version: no client ever edits a row of theirs, and each has a state of
 * its own on which its writers compete.
 */
export class Migration008JobsIdempotencyOutbox extends SqlMigration {
  override up(): void {
    this.addSql(`
-- The answer to a request that was made under a key. Scope is the actor and the route. The body is text, so that a
-- repetition gives the very bytes of the first answer. Answers of 500 and above are never kept.
create table idempotency_keys (
  scope text collate "C" not null,
  key text collate "C" not null,
  request_hash bytea not null,
  response_status integer,
  response_headers jsonb,
  response_body text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  primary key (scope, key),
  constraint idempotency_keys_key_check check (length(key) between 1 and 255),
  constraint idempotency_keys_response_status_check check (response_status between 200 and 499),
  constraint idempotency_keys_response_check check (response_status is not null or response_body is null),
  constraint idempotency_keys_expires_check check (expires_at > created_at)
);
create index idempotency_keys_expires_at_idx on idempotency_keys (expires_at);

-- A run that is not finished is the lease of its job: the unique index lets one instance in, and whoever finds lease_until
-- in the past may close the run as abandoned and start its own. No lock of a session or a transaction is held meanwhile.
create table job_runs (
  id uuid primary key default uuid_v7(),
  name text collate "C" not null,
  scheduled_for timestamptz not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  lease_until timestamptz not null,
  instance text not null,
  outcome text,
  detail jsonb not null default '{}',
  constraint job_runs_outcome_check check (outcome in ('succeeded', 'failed', 'abandoned')),
  constraint job_runs_finished_check
    check ((finished_at is null) = (outcome is null) and finished_at >= started_at),
  -- Two instances whose timers fire for the same moment: the second finds the work done.
  constraint job_runs_scheduled_key unique (name, scheduled_for)
);
create unique index job_runs_running_key on job_runs (name) where finished_at is null;
create index job_runs_started_at_idx on job_runs (started_at);

-- Written in the transaction of the change, delivered after it, at least once. Order is kept within one aggregate.
create sequence outbox_position_seq as bigint;
create table outbox (
  id uuid primary key default uuid_v7(),
  position bigint not null default nextval('outbox_position_seq'),
  topic text not null,
  aggregate_type text not null,
  aggregate_id text not null,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  available_at timestamptz not null default now(),
  attempts integer not null default 0,
  lease_until timestamptz,
  delivered_at timestamptz,
  gave_up_at timestamptz,
  last_error text,
  constraint outbox_position_key unique (position),
  constraint outbox_attempts_check check (attempts >= 0),
  constraint outbox_end_check check (delivered_at is null or gave_up_at is null)
);
alter sequence outbox_position_seq owned by outbox.position;
create index outbox_pending_idx on outbox (available_at, position) where delivered_at is null and gave_up_at is null;
create index outbox_aggregate_idx on outbox (aggregate_type, aggregate_id, position);
create index outbox_delivered_at_idx on outbox (delivered_at) where delivered_at is not null;
`);
  }

  override down(): void {
    this.addSql(dropTables('outbox', 'job_runs', 'idempotency_keys'));
  }
}
