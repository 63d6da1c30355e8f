/**
 * Who may not be forgotten, and why. A matter, such as a suit, holds as many customers, policies and claims as it concerns. What
 * is held stays wherever retention would remove it; a row of a customer holds what belongs to the customer too.
 */
const legalHolds = `
create table legal_holds (
  id uuid primary key default uuid_v7(),
  matter text not null,
  subject_type text not null,
  subject_id text not null,
  reason text not null,
  placed_by uuid not null references principals (id),
  released_at timestamptz,
  released_by uuid references principals (id),
  release_reason text,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint legal_holds_subject_type_check check (subject_type in ('customer', 'policy', 'claim')),
  constraint legal_holds_released_check check ((released_at is null) = (released_by is null)
    and (released_at is null) = (release_reason is null))
);
create index legal_holds_placed_by_idx on legal_holds (placed_by);
create index legal_holds_released_by_idx on legal_holds (released_by);
create unique index legal_holds_in_force_key on legal_holds (matter, subject_type, subject_id) where released_at is null;
create index legal_holds_subject_idx on legal_holds (subject_type, subject_id) where released_at is null;
create trigger legal_holds_updated_at before update on legal_holds
  for each row execute function update_updated_at_column();
create trigger legal_holds_kept_columns before update on legal_holds
  for each row execute function keep_written('matter', 'subject_type', 'subject_id', 'reason', 'placed_by');

create function held_subjects() returns table (subject_type text, subject_id text) language sql stable
security definer set search_path from current as $$
  select h.subject_type, h.subject_id from legal_holds h where h.released_at is null
  union select 'policy', p.id::text from legal_holds h join policies p on p.customer_id = h.subject_id
   where h.released_at is null and h.subject_type = 'customer'
  union select 'quote', q.id::text from legal_holds h join quotes q on q.customer_id = h.subject_id
   where h.released_at is null and h.subject_type = 'customer'
  union select 'claim', c.id::text from legal_holds h join policies p on p.customer_id = h.subject_id
    join claims c on c.policy_id = p.id where h.released_at is null and h.subject_type = 'customer'
  union select 'claim', c.id::text from legal_holds h join claims c on c.policy_id::text = h.subject_id
   where h.released_at is null and h.subject_type = 'policy'
$$;
`;

/**
 * What the laws of states ask for, beside what the company wants: the longest holds for all, since a month of the trail has rows of
 * all states in it.
 */
const minimums = `
create table retention_minimums (
  subject text collate "C" not null references retention_policies (subject),
  state text not null,
  keep_for interval not null,
  citation text not null,
  created_at timestamptz not null default now(),
  primary key (subject, state)
);
insert into retention_minimums (subject, state, keep_for, citation) values
  ('audit_logs', 'MO', '3 years', '20 CSR 100-8.040: records of an insurer are kept for three years'),
  ('audit_logs', 'NH', '6 years', 'RSA 400-B:4: the current term of a policy and five years'),
  ('audit_logs', 'NY', '6 years', '11 NYCRR 243.2: six years after a policy is no longer in force'),
  ('oauth2_token_logs', 'NY', '6 years', '11 NYCRR 243.2: as the trail that it belongs to');

create or replace function retention_cutoff(of_subject text) returns timestamptz language sql stable
return (select now() - greatest(p.keep_for, p.minimum, (select max(m.keep_for) from retention_minimums m where m.subject = p.subject))
          from retention_policies p where p.subject = of_subject and not p.legal_hold);
`;

/** A month of the trail that has left its table: detached, then archived, then dropped; each step says when. */
const archives = `
create table audit_archives (
  partition text collate "C" primary key,
  from_at timestamptz not null,
  to_at timestamptz not null,
  row_count bigint not null,
  from_seq bigint,
  to_seq bigint,
  detached_at timestamptz not null default clock_timestamp(),
  manifest text,
  content_hash bytea,
  archived_at timestamptz,
  dropped_at timestamptz,
  restored_until timestamptz,
  created_at timestamptz not null default now(),
  constraint audit_archives_archived_check check ((archived_at is null) = (manifest is null)
    and (archived_at is null) = (content_hash is null)),
  constraint audit_archives_dropped_check check (dropped_at is null or archived_at is not null)
);
`;

