/**
 * What is written once is rewritten by nobody but `erase_customer`, which runs with the rights of the owner: only there the
 * setting holds, and only the owner is believed who has it.
 */
const LET_ERASE = `
  if current_setting('bindery.erasing', true) = 'on'
     and current_user = (select pg_get_userbyid(c.relowner) from pg_class c where c.oid = tg_relid) then
    return coalesce(new, old);
  end if;`;

const refuseChange = (unless: string): string => `
create or replace function refuse_change() returns trigger language plpgsql as $$
begin${unless}
  raise exception 'Table % is append-only: % is refused', tg_table_name, tg_op
    using errcode = 'insufficient_privilege', table = tg_table_name, schema = tg_table_schema;
end
$$;`;

const keepWritten = (unless: string): string => `
create or replace function keep_written() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  before jsonb := to_jsonb(old);
  after jsonb := to_jsonb(new);
  field text;
begin
  foreach field in array tg_argv loop
    if before -> field <> 'null'::jsonb and before -> field is distinct from after -> field then${unless}
      raise exception '%.% is kept as it was first written', tg_table_name, field using errcode = 'restrict_violation';
    end if;
  end loop;
  return new;
end $$;`;

const RATED = (
  'customer_id product_type company_code state zip_code effective_date expiration_date term_months base_premium total_premium ' +
  'monthly_premium vehicle_info property_info life_info drivers coverage_selections rating_factors charges payments ' +
  'discounts_applied surcharges_applied edition worksheet_id'
).split(' ');
const of = (row: string): string => RATED.map((column) => `${row}.${column}`).join(', ');

const keepRatedQuote = (unless: string): string => `
create or replace function keep_rated_quote() returns trigger language plpgsql as $$
begin
  if (${of('new')})
     is distinct from (${of('old')}) then${unless}
    raise exception 'Quote % is rated: its risk and its price stay', old.id
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  return new;
end
$$;`;

/**
 * A risk without the person: names, streets and what identifies are gone, what a premium follows from stays. Ids of vehicles and
 * drivers are texts that people choose: they become others, the same in all that is erased at once. `born`: 'exact' keeps
 * dates of birth, 'year' keeps the year, a date keeps the age on that day by the last and by the nearest birthday.
 */
const withoutPerson = `
create function birth_date_without_person(value text, born text) returns text language plpgsql immutable as $$
declare
  day date;
  on_day date;
  years integer;
  since integer;
begin
  if born = 'exact' or value !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then
    return value;
  elsif born = 'year' then
    return left(value, 4) || '-01-01';
  end if;
  day := value::date;
  on_day := born::date;
  if day >= on_day then
    return value;
  end if;
  years := date_part('year', age(on_day, day));
  since := on_day - (day + make_interval(years => years))::date;
  return (on_day - make_interval(years => years) - make_interval(days => case when since >= 183 then 200 else 0 end))::date::text;
end
$$;

create function without_person(value jsonb, salt text, born text) returns jsonb language plpgsql immutable
set search_path from current as $$
begin
  if jsonb_typeof(value) = 'array' then
    return coalesce((select jsonb_agg(without_person(e.item, salt, born) order by e.n)
      from jsonb_array_elements(value) with ordinality e (item, n)), '[]');
  elsif jsonb_typeof(value) is distinct from 'object' then
    return value;
  end if;
  return coalesce((select jsonb_object_agg(e.key, case
      when jsonb_typeof(e.item) in ('object', 'array') then without_person(e.item, salt, born)
      when jsonb_typeof(e.item) <> 'string' then e.item
      when e.key in ('name', 'firstName', 'lastName', 'middleName', 'insuredName', 'displayName', 'custodian', 'line1', 'city', 'reason',
        'note', 'text', 'description') then '"Erased"'
      when e.key in ('zipCode', 'garagingZipCode') then to_jsonb(left(e.item #>> '{}', 5))
      when e.key in ('birthDate', 'dateOfBirth') then to_jsonb(birth_date_without_person(e.item #>> '{}', born))
      when e.key in ('id', 'principalDriver') and e.item #>> '{}' !~ '^(erased-|[0-9a-f]{8}-[0-9a-f]{4}-)'
        then to_jsonb('erased-' || left(md5(salt || (e.item #>> '{}')), 16))
      else e.item end)
    from jsonb_each(value) e (key, item)
    where e.key not in ('vin', 'line2', 'email', 'phone', 'reference', 'licensePlate')), '{}');
end
$$;

create function worksheet_without_person(worksheet json, salt text, is_exact boolean) returns json language sql immutable
set search_path from current as $$
  select jsonb_set(worksheet::jsonb, '{inputs}', without_person(worksheet::jsonb -> 'inputs', salt,
    case when is_exact then 'exact' else coalesce(worksheet #>> '{inputs,effectiveDate}', 'year') end))::json
$$;
`;

