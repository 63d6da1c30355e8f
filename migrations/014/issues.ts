import { dropTables, keepsUpdatedAt, oneOf } from '../sql.js';

const SUBJECTS = ['quote', 'policy_transaction'];
const POINTS = ['quote', 'bind', 'issue'];
const STATUSES = ['open', 'approved', 'declined', 'withdrawn', 'superseded'];
const BASES = ['person', 'authority', 'carried', 'rule'];
const VALIDITIES = ['next_change', 'end_of_term', 'until'];

/**
 * One row is one underwriting rule that holds of one subject: a version of a quote, or a transaction of a policy, which may
 * not be written yet. Which status may follow which is domain/issue-status.ts.
 */
export const issuesUp = `
create table underwriting_issues (
  id uuid primary key default uuid_v7(),
  subject_type text not null,
  subject_id uuid not null,
  -- As people know the subject; null where its own row says so.
  reference text collate "C",
  customer_id varchar(36) collate "C" not null references customers (id),
  agency_id uuid references agencies (id),
  product_type text not null,
  state text not null,
  code text collate "C" not null,
  title text not null,
  -- Null for a rule that declined: nobody may approve it.
  blocks text,
  authority text collate "C",
  -- What the rule read, by the manual's paths, and the number that it compared with a limit.
  facts jsonb not null default '{}',
  value numeric,
  worse text,
  status text not null default 'open',
  claimed_by uuid references users (id),
  claimed_at timestamptz,
  basis text,
  decided_by uuid references users (id),
  decided_at timestamptz,
  reason text,
  -- Of an approval: the last point that it opens, how long it holds, and by how much the value may still get worse.
  valid_through text,
  validity text,
  valid_until date,
  offset_percent numeric(5, 2),
  carried_from uuid references underwriting_issues (id),
  raised_by uuid references users (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint underwriting_issues_rule_key unique (subject_type, subject_id, code),
  constraint underwriting_issues_subject_type_check check (${oneOf('subject_type', SUBJECTS)}),
  constraint underwriting_issues_product_type_check check (product_type in ('auto', 'home', 'renters', 'life')),
  constraint underwriting_issues_state_check check (state ~ '^[A-Z]{2}$'),
  constraint underwriting_issues_text_check check (code <> '' and title <> '' and authority <> '' and reason <> ''),
  constraint underwriting_issues_facts_check check (jsonb_typeof(facts) = 'object'),
  constraint underwriting_issues_blocks_check check (${oneOf('blocks', POINTS)}),
  constraint underwriting_issues_referral_check check (
    (blocks is null) = (authority is null) and (blocks is null) = (basis is not distinct from 'rule')),
  constraint underwriting_issues_value_check check ((value is null) = (worse is null) and ${oneOf('worse', ['higher', 'lower'])}),
  constraint underwriting_issues_status_check check (${oneOf('status', STATUSES)}),
  constraint underwriting_issues_claim_check check (
    (claimed_by is null) = (claimed_at is null) and (claimed_by is null or status = 'open')),
  constraint underwriting_issues_basis_check check (
    ${oneOf('basis', BASES)} and (basis <> 'rule' or status = 'declined') and (basis = 'carried') = (carried_from is not null)),
  constraint underwriting_issues_decided_check check (
    (status in ('approved', 'declined')) = (decided_at is not null) and (decided_at is null) = (basis is null)
    and (decided_at is null) = (reason is null) and (decided_by is null or decided_at is not null)),
  constraint underwriting_issues_validity_check check (
    (status = 'approved') = (validity is not null) and (validity is null) = (valid_through is null)
    and ${oneOf('validity', VALIDITIES)} and ${oneOf('valid_through', POINTS)}
    and (validity is not distinct from 'until') = (valid_until is not null)),
  constraint underwriting_issues_offset_check check (
    offset_percent is null or (offset_percent between 0 and 100 and status = 'approved' and value is not null))
);
create index underwriting_issues_status_idx on underwriting_issues (status, created_at, id);
create index underwriting_issues_place_idx on underwriting_issues (status, state, product_type, created_at, id);
create index underwriting_issues_customer_id_idx on underwriting_issues (customer_id);
create index underwriting_issues_agency_id_idx on underwriting_issues (agency_id) where agency_id is not null;
create index underwriting_issues_claimed_by_idx on underwriting_issues (claimed_by, created_at, id) where claimed_by is not null;
create index underwriting_issues_decided_by_idx on underwriting_issues (decided_by) where decided_by is not null;
create index underwriting_issues_carried_from_idx on underwriting_issues (carried_from) where carried_from is not null;
create index underwriting_issues_raised_by_idx on underwriting_issues (raised_by) where raised_by is not null;
${keepsUpdatedAt('underwriting_issues')}

-- From now on the rows decide, not the stored decision: quotes that wait for an underwriter get theirs.
insert into underwriting_issues
  (subject_type, subject_id, customer_id, agency_id, product_type, state, code, title, blocks, authority, raised_by,
   created_at, updated_at)
select 'quote', q.id, q.customer_id, q.agency_id, q.product_type, q.state, r.code, min(r.title), min(r.blocks), min(r.authority), q.created_by,
       q.created_at, q.created_at
  from quotes q, jsonb_to_recordset(
         case when jsonb_typeof(q.decision -> 'reasons') = 'array' then q.decision -> 'reasons' else '[]' end)
         as r (code text, title text, outcome text, blocks text, authority text)
 where q.status in ('draft', 'quoted') and q.state is not null and r.outcome = 'refer'
   and r.blocks is not null and r.authority is not null
 group by q.id, r.code;
`;

export const issuesDown = dropTables('underwriting_issues');