/** Months whose retention is over, with all of their rows sealed and told outside, and none of them held. */
const functions = `
create function audit_partitions_due() returns table (partition text, from_at timestamptz, to_at timestamptz)
language plpgsql stable security definer set search_path from current as $$
declare
  home constant text := current_schema();
  sealed_to bigint := (select max(to_seq) from audit_checkpoints where file is not null);
  is_due boolean;
begin
  for partition, from_at in
    select c.relname::text, (replace(right(c.relname, 7), '_', '-') || '-01 00:00:00+00')::timestamptz
      from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'audit_logs'::regclass and c.relname ~ '^audit_logs_[0-9]{4}_[0-9]{2}$' order by 1
  loop
    to_at := (from_at at time zone 'UTC' + interval '1 month') at time zone 'UTC';
    if to_at > retention_cutoff('audit_logs') is not false then
      continue;
    end if;
    if exists (select from audit_archives a where a.partition = audit_partitions_due.partition and a.restored_until > now()) then
      continue;
    end if;
    execute format('select coalesce(max(a.seq) <= $1, true) and not exists (select from %1$I.%2$I r join held_subjects() h
        on h.subject_type = r.resource_type and h.subject_id = r.resource_id) from %1$I.%2$I a', home, partition)
      into is_due using coalesce(sealed_to, 0);
    if is_due then
      return next;
    end if;
  end loop;
end
$$;

-- Out of the way of everybody, and still there. Locks are waited for shortly: everything writes to the trail.
create function detach_audit_partition(of_partition text) returns void language plpgsql security definer
set search_path from current set lock_timeout = '2s' as $$
declare
  home constant text := current_schema();
  due record;
begin
  select * into due from audit_partitions_due() d where d.partition = of_partition;
  if not found then
    raise exception 'The retention of % is not over, or it is held', of_partition using errcode = 'object_not_in_prerequisite_state';
  end if;
  execute format('alter table %1$I.audit_logs detach partition %1$I.%2$I', home, of_partition);
  execute format('insert into %1$I.audit_archives (partition, from_at, to_at, row_count, from_seq, to_seq)
      select %2$L, $1, $2, count(*), min(seq), max(seq) from %1$I.%2$I
      on conflict (partition) do update set restored_until = null', home, of_partition) using due.from_at, due.to_at;
end
$$;

-- Lines of a month that is detached, as they are archived.
create function detached_audit_entries(of_partition text, after_seq bigint, most integer)
returns table (seq bigint, entry text) language plpgsql stable security definer set search_path from current as $$
begin
  if not exists (select from audit_archives a where a.partition = of_partition) then
    raise exception 'There is no archive %', of_partition using errcode = 'no_data_found';
  end if;
  return query execute format('select t.seq, audit_entry_text(row(t.*)::audit_logs) from %I.%I t where t.seq > $1 order by t.seq limit $2',
    current_schema(), of_partition) using after_seq, most;
end
$$;

create function detached_audit_hash(of_partition text) returns bytea language plpgsql stable security definer
set search_path from current as $$
declare
  found_hash bytea;
begin
  execute format($q$select sha256(coalesce(string_agg(sha256(convert_to(audit_entry_text(row(t.*)::audit_logs), 'UTF8')), ''::bytea order by t.seq), ''))
    from %I.%I t$q$, current_schema(), of_partition) into found_hash;
  return found_hash;
end
$$;

-- Believes nobody: what was archived is what is there, or it is not archived.
create function audit_partition_archived(of_partition text, of_manifest text, of_hash bytea) returns void
language plpgsql security definer set search_path from current as $$
declare
  at constant timestamptz := clock_timestamp();
begin
  if detached_audit_hash(of_partition) is distinct from of_hash then
    raise exception 'The archive of % does not hold its rows', of_partition using errcode = 'data_corrupted';
  end if;
  update audit_archives set manifest = of_manifest, content_hash = of_hash, archived_at = at where partition = of_partition;
end
$$;

create function drop_audit_partition(of_partition text) returns void language plpgsql security definer
set search_path from current as $$
declare
  home constant text := current_schema();
  at constant timestamptz := clock_timestamp();
  held boolean;
begin
  if not exists (select from audit_archives a where a.partition = of_partition and a.archived_at is not null) then
    raise exception '% is not archived', of_partition using errcode = 'object_not_in_prerequisite_state';
  end if;
  if exists (select from pg_inherits where inhrelid = to_regclass(format('%I.%I', home, of_partition))) then
    raise exception '% is in use', of_partition using errcode = 'object_not_in_prerequisite_state';
  end if;
  execute format('select exists (select from %I.%I r join held_subjects() h on h.subject_type = r.resource_type
    and h.subject_id = r.resource_id)', home, of_partition) into held;
  if held then
    raise exception '% is held', of_partition using errcode = 'object_not_in_prerequisite_state';
  end if;
  execute format('drop table %I.%I', home, of_partition);
  update audit_archives set dropped_at = at where partition = of_partition;
end
$$;

-- From the lines of an archive back into the trail. Nothing of it is believed before its hash is that of the archive.
create function restore_audit_entries(of_partition text, entries text[]) returns void language plpgsql security definer
set search_path from current as $$
declare
  home constant text := current_schema();
begin
  if not exists (select from audit_archives a where a.partition = of_partition and a.dropped_at is not null) then
    raise exception '% is not archived and gone', of_partition using errcode = 'object_not_in_prerequisite_state';
  end if;
  if to_regclass(format('%I.%I', home, of_partition)) is null then
    execute format('create table %1$I.%2$I (like %1$I.audit_logs including defaults including constraints)', home, of_partition);
  end if;
  execute format($q$insert into %I.%I (seq, id, created_at, user_id, client_id, session_id, ip_address, user_agent, request_id,
      action, resource_type, resource_id, request_method, request_path, request_body, changes, outcome, response_status,
      response_time_ms, risk_score, security_alerts)
    select (e->>0)::bigint, (e->>1)::uuid, (e->>2)::timestamp at time zone 'UTC', (e->>3)::uuid, e->>4, e->>5, (e->>6)::inet, e->>7, e->>8,
      e->>9, e->>10, e->>11, e->>12, e->>13, nullif(e->14, 'null'), nullif(e->15, 'null'), e->>16, (e->>17)::integer,
      (e->>18)::integer, (e->>19)::numeric, nullif(e->20, 'null')
    from unnest($1) as line, lateral (select line::jsonb as e) as parsed$q$, home, of_partition) using entries;
end
$$;

create function attach_restored_audit_partition(of_partition text, until timestamptz) returns void language plpgsql
security definer set search_path from current set lock_timeout = '2s' as $$
declare
  home constant text := current_schema();
  archive audit_archives;
begin
  select * into archive from audit_archives where partition = of_partition and dropped_at is not null;
  if archive.content_hash is distinct from detached_audit_hash(of_partition) then
    execute format('drop table %I.%I', home, of_partition);
    raise exception 'What was restored of % is not what was archived', of_partition using errcode = 'data_corrupted';
  end if;
  execute format('alter table %1$I.audit_logs attach partition %1$I.%2$I for values from (%3$L) to (%4$L)', home, of_partition,
    archive.from_at, archive.to_at);
  execute format('create trigger audit_logs_no_truncate before truncate on %1$I.%2$I
    for each statement execute function %1$I.refuse_change()', home, of_partition);
  update audit_archives set dropped_at = null, restored_until = until where partition = of_partition;
end
$$;
`;