/** Worksheets of a renewal that was rated anew are nobody's else. */
const formerWorksheets = `
create function keep_former_worksheets() returns trigger language plpgsql as $$
begin
  new.former_worksheets := old.former_worksheets || old.worksheet_id;
  return new;
end
$$;
create trigger renewals_former_worksheets before update of worksheet_id on renewals for each row
  when (old.worksheet_id is distinct from new.worksheet_id and old.worksheet_id is not null)
  execute function keep_former_worksheets();
`;

/** Why a customer may not be forgotten today. */
export const hindrances = `
create function erasure_hindrances(of_customer text, today date)
returns table (code text, subject_type text, subject_id text, until date, citation text)
language sql stable set search_path from current as $$
  with ids as materialized (select c.id::text from customers c where c.id = of_customer or c.merged_into = of_customer),
  terms as materialized (
    select p.*, coalesce(p.cancelled_on, p.expiration_date) as ended_on from policies p where p.customer_id in (select id from ids)),
  losses as materialized (
    select c.* from claims c where c.customer_id in (select id from ids) or c.policy_id in (select id from terms)),
  open_losses as (
    select c.id from losses c where c.status not in ('closed', 'denied', 'withdrawn')
    union select l.claim_id from claim_lawsuits l join losses c on c.id = l.claim_id where l.status = 'open'
    union select i.claim_id from claim_investigations i join losses c on c.id = i.claim_id where i.status = 'open'
    union select t.claim_id from claim_transactions t join losses c on c.id = t.claim_id where t.status in ('pending', 'scheduled')),
  kept as (
    select 'policy' as subject, t.id::text as id, t.state, t.ended_on from terms t
    union all select 'claim', c.id::text, c.state, coalesce(c.resolved_at, c.updated_at)::date from losses c
    union all select 'quote', q.id::text, q.state, q.created_at::date from quotes q
      where q.customer_id in (select id from ids) and q.converted_to_policy_id is null)
  select 'legal-hold', h.subject_type, h.subject_id, null::date, null::text from held_subjects() h
   where (h.subject_type = 'customer' and h.subject_id in (select id from ids))
      or (h.subject_type = 'policy' and h.subject_id in (select id::text from terms))
      or (h.subject_type = 'claim' and h.subject_id in (select id::text from losses))
  union all select 'claim-open', 'claim', id::text, null, null from open_losses
  union all select 'policy-in-force', 'policy', id::text, ended_on, null from terms where ended_on > today
  union all select 'account-unsettled', 'policy', a.policy_id::text, null, null from billing_accounts a
   where a.customer_id in (select id from ids) and a.balance <> 0 and a.status <> 'closed'
  union all select 'record-kept', k.subject, k.id, (k.ended_on + m.keep_for)::date, m.citation
    from kept k cross join lateral (
      select r.keep_for, r.citation from record_minimums r where r.subject = k.subject and r.state in (k.state, '*')
       order by r.state = '*' limit 1) m
   where (k.ended_on + m.keep_for)::date > today and k.ended_on <= today
$$;
`;

/** The rows of one table that belong to a customer, for a copy. */
const records = `
create function personal_records(of_customer text, of_table text) returns setof jsonb language plpgsql stable
set search_path from current as $$
declare
  belonging text := (select p.belongs from personal_tables p where p.table_name = of_table);
begin
  return query execute format('select to_jsonb(t) from %I t where %s', of_table, belonging)
    using array(select c.id::text from customers c where c.id = of_customer or c.merged_into = of_customer), false;
end
$$;
`;

/**
 * Takes a person out of everything that is kept: all of it or, where something stands against it or fails, nothing. It may be
 * repeated, and is, when nobody is left who had begun before the first time. Sums, ledgers, hashes of the trail and what rates
 * stay.
 */
