/**
 * create_monthly_audit_partition(months_ahead, as_of): makes the partition of the month of `as_of` and of so many months
 * after it, and returns the names of those it made. The application role may call it (at start and from a job) although
 * it may not create tables, hence SECURITY DEFINER.
 *
 * Idempotent, and free of races with other callers and with writers:
 * - One transaction lock for all callers.
 * - Writers are kept out of audit_logs before anything is looked at. A writer that had already chosen the default
 *   partition and only waited for that would fail when its row suddenly belonged elsewhere.
 * - All locks are taken together before the work, `users` because ATTACH adds the foreign key to it. Writers take theirs
 *   in any order, so a lock that does not come within 200 ms makes us let go of all and try again: sooner than the
 *   deadlock detector (1 s) would pick one of them as its victim.
 * - Rows of a new month that sit in the default partition are moved. The trigger that refuses DELETE is off for that
 *   statement only, on that partition only, while nobody else gets in, and rolls back with it.
 */
export const createMonthlyAuditPartition = `
create function create_monthly_audit_partition(months_ahead integer default 2, as_of timestamptz default now())
returns text[] language plpgsql security definer
set search_path from current set lock_timeout = 0 as $$
declare
  home constant text := current_schema();
  missing timestamp[];
  first_day timestamp;
  partition_name text;
  from_bound text;
  to_bound text;
  made text[] := '{}';
begin
  if months_ahead is null or months_ahead not between 0 and 120 or as_of is null then
    raise exception 'months_ahead must be 0 to 120, and as_of a moment' using errcode = 'invalid_parameter_value';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(home || ' create_monthly_audit_partition', 0));

  select array_agg(month order by month) into missing
    from generate_series(0, months_ahead) as ahead,
      lateral (select date_trunc('month', as_of at time zone 'UTC') + make_interval(months => ahead)) as months (month)
   where to_regclass(format('%I.%I', home, 'audit_logs_' || to_char(month, 'YYYY_MM'))) is null;
  if missing is null then
    return made;
  end if;

  perform set_config('lock_timeout', '200ms', true);
  for attempt in 1 .. 100 loop
    begin
      lock table only audit_logs, users in share row exclusive mode;
      lock table audit_logs_default in access exclusive mode;
      exit;
    exception when lock_not_available then
      if attempt = 100 then
        raise;
      end if;
      perform pg_sleep(0.02 + random() * 0.05);
    end;
  end loop;

  foreach first_day in array missing loop
    partition_name := 'audit_logs_' || to_char(first_day, 'YYYY_MM');
    from_bound := to_char(first_day, 'YYYY-MM-DD') || ' 00:00:00+00';
    to_bound := to_char(first_day + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00';
    execute format('create table %1$I.%2$I (like %1$I.audit_logs including defaults including constraints)',
      home, partition_name);
    if exists (select from audit_logs_default
                where created_at >= from_bound::timestamptz and created_at < to_bound::timestamptz) then
      alter table audit_logs_default disable trigger audit_logs_append_only;
      execute format(
        'with moved as (delete from %1$I.audit_logs_default where created_at >= %3$L and created_at < %4$L returning *)
         insert into %1$I.%2$I select * from moved', home, partition_name, from_bound, to_bound);
      alter table audit_logs_default enable trigger audit_logs_append_only;
    end if;
    execute format('alter table %1$I.audit_logs attach partition %1$I.%2$I for values from (%3$L) to (%4$L)',
      home, partition_name, from_bound, to_bound);
    execute format('create trigger audit_logs_no_truncate before truncate on %1$I.%2$I
      for each statement execute function %1$I.refuse_change()', home, partition_name);
    made := made || partition_name;
  end loop;
  return made;
end
$$;
`;

/** For the job and db:verify: the application role may not look into a partition, only into the whole. */
export const auditDefaultPartitionRows = `
create function audit_default_partition_rows() returns bigint
language sql stable security definer set search_path from current as $$
  select count(*) from audit_logs_default
$$;
`;

export const auditPartitionsUp = `
${createMonthlyAuditPartition}
revoke execute on function create_monthly_audit_partition(integer, timestamptz) from public;

${auditDefaultPartitionRows}
revoke execute on function audit_default_partition_rows() from public;

select create_monthly_audit_partition();
`;

export const auditPartitionsDown = `
drop function audit_default_partition_rows();
drop function create_monthly_audit_partition(integer, timestamptz);
`;