/** What retention removes row by row: of what is over, so many at a time. */
const expired = `
create function remove_expired(of_subject text, most integer) returns bigint language plpgsql security definer
set search_path from current as $$
declare
  cutoff constant timestamptz := retention_cutoff(of_subject);
  removed bigint;
begin
  if of_subject = 'user_sessions' then
    delete from user_sessions where id in (select id from user_sessions where expires_at < cutoff limit most);
  elsif of_subject = 'outbox' then
    delete from outbox where id in (select o.id from outbox o where o.delivered_at < cutoff and not exists (
      select from held_subjects() h where h.subject_type = o.aggregate_type and h.subject_id = o.aggregate_id) limit most);
  else
    raise exception 'Nothing of % is removed by row', of_subject using errcode = 'invalid_parameter_value';
  end if;
  get diagnostics removed = row_count;
  return removed;
end
$$;
`;

export const retentionUp = `${legalHolds}${minimums}${archives}${functions}${expired}`;

export const retentionDown = `
drop function remove_expired(text, integer);
drop function attach_restored_audit_partition(text, timestamptz);
drop function restore_audit_entries(text, text[]);
drop function drop_audit_partition(text);
drop function audit_partition_archived(text, text, bytea);
drop function detached_audit_hash(text);
drop function detached_audit_entries(text, bigint, integer);
drop function detach_audit_partition(text);
drop function audit_partitions_due();
drop table audit_archives;
create or replace function retention_cutoff(of_subject text) returns timestamptz language sql stable
return (select now() - keep_for from retention_policies where subject = of_subject and not legal_hold);
drop table retention_minimums;
drop function held_subjects();
drop table legal_holds;
`;
