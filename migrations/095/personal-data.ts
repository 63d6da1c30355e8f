import { dropTables } from '../sql.js';

/** Where a person's data lie: which rows are theirs, and what of them an erasure leaves. */
interface PersonalTable {
  readonly table: string;
  /** A condition on row `t`. $1: ids of the customer and of those merged into it; $2: whether it is for erasing. */
  readonly belongs: string;
  /** Column to what stands there afterwards. $3: a salt. $4: worksheets that keep dates as they are. */
  readonly columns?: Readonly<Record<string, string>>;
  /** The rows go; a copy tells what they say in another way. */
  readonly isRemoved?: true;
  /** Why the rows are not told to the person: what is privileged by law (NAIC model 670, section 8(G)). */
  readonly untold?: string;
}

const WORD = `'Erased'`;
const EMPTY = `'{}'::jsonb`;
const NONE = 'null';
const maybe = (column: string): string => `case when t.${column} is not null then ${WORD} end`;
/** How somebody is related to the insured rates a driver, and a beneficiary never. */
const RELATIVE = `without_person(b.item, $3, 'year') || '{"relationship": null}'`;
const risk = (column: string): string => `without_person(t.${column}, $3, 'year')`;
const each = (columns: string, as: (column: string) => string): Record<string, string> =>
  Object.fromEntries(columns.split(' ').map((column) => [column, as(column)]));

const OWN = 't.customer_id = any($1)';
const POLICIES = '(select p.id from policies p where p.customer_id = any($1))';
/** One that was opened while its customer was being erased is left as it is. */
const CLAIMS = `(select c.id from claims c where (c.customer_id = any($1) or c.policy_id in ${POLICIES})
  and (not $2 or c.status in ('closed', 'denied', 'withdrawn')))`;
const ACCOUNTS = '(select a.id from billing_accounts a where a.customer_id = any($1))';
const DOCUMENTS = `(select d.id from documents d where d.customer_id = any($1) or d.subject_id = any($1)
  or (d.subject_type = 'policy' and d.subject_id in (select p.id::text from policies p where p.customer_id = any($1)))
  or (d.subject_type = 'claim' and d.subject_id in (select c.id::text from ${CLAIMS} c)))`;
const WORKSHEETS = `(select q.worksheet_id from quotes q where q.customer_id = any($1)
  union select x.worksheet_id from policy_transactions x where x.policy_id in ${POLICIES}
  union select r.worksheet_id from renewals r where r.policy_id in ${POLICIES}
  union select unnest(r.former_worksheets) from renewals r where r.policy_id in ${POLICIES})`;
const OF_CLAIM = `t.claim_id in ${CLAIMS}`;
const OF_POLICY = `t.policy_id in ${POLICIES}`;
const INVESTIGATION = 'privileged: what is gathered for a claim or against fraud';