const erase = `
create function erase_customer(of_request uuid, today date, exact_worksheets uuid[]) returns boolean language plpgsql security definer
set search_path from current as $$
declare
  whom text := (select r.customer_id from privacy_requests r
    where r.id = of_request and r.kind = 'erasure' and r.status = 'erasing');
  ids text[] := array(select c.id::text from customers c where whom in (c.id, c.merged_into));
  answers text;
  at constant timestamptz := clock_timestamp();
  erased record;
begin
  if whom is null then
    raise exception 'Nobody has decided that % erases', of_request using errcode = 'object_not_in_prerequisite_state';
  end if;
  perform from customers where id = any(ids) order by id for update;
  if exists (select from erasure_hindrances(whom, today))
     and exists (select from privacy_requests r where r.id = of_request and r.erased_at is null) then
    return false;
  end if;
  perform set_config('bindery.erasing', 'on', true);

  update privacy_requests set files = array(
    select unnest(files) union select to_jsonb_row ->> 'sha256' from (
      select personal_records(whom, 'document_renditions') as to_jsonb_row
      union all select personal_records(whom, 'uploaded_files')) found)
   where id = of_request;

  -- Whole answers to requests that may be repeated: by the ids of everything that they may be about.
  select string_agg(distinct id, '|') into answers from (
    select unnest(ids) as id union all select id::text from quotes where customer_id = any(ids)
    union all select id::text from policies where customer_id = any(ids)
    union all select id::text from billing_accounts where customer_id = any(ids)
    union all select id::text from claims where customer_id = any(ids)
      or policy_id in (select p.id from policies p where p.customer_id = any(ids))
    union all select record ->> 'id' from personal_records(whom, 'claim_contacts') record
    union all select record ->> 'id' from personal_records(whom, 'policy_beneficiary_designations') record
    union all select record ->> 'id' from personal_records(whom, 'privacy_requests') record) named;
  update idempotency_keys set response_status = 410, response_body = null, response_headers = '{}'
   where response_body ~ answers;

  for erased in
    select t.table_name, t.belongs, t.is_removed, (
        select string_agg(format('%I = %s', c.column_name, c.erased_as), ', ') from personal_columns c where c.table_name = t.table_name
      ) as changes
      from personal_tables t order by t.position
  loop
    if erased.is_removed then
      execute format('delete from %I t where %s', erased.table_name, erased.belongs) using ids, true;
    elsif erased.changes is not null then
      execute format('update %I t set %s where %s', erased.table_name, erased.changes, erased.belongs)
        using ids, true, of_request::text, exact_worksheets;
    end if;
  end loop;

  delete from document_files f using privacy_requests r
   where r.id = of_request and f.sha256 = any(r.files) and not exists (select from document_renditions d where d.sha256 = f.sha256)
     and not exists (select from uploaded_files u where u.sha256 = f.sha256 and not exists (
       select from claim_documents x join claims c on c.id = x.claim_id
        where x.file_id = u.id and (c.customer_id = any(ids) or c.policy_id in (select id from policies where customer_id = any(ids)))));
  update privacy_requests r set erased_at = coalesce(r.erased_at, at), exact_worksheets = erase_customer.exact_worksheets
   where r.id = of_request;
  perform set_config('bindery.erasing', 'off', true);
  return true;
end
$$;

-- Whether somebody is still at work who began before the first erasing, and may have read what is gone.
create function erasing_is_settled(of_request uuid) returns boolean language sql stable set search_path from current as $$
  select not exists (select from pg_stat_activity a where a.datname = current_database() and a.pid <> pg_backend_pid()
    and a.xact_start <= (select r.erased_at from privacy_requests r where r.id = of_request))
$$;
`;

export const erasingUp = `
${refuseChange(LET_ERASE)}${keepWritten(LET_ERASE)}${keepRatedQuote(LET_ERASE)}
${withoutPerson}${formerWorksheets}${hindrances}${records}${erase}`;

export const erasingDown = `
drop function erasing_is_settled(uuid);
drop function erase_customer(uuid, date, uuid[]);
drop function personal_records(text, text);
drop function erasure_hindrances(text, date);
drop trigger renewals_former_worksheets on renewals;
drop function keep_former_worksheets();
drop function worksheet_without_person(json, text, boolean);
drop function without_person(jsonb, text, text);
drop function birth_date_without_person(text, text);
${refuseChange('')}${keepWritten('')}${keepRatedQuote('')}`;
