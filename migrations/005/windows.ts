import { dropTables, keepsUpdatedAt } from '../sql.js';

export const ratingEditionInForce = `
create function rating_edition_in_force(product text, place text, company text, for_use text, on_date date, at timestamptz)
returns table (edition_id uuid, content_hash text, company_code text) language plpgsql stable parallel safe as $$
#variable_conflict use_column
begin
  return query
  select e.id, e.content_hash, p.company_code
    from rating_plans p
    join edition_windows w on w.plan_id = p.id and w.use = for_use and w.period @> on_date and w.in_use @> at
    join rating_editions e on e.id = w.edition_id
   where p.product_type = product and p.state = place and (company is null or p.company_code = company);
end
$$;
`;

/**
 * Which edition rates which effective dates, and from when on we know it: `period` is the effective dates, `in_use` the
 * moments at which that answer is the right one. Superseding closes `in_use` of the old answer and writes the shorter one,
 * so at every moment every date of a plan has at most one edition, before the activation of a filed change as well as after.
 */
export const windowsUp = `
create table edition_windows (
  id uuid primary key default uuid_v7(),
  plan_id uuid not null references rating_plans (id),
  edition_id uuid not null references rating_editions (id),
  use text not null,
  period daterange not null,
  in_use tstzrange not null,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint edition_windows_use_check check (use in ('new_business', 'renewal')),
  constraint edition_windows_period_check check (not isempty(period) and not lower_inf(period)),
  constraint edition_windows_in_use_check check (not isempty(in_use) and not lower_inf(in_use)),
  constraint edition_windows_one_edition exclude using gist (plan_id with =, use with =, period with &&, in_use with &&)
);
create index edition_windows_edition_id_idx on edition_windows (edition_id);
${keepsUpdatedAt('edition_windows')}

-- Other rooms join this into their own query and so stay clear of the tables behind it. Without a company it answers for
-- every company that has a manual; the caller decides what two answers mean. In PL/pgSQL, because that keeps its plan for the connection: planning took six
-- times as long as the answer.
${ratingEditionInForce}
`;

export const windowsDown = `
drop function rating_edition_in_force(text, text, text, text, date, timestamptz);
${dropTables('edition_windows')}
`;