export const PERSONAL_TABLES: readonly PersonalTable[] = [
  { table: 'personal_identifiers', belongs: OWN, isRemoved: true },
  { table: 'customer_facts', belongs: OWN },
  {
    table: 'quotes',
    belongs: OWN,
    columns: {
      zip_code: 'left(t.zip_code, 5)',
      ...each(
        'vehicle_info property_info life_info drivers coverage_selections rating_factors ai_risk_factors',
        risk,
      ),
    },
  },
  {
    table: 'quote_scores',
    belongs: 't.quote_id in (select q.id from quotes q where q.customer_id = any($1))',
    columns: each('inputs contributors', risk),
    untold: 'the company’s own estimate, which reaches no price',
  },
  { table: 'quote_groups', belongs: OWN },
  {
    table: 'rating_worksheets',
    belongs: `t.id in ${WORKSHEETS}`,
    columns: {
      worksheet: 'worksheet_without_person(t.worksheet, $3, t.id = any($4))',
      content_hash: `encode(sha256(convert_to(worksheet_without_person(t.worksheet, $3, t.id = any($4))::text, 'UTF8')), 'hex')`,
    },
  },
  { table: 'policies', belongs: OWN, columns: each('data', risk) },
  { table: 'policy_transactions', belongs: OF_POLICY, columns: each('snapshot details', risk) },
  {
    table: 'policy_parties',
    belongs: `${OF_POLICY} or ${OWN}`,
    columns: { name: WORD, address: NONE, reference: NONE },
  },
  {
    table: 'policy_beneficiary_designations',
    belongs: OF_POLICY,
    columns: {
      beneficiaries: `(select jsonb_agg(${RELATIVE} order by b.n) from jsonb_array_elements(t.beneficiaries) with ordinality b (item, n))`,
    },
  },
  { table: 'policy_no_loss_statements', belongs: OF_POLICY, columns: { signed_by: WORD } },
  {
    table: 'renewals',
    belongs: OF_POLICY,
    columns: { ...each('risk item_ids', risk), ...each('reason', maybe) },
  },
  {
    table: 'notices',
    belongs: OF_POLICY,
    columns: {
      addressed_to: `t.addressed_to || jsonb_build_object('name', ${WORD}, 'address', null, 'reference', null)`,
      ...each('details', risk),
      ...each('proof_of_mailing return_reason', maybe),
    },
  },
  { table: 'billing_accounts', belongs: OWN },
  { table: 'billing_entries', belongs: `t.account_id in ${ACCOUNTS}`, columns: each('reason', maybe) },
  {
    table: 'payments',
    belongs: `t.account_id in ${ACCOUNTS}`,
    columns: { external_reference: `'erased-' || t.id`, note: NONE, ...each('reversal_reason', maybe) },
  },
  {
    table: 'refunds',
    belongs: `t.account_id in ${ACCOUNTS}`,
    columns: { reason: WORD, ...each('decision_reason reference', maybe) },
  },
  {
    table: 'underwriting_issues',
    belongs: OWN,
    columns: { facts: EMPTY, ...each('reason', maybe) },
  },
  {
    table: 'adverse_actions',
    belongs: OWN,
    columns: each('score score_min score_max score_date score_source', () => NONE),
  },
  { table: 'document_renditions', belongs: `t.document_id in ${DOCUMENTS}`, isRemoved: true },
  { table: 'undrawn_documents', belongs: `t.document_id in ${DOCUMENTS}`, isRemoved: true },
  {
    table: 'documents',
    belongs: `t.id in ${DOCUMENTS}`,
    columns: { data: EMPTY, erased_at: 'coalesce(t.erased_at, now())' },
  },
  {
    table: 'claim_contacts',
    belongs: `${OWN} or (exists (select from claim_roles r where r.contact_id = t.id and r.claim_id in ${CLAIMS})
      and not exists (select from claim_roles r where r.contact_id = t.id and r.claim_id not in ${CLAIMS}))`,
    columns: { name: WORD, ...each('email phone address tax_id_encrypted tax_id_last4', () => NONE) },
    untold: 'people on claims, of whom the customer is one',
  },
  { table: 'claim_roles', belongs: OF_CLAIM, columns: each('note', maybe), untold: INVESTIGATION },
  { table: 'claim_notices', belongs: OF_CLAIM, columns: { reporter: EMPTY, said: EMPTY } },
  { table: 'claim_incidents', belongs: OF_CLAIM, columns: each('description', maybe) },
  { table: 'claim_notes', belongs: OF_CLAIM, columns: { text: WORD }, untold: INVESTIGATION },
  {
    table: 'claim_diary',
    belongs: OF_CLAIM,
    columns: { title: WORD, ...each('note', maybe) },
    untold: INVESTIGATION,
  },
  { table: 'claim_documents', belongs: OF_CLAIM, columns: each('note', maybe) },
  {
    table: 'uploaded_files',
    belongs: `t.id in (select f.file_id from claim_documents f where f.claim_id in ${CLAIMS})`,
    columns: { name: WORD },
  },
  {
    table: 'claim_verifications',
    belongs: OF_CLAIM,
    columns: { ...each('known_then known_now', risk), differences: `'[]'::jsonb` },
    untold: INVESTIGATION,
  },
  {
    table: 'claim_transitions',
    belongs: OF_CLAIM,
    columns: { ...each('reason', maybe), ...each('details', risk) },
  },
  {
    table: 'claim_transactions',
    belongs: OF_CLAIM,
    columns: each('memo decision_reason end_reason', maybe),
  },
  {
    table: 'claim_investigations',
    belongs: OF_CLAIM,
    columns: { reasons: `'[]'::jsonb`, ...each('findings', maybe) },
    untold: INVESTIGATION,
  },
  {
    table: 'claim_fraud_scores',
    belongs: OF_CLAIM,
    columns: each('indicators', risk),
    untold: INVESTIGATION,
  },
  {
    table: 'claim_deaths',
    belongs: OF_CLAIM,
    columns: each('finding adjusted_because', maybe),
    untold: INVESTIGATION,
  },
  {
    table: 'claim_beneficiaries',
    belongs: OF_CLAIM,
    columns: { name: WORD, ...each('custodian standing_reason', maybe) },
    untold: 'people on claims, of whom the customer is none',
  },
  {
    table: 'claim_lawsuits',
    belongs: OF_CLAIM,
    columns: { court: WORD, docket_number: WORD, plaintiff: WORD, ...each('end_reason', maybe) },
    untold: INVESTIGATION,
  },
  {
    table: 'claim_subrogations',
    belongs: OF_CLAIM,
    columns: each('end_reason', maybe),
    untold: INVESTIGATION,
  },
  {
    table: 'claims',
    belongs: `t.id in ${CLAIMS}`,
    columns: { data: EMPTY, ...each('insured_name payments_stopped_reason', maybe), denial: NONE },
  },
  {
    table: 'privacy_requests',
    belongs: OWN,
    columns: { ...each('details verified_how answer', maybe) },
  },
  {
    table: 'customers',
    belongs: 't.id = any($1)',
    columns: {
      data: `jsonb_build_object(case t.kind when 'person' then 'lastName' else 'name' end, ${WORD})`,
      external_id: NONE,
      deleted_at: 'coalesce(t.deleted_at, now())',
    },
  },
];

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const tables = PERSONAL_TABLES.map(
  ({ table, belongs, isRemoved = false, untold }, n) =>
    `(${quoted(table)}, ${n + 1}, ${quoted(belongs)}, ${isRemoved}, ${untold === undefined ? 'null' : quoted(untold)})`,
);
const columns = PERSONAL_TABLES.flatMap(({ table, columns: erased = {} }) =>
  Object.entries(erased).map(([column, as]) => `(${quoted(table)}, ${quoted(column)}, ${quoted(as)})`),
);

/** In the database, because what may rewrite what is written once shall be told by nobody but its owner. */
export const personalDataUp = `
create table personal_tables (
  table_name text collate "C" primary key,
  position integer not null unique,
  belongs text not null,
  is_removed boolean not null,
  untold text,
  created_at timestamptz not null default now()
);
create table personal_columns (
  table_name text collate "C" not null references personal_tables (table_name),
  column_name text collate "C" not null,
  erased_as text not null,
  created_at timestamptz not null default now(),
  primary key (table_name, column_name)
);
insert into personal_tables (table_name, position, belongs, is_removed, untold) values
${tables.join(',\n')};
insert into personal_columns (table_name, column_name, erased_as) values
${columns.join(',\n')};
alter table documents add column erased_at timestamptz;
alter table renewals add column former_worksheets uuid[] not null default '{}';
`;

export const personalDataDown = `
alter table renewals drop column former_worksheets;
alter table documents drop column erased_at;
${dropTables('personal_columns', 'personal_tables')}`;
