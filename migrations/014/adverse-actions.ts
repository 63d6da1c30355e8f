import { appendOnly, dropTables, keepsUpdatedAt, oneOf } from '../sql.js';

/**
 * What a consumer has to be told: that the risk was declined, or taken at less than the best terms, and why. The part about a
 * consumer report is 15 U.S.C. 1681m(a); how fast the reasons have to go out is a fact of the state.
 */
export const adverseActionsUp = `
create table consumer_report_agencies (
  id uuid primary key default uuid_v7(),
  code text collate "C" not null,
  name text not null,
  phone text not null,
  address text not null,
  -- The one whose reports stand behind the tiers and scores of the manuals.
  is_default boolean not null default false,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint consumer_report_agencies_code_key unique (code),
  constraint consumer_report_agencies_text_check check (code <> '' and name <> '' and phone <> '' and address <> '')
);
create unique index consumer_report_agencies_default_key on consumer_report_agencies (is_default) where is_default;
${keepsUpdatedAt('consumer_report_agencies')}

create table adverse_actions (
  id uuid primary key default uuid_v7(),
  subject_type text not null,
  subject_id uuid not null,
  -- As people know the subject; null where its own row says so.
  reference text collate "C",
  customer_id varchar(36) collate "C" not null references customers (id),
  agency_id uuid references agencies (id),
  product_type text not null,
  state text not null,
  kind text not null,
  -- The main reasons, the weightiest first: [{ title, detail }].
  reasons jsonb not null,
  decided_by uuid references users (id),
  decided_on date not null,
  due_on date,
  due_citation text,
  -- A consumer report stands behind it; its agency is null where none was configured.
  uses_report boolean not null default false,
  report_agency_name text,
  report_agency_phone text,
  report_agency_address text,
  score numeric,
  score_min numeric,
  score_max numeric,
  score_date date,
  score_source text,
  -- Inquiries as a fifth key factor, where their number mattered.
  inquiries_mattered boolean not null default false,
  created_at timestamptz not null default now(),
  constraint adverse_actions_subject_key unique (subject_type, subject_id, kind),
  constraint adverse_actions_subject_type_check check (${oneOf('subject_type', ['quote', 'policy_transaction'])}),
  constraint adverse_actions_product_type_check check (product_type in ('auto', 'home', 'renters', 'life')),
  constraint adverse_actions_state_check check (state ~ '^[A-Z]{2}$'),
  constraint adverse_actions_kind_check check (${oneOf('kind', ['declined', 'less_favourable'])}),
  constraint adverse_actions_reasons_check check (
    jsonb_typeof(reasons) = 'array' and jsonb_array_length(reasons) between 1 and 4),
  constraint adverse_actions_due_check check (due_on >= decided_on and (due_on is null) = (due_citation is null)),
  constraint adverse_actions_report_check check (
    num_nonnulls(report_agency_name, report_agency_phone, report_agency_address) in (0, 3)
    and (uses_report or (report_agency_name is null and score is null and not inquiries_mattered))),
  constraint adverse_actions_score_check check (
    num_nonnulls(score, score_min, score_max, score_date, score_source) in (0, 5) and score between score_min and score_max)
);
create index adverse_actions_created_at_idx on adverse_actions (created_at, id);
create index adverse_actions_customer_id_idx on adverse_actions (customer_id);
create index adverse_actions_agency_id_idx on adverse_actions (agency_id, created_at, id) where agency_id is not null;
create index adverse_actions_decided_by_idx on adverse_actions (decided_by) where decided_by is not null;
${appendOnly('adverse_actions')}
`;

export const adverseActionsDown = dropTables('adverse_actions', 'consumer_report_agencies');
