/**
 * create_monthly_audit_partition(months_ahead, as_of): makes the partition of the month of `as_of` and of so many months
 * after it, and returns the names of those it made. The application role may call it (at start and from a job) although
 * it may not create tables, hence SECURITY DEFINER.
 *
 * - Idempotent and free of races: one transaction lock for all callers; the default partition is locked before it is
 *   looked at, so no row can slip into it between the look and the ATTACH, which would then fail.
 * - Rows of a new month that sit in the default partition are moved. The trigger that refuses DELETE is off for that
 *   statement only, on that partition only, under a lock that keeps everybody else out, and rolls back with it.
 * - A table made alone and then attached needs no exclusive lock on audit_logs, so writers of other months go on.
 * - `users` is locked first because ATTACH adds the foreign key to it, and writers lock users before audit_logs.
 */
export const auditPartitionsUp = `
create function create_monthly_audit_partition(months_ahead integer default 2, as_of timestamptz default now())
returns text[] language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  this_month timestamp := date_trunc('month', as_of at time zone 'UTC');
  first_day timestamp;
  partition_name text;
  from_bound text;
  to_bound text;
  made text[] := '{}';
begin
  if months_ahead is null or months_ahead not between 0 and 120 or as_of is null then
    raise exception 'months_ahead must be 0 to 120, and as_of a moment' using errcode = 'invalid_parameter_value';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('create_monthly_audit_partition', 0));

  for ahead in 0 .. months_ahead loop
    first_day := this_month + make_interval(months => ahead);
    partition_name := 'audit_logs_' || to_char(first_day, 'YYYY_MM');
    continue when to_regclass('public.' || partition_name) is not null;

    from_bound := to_char(first_day, 'YYYY-MM-DD') || ' 00:00:00+00';
    to_bound := to_char(first_day + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00';
    if made = '{}' then
      lock table public.users in share row exclusive mode;
      lock table public.audit_logs_default in access exclusive mode;
    end if;
    execute format('create table public.%I (like public.audit_logs including defaults including constraints)',
      partition_name);
    if exists (select from public.audit_logs_default
                where created_at >= from_bound::timestamptz and created_at < to_bound::timestamptz) then
      alter table public.audit_logs_default disable trigger audit_logs_append_only;
      execute format(
        'with moved as (delete from public.audit_logs_default where created_at >= %L and created_at < %L returning *)
         insert into public.%I select * from moved', from_bound, to_bound, partition_name);
      alter table public.audit_logs_default enable trigger audit_logs_append_only;
    end if;
    execute format('alter table public.audit_logs attach partition public.%I for values from (%L) to (%L)',
      partition_name, from_bound, to_bound);
    execute format('create trigger audit_logs_no_truncate before truncate on public.%I
      for each statement execute function public.refuse_change()', partition_name);
    made := made || partition_name;
  end loop;
  return made;
end
$$;
revoke execute on function create_monthly_audit_partition(integer, timestamptz) from public;

-- For the job and db:verify: the application role may not look into a partition, only into the whole.
create function audit_default_partition_rows() returns bigint
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(*) from public.audit_logs_default
$$;
revoke execute on function audit_default_partition_rows() from public;

select create_monthly_audit_partition();
`;

export const auditPartitionsDown = `
drop function audit_default_partition_rows();
drop function create_monthly_audit_partition(integer, timestamptz);
`;
