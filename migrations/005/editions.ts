import { dropTables, keepsUpdatedAt } from '../sql.js';

/**
 * A plan is the manual of one product in one state for one company or programme. What an edition says stands in `content`
 * and in the rows of rate_tables, discount_rules and surcharge_rules; `content_hash` covers all of it and none of the
 * dates, so that re-dating or superseding an edition leaves its proof intact.
 */
export const editionsUp = `
create table rating_plans (
  id uuid primary key default uuid_v7(),
  product_type text not null,
  state text not null,
  company_code text collate "C" not null,
  code text collate "C" not null,
  name text not null,
  description text,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint rating_plans_place_key unique (product_type, state, company_code),
  constraint rating_plans_code_key unique (code),
  constraint rating_plans_product_type_check check (product_type in ('auto', 'home', 'renters', 'life')),
  constraint rating_plans_state_check check (state ~ '^[A-Z]{2}$'),
  constraint rating_plans_company_code_check check (company_code <> '')
);

create table rating_editions (
  id uuid primary key default uuid_v7(),
  plan_id uuid not null references rating_plans (id) on delete restrict,
  label text collate "C" not null,
  description text,
  status text not null default 'draft',
  content jsonb not null,
  content_hash text collate "C" not null,
  new_business_date date not null,
  renewal_date date not null,
  filing_id text,
  created_by uuid references users (id),
  filed_by uuid references users (id),
  filed_at timestamptz,
  approved_by uuid references users (id),
  approved_at timestamptz,
  activated_at timestamptz,
  superseded_at timestamptz,
  withdrawn_at timestamptz,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint rating_editions_label_key unique (plan_id, label),
  constraint rating_editions_status_check
    check (status in ('draft', 'filed', 'approved', 'active', 'superseded', 'withdrawn')),
  constraint rating_editions_content_check check (jsonb_typeof(content) = 'object'),
  constraint rating_editions_content_hash_check check (content_hash ~ '^[0-9a-f]{64}$'),
  constraint rating_editions_dates_check check (renewal_date >= new_business_date),
  constraint rating_editions_approver_check check (approved_by <> created_by),
  constraint rating_editions_history_check check (
    (status not in ('filed', 'approved', 'active', 'superseded') or filed_at is not null)
    and (status not in ('approved', 'active', 'superseded') or approved_at is not null)
    and (status not in ('active', 'superseded') or activated_at is not null)
    and (status <> 'superseded' or superseded_at is not null)
    and (status <> 'withdrawn' or withdrawn_at is not null))
);
create index rating_editions_status_idx on rating_editions (status, created_at, id);
create index rating_editions_created_by_idx on rating_editions (created_by) where created_by is not null;
create index rating_editions_filed_by_idx on rating_editions (filed_by) where filed_by is not null;
create index rating_editions_approved_by_idx on rating_editions (approved_by) where approved_by is not null;
${keepsUpdatedAt('rating_plans', 'rating_editions')}

alter table rate_tables add constraint rate_tables_edition_id_fkey
  foreign key (edition_id) references rating_editions (id) on delete cascade;
alter table discount_rules add constraint discount_rules_edition_id_fkey
  foreign key (edition_id) references rating_editions (id) on delete cascade;
alter table surcharge_rules add constraint surcharge_rules_edition_id_fkey
  foreign key (edition_id) references rating_editions (id) on delete cascade;
alter table quotes add constraint quotes_edition_fkey foreign key (edition) references rating_editions (id);
alter table policies add constraint policies_edition_fkey foreign key (edition) references rating_editions (id);
`;

export const editionsDown = `
alter table policies drop constraint policies_edition_fkey;
alter table quotes drop constraint quotes_edition_fkey;
alter table surcharge_rules drop constraint surcharge_rules_edition_id_fkey;
alter table discount_rules drop constraint discount_rules_edition_id_fkey;
alter table rate_tables drop constraint rate_tables_edition_id_fkey;
-- The editions go: their numbers with them, and nothing names one any more.
delete from rate_tables;
delete from discount_rules;
delete from surcharge_rules;
update quotes set edition = null where edition is not null;
update policies set edition = null where edition is not null;
${dropTables('rating_editions', 'rating_plans')}
`;
