/** From one status to another, as it was when this migration shipped; the application's table is domain/quote-status.ts. */
const CHANGES = [
  'draft calculating',
  'draft quoted',
  'draft declined',
  'draft expired',
  'calculating draft',
  'calculating quoted',
  'calculating declined',
  'quoted bound',
  'quoted expired',
  'quoted declined',
];

/** What was priced. A rated quote never says something else; another price is another version. */
const RATED = [
  'customer_id',
  'product_type',
  'company_code',
  'state',
  'zip_code',
  'effective_date',
  'expiration_date',
  'term_months',
  'base_premium',
  'total_premium',
  'monthly_premium',
  'vehicle_info',
  'property_info',
  'life_info',
  'drivers',
  'coverage_selections',
  'rating_factors',
  'charges',
  'payments',
  'discounts_applied',
  'surcharges_applied',
  'edition',
  'worksheet_id',
];

/**
 * Versions in one line: each has at most one successor, which ends it, unless it had ended before. A draft knows no company
 * until it is rated, so the column has no made-up default any more.
 */
export const quoteCourseUp = `
alter table quotes alter column company_code drop not null;
alter table quotes alter column company_code drop default;
alter table quotes add column superseded_by uuid references quotes (id);
alter table quotes add column expired_reason text;
update quotes set expired_reason = 'lapsed' where status = 'expired';
alter table quotes add constraint quotes_superseded_by_key unique (superseded_by);
alter table quotes add constraint quotes_superseded_check
    check (superseded_by is null or (superseded_by <> id and status in ('expired', 'declined')));
alter table quotes add constraint quotes_expired_check check (
    (status = 'expired') = (expired_reason is not null) and expired_reason in ('lapsed', 'superseded', 'alternative_bound')
    and (expired_reason is distinct from 'superseded' or superseded_by is not null));
alter table quotes add constraint quotes_company_check
    check (status not in ('quoted', 'bound') or company_code is not null);
drop index quotes_parent_quote_id_idx;
alter table quotes add constraint quotes_parent_quote_id_key unique (parent_quote_id);

create function keep_quote_course() returns trigger language plpgsql as $$
begin
  if new.status <> old.status
     and old.status || ' ' || new.status not in (${CHANGES.map((change) => `'${change}'`).join(', ')}) then
    raise exception 'Quote % is %: it cannot become %', old.id, old.status, new.status
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  return new;
end
$$;
create trigger quotes_course before update of status on quotes
  for each row execute function keep_quote_course();

create function keep_rated_quote() returns trigger language plpgsql as $$
begin
  if (${RATED.map((column) => `new.${column}`).join(', ')})
     is distinct from (${RATED.map((column) => `old.${column}`).join(', ')}) then
    raise exception 'Quote % is rated: its risk and its price stay', old.id
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  return new;
end
$$;
create trigger quotes_rated before update of ${RATED.join(', ')} on quotes
  for each row when (old.worksheet_id is not null) execute function keep_rated_quote();
`;

export const quoteCourseDown = `
drop trigger quotes_rated on quotes;
drop function keep_rated_quote();
drop trigger quotes_course on quotes;
drop function keep_quote_course();
alter table quotes drop constraint quotes_parent_quote_id_key;
alter table quotes drop constraint quotes_company_check;
alter table quotes drop constraint quotes_expired_check;
alter table quotes drop constraint quotes_superseded_check;
alter table quotes drop constraint quotes_superseded_by_key;
create index quotes_parent_quote_id_idx on quotes (parent_quote_id) where parent_quote_id is not null;
update quotes set company_code = 'default' where company_code is null;
alter table quotes drop column expired_reason;
alter table quotes drop column superseded_by;
alter table quotes alter column company_code set default 'default';
alter table quotes alter column company_code set not null;
`;
