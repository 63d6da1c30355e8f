/**
 * The trail is the outbox: it has a row for each change, in the transaction of the change, in an order that is settled. A second
 * table of the same events would cost each change a second write. Nothing has ever written `outbox`.
 */
const noOutbox = `
drop table outbox;
`;

const endpoints = `
create table webhook_endpoints (
  id uuid primary key default uuid_v7(),
  url text not null,
  description text,
  event_types text[] not null,
  status text not null default 'active',
  pause_reason text,
  since_seq bigint not null,
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint webhook_endpoints_status_check check (status in ('active', 'paused', 'removed')),
  constraint webhook_endpoints_pause_reason_check check (pause_reason in ('asked', 'failing', 'gone')),
  constraint webhook_endpoints_paused_check check ((status = 'paused') = (pause_reason is not null)),
  constraint webhook_endpoints_event_types_check check (cardinality(event_types) > 0)
);
create index webhook_endpoints_created_by_idx on webhook_endpoints (created_by);
create trigger webhook_endpoints_updated_at before update on webhook_endpoints
  for each row execute function update_updated_at_column();
create trigger webhook_endpoints_kept_columns before update of since_seq, created_by on webhook_endpoints
  for each row execute function keep_written('since_seq', 'created_by');

-- What an endpoint's messages are signed with. The newest has no end; the ones before go on for a while after a change.
create table webhook_secrets (
  id uuid primary key default uuid_v7(),
  endpoint_id uuid not null references webhook_endpoints (id),
  secret_encrypted text not null,
  expires_at timestamptz,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index webhook_secrets_current_key on webhook_secrets (endpoint_id) where expires_at is null;
create index webhook_secrets_endpoint_id_idx on webhook_secrets (endpoint_id, created_at);
create trigger webhook_secrets_updated_at before update on webhook_secrets
  for each row execute function update_updated_at_column();
create trigger webhook_secrets_kept_columns before update of endpoint_id on webhook_secrets
  for each row execute function keep_written('endpoint_id');
`;

/**
 * One row for each event and endpoint. Of the messages about one thing only the first that waits may go (`is_next`): that keeps
 * them in order without a look at those behind it. `due_at` is also the lease of an attempt under way.
 */
const deliveries = `
create table webhook_deliveries (
  id uuid primary key default uuid_v7(),
  endpoint_id uuid not null references webhook_endpoints (id),
  event_id uuid not null,
  seq bigint not null,
  event_type text not null,
  resource_type text not null,
  resource_id text not null,
  body text not null,
  status text not null default 'waiting',
  is_next boolean not null,
  due_at timestamptz not null default clock_timestamp(),
  attempts integer not null default 0,
  attempts_before integer not null default 0,
  last_attempt_at timestamptz,
  last_status integer,
  last_fault text,
  last_milliseconds integer,
  delivered_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  constraint webhook_deliveries_event_key unique (endpoint_id, event_id),
  constraint webhook_deliveries_status_check check (status in ('waiting', 'delivered', 'dead')),
  constraint webhook_deliveries_next_check check (status = 'waiting' or not is_next),
  constraint webhook_deliveries_delivered_check check (status <> 'delivered' or delivered_at is not null),
  constraint webhook_deliveries_attempts_check check (attempts >= attempts_before and attempts_before >= 0)
);
create unique index webhook_deliveries_next_key on webhook_deliveries (endpoint_id, resource_type, resource_id) where is_next;
create index webhook_deliveries_due_idx on webhook_deliveries (endpoint_id, due_at) where is_next;
create index webhook_deliveries_waiting_idx on webhook_deliveries (endpoint_id, resource_type, resource_id, seq)
  where status = 'waiting';
create index webhook_deliveries_status_idx on webhook_deliveries (endpoint_id, status, seq);
create index webhook_deliveries_delivered_at_idx on webhook_deliveries (delivered_at) where delivered_at is not null;
create trigger webhook_deliveries_kept_columns
  before update of endpoint_id, event_id, seq, event_type, resource_type, resource_id, body on webhook_deliveries
  for each row execute function keep_written('endpoint_id', 'event_id', 'seq', 'event_type', 'resource_type', 'resource_id', 'body');

-- Up to where the trail has been looked through for events.
create table webhook_position (
  is_only boolean primary key default true,
  up_to_seq bigint not null default 0,
  constraint webhook_position_only_check check (is_only)
);
insert into webhook_position default values;
`;

/** How long messages are kept is as before, and so is a hold on them. */
const renamePolicy = (from: string, to: string): string =>
  `update retention_policies set subject = '${to}' where subject = '${from}';`;

const removeExpired = (subject: string, removal: string): string => `
create or replace function remove_expired(of_subject text, most integer) returns bigint language plpgsql security definer
set search_path from current as $$
declare
  cutoff constant timestamptz := retention_cutoff(of_subject);
  removed bigint;
begin
  if of_subject = 'user_sessions' then
    delete from user_sessions where id in (select id from user_sessions where expires_at < cutoff limit most);
  elsif of_subject = '${subject}' then
    ${removal}
  else
    raise exception 'Nothing of % is removed by row', of_subject using errcode = 'invalid_parameter_value';
  end if;
  get diagnostics removed = row_count;
  return removed;
end
$$;
`;

/** What waits for an endpoint is kept, however long it is paused; what is done, given up or for an endpoint that is gone is not. */
const expiredDeliveries = removeExpired(
  'webhook_deliveries',
  `delete from webhook_deliveries where id in (select d.id from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id
      where d.created_at < cutoff and coalesce(d.delivered_at, d.created_at) < cutoff and (d.status <> 'waiting' or e.status = 'removed')
        and not exists (
      select from held_subjects() h where h.subject_type = d.resource_type and h.subject_id = d.resource_id) limit most);`,
);

const expiredOutbox = removeExpired(
  'outbox',
  `delete from outbox where id in (select o.id from outbox o where o.delivered_at < cutoff and not exists (
      select from held_subjects() h where h.subject_type = o.aggregate_type and h.subject_id = o.aggregate_id) limit most);`,
);

export const webhooksUp = `${noOutbox}${endpoints}${deliveries}${renamePolicy('outbox', 'webhook_deliveries')}${expiredDeliveries}`;

export const webhooksDown = `
${renamePolicy('webhook_deliveries', 'outbox')}
drop table webhook_position;
drop table webhook_deliveries;
drop table webhook_secrets;
drop table webhook_endpoints;
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
create trigger outbox_kept_columns before update of topic, aggregate_type, aggregate_id, payload, created_at on outbox
  for each row execute function keep_written('topic', 'aggregate_type', 'aggregate_id', 'payload', 'created_at');
${expiredOutbox}`;
