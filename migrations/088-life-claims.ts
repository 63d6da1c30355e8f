import { SqlMigration, appendOnly, dropTables, keepsUpdatedAt, oneOf } from './sql.js';

const FACTS_BEFORE = [
  'banned_rating_variable',
  'minimum_limit',
  'notice_days',
  'proration',
  'cancellation_refund',
  'underwriting_period',
  'renewal_timing',
  'notice_text',
  'specific_reason',
  'free_look',
  'claim_limitation',
  'claim_deadline',
];
const DOCUMENTS_BEFORE = [
  'photo',
  'estimate',
  'invoice',
  'police_report',
  'medical',
  'statement',
  'legal',
  'correspondence',
  'other',
];
const COSTS_BEFORE = ['loss', 'adjusting', 'legal'];
/** Tables that tell sorts of cost apart. */
const OF_COSTS = ['claim_reserve_lines', 'claim_reserve_rules', 'claim_authorities'];

/** Whom a life policy pays, what becomes of a claim of death, and statements of no loss. */
export class Migration088LifeClaims extends SqlMigration {
  override up(): void {
    this.words('state_facts', 'kind', [
      ...FACTS_BEFORE,
      'life_period',
      'death_interest',
      'no_loss_statement',
    ]);
    this.words('claim_documents', 'kind', [...DOCUMENTS_BEFORE, 'death_certificate']);
    for (const table of OF_COSTS) this.words(table, 'cost_type', [...COSTS_BEFORE, 'interest']);
    this.addSql(`
-- A designation stands as a whole until the next one is signed: shares of a part of it would not add up.
create table policy_beneficiary_designations (
  id uuid primary key default uuid_v7(),
  policy_id uuid not null references policies (id),
  contract_number text collate "C" not null,
  sequence integer not null,
  signed_on date not null,
  beneficiaries jsonb not null,
  consents jsonb not null,
  recorded_by uuid references principals (id),
  recorded_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint policy_beneficiary_designations_sequence_key unique (contract_number, sequence),
  constraint policy_beneficiary_designations_beneficiaries_check check (jsonb_typeof(beneficiaries) = 'array')
);
create index policy_beneficiary_designations_policy_id_idx on policy_beneficiary_designations (policy_id);
create index policy_beneficiary_designations_recorded_by_idx on policy_beneficiary_designations (recorded_by)
  where recorded_by is not null;

-- Whoever reinstates has signed that nothing happened while there was no cover.
create table policy_no_loss_statements (
  id uuid primary key default uuid_v7(),
  policy_id uuid not null references policies (id),
  transaction_id uuid not null references policy_transactions (id),
  signed_by text not null,
  signed_on date not null,
  from_date date not null,
  recorded_by uuid references principals (id),
  recorded_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint policy_no_loss_statements_transaction_id_key unique (transaction_id),
  constraint policy_no_loss_statements_window_check check (from_date <= signed_on)
);
create index policy_no_loss_statements_policy_id_idx on policy_no_loss_statements (policy_id);
create index policy_no_loss_statements_recorded_by_idx on policy_no_loss_statements (recorded_by) where recorded_by is not null;
${appendOnly('policy_beneficiary_designations', 'policy_no_loss_statements')}

create table claim_deaths (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  manner text not null,
  designation_id uuid references policy_beneficiary_designations (id),
  issued_on date not null,
  reinstated_on date,
  periods jsonb not null,
  review text not null,
  review_reasons jsonb not null,
  finding text,
  found_by uuid references principals (id),
  found_at timestamptz,
  certificate_id uuid references claim_documents (id),
  stated_face numeric(14, 2) not null,
  adjusted_face numeric(14, 2),
  adjusted_because text,
  unpaid_premium numeric(14, 2) not null default 0,
  interest_percent numeric(7, 4),
  interest_source text,
  recorded_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_deaths_claim_id_key unique (claim_id),
  constraint claim_deaths_manner_check check (${oneOf('manner', ['natural', 'accident', 'suicide', 'homicide', 'undetermined', 'pending'])}),
  constraint claim_deaths_review_check check (${oneOf('review', ['none', 'open', 'payable', 'contested'])}),
  constraint claim_deaths_finding_check check ((review in ('payable', 'contested')) = (finding is not null and found_at is not null)),
  constraint claim_deaths_adjusted_check check ((adjusted_face is null) = (adjusted_because is null) and adjusted_face > 0),
  constraint claim_deaths_unpaid_premium_check check (unpaid_premium >= 0),
  constraint claim_deaths_interest_check check (
    (interest_percent is null) = (interest_source is null) and interest_percent between 0 and 100)
);
create index claim_deaths_designation_id_idx on claim_deaths (designation_id) where designation_id is not null;
create index claim_deaths_certificate_id_idx on claim_deaths (certificate_id) where certificate_id is not null;
create index claim_deaths_found_by_idx on claim_deaths (found_by) where found_by is not null;
create index claim_deaths_recorded_by_idx on claim_deaths (recorded_by) where recorded_by is not null;

create table claim_beneficiaries (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  position integer not null,
  class text not null,
  kind text not null,
  name text not null,
  custodian text,
  share_percent numeric(7, 4) not null,
  standing text not null default 'entitled',
  standing_reason text,
  contact_id uuid references claim_contacts (id),
  exposure_id uuid references claim_exposures (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_beneficiaries_position_key unique (claim_id, position),
  constraint claim_beneficiaries_class_check check (${oneOf('class', ['primary', 'contingent', 'default'])}),
  constraint claim_beneficiaries_kind_check check (${oneOf('kind', ['person', 'minor', 'estate', 'trust', 'organization'])}),
  constraint claim_beneficiaries_share_check check (share_percent > 0 and share_percent <= 100),
  constraint claim_beneficiaries_standing_check check (${oneOf('standing', ['entitled', 'predeceased', 'disqualified', 'not_found'])}),
  constraint claim_beneficiaries_reason_check check (standing = 'entitled' or standing_reason is not null)
);
create index claim_beneficiaries_contact_id_idx on claim_beneficiaries (contact_id) where contact_id is not null;
create index claim_beneficiaries_exposure_id_idx on claim_beneficiaries (exposure_id) where exposure_id is not null;
${keepsUpdatedAt('claim_deaths', 'claim_beneficiaries')}
create trigger claim_deaths_kept_columns before update of claim_id, designation_id, issued_on, reinstated_on, stated_face, recorded_by on claim_deaths
  for each row execute function keep_written('claim_id', 'designation_id', 'issued_on', 'reinstated_on', 'stated_face', 'recorded_by');
create trigger claim_beneficiaries_kept_columns
  before update of claim_id, position, class, kind, name, custodian, share_percent, exposure_id on claim_beneficiaries
  for each row execute function keep_written('claim_id', 'position', 'class', 'kind', 'name', 'custodian', 'share_percent', 'exposure_id');
`);
  }

  override down(): void {
    this.addSql(
      dropTables(
        'claim_beneficiaries',
        'claim_deaths',
        'policy_no_loss_statements',
        'policy_beneficiary_designations',
      ),
    );
    // Nothing that was booked is taken back: where interest was set aside or a certificate filed, the checks refuse the way back.
    this.addSql(
      "delete from claim_reserve_lines where cost_type = 'interest' and reserved = 0 and paid = 0 and held = 0",
    );
    this.addSql("delete from claim_reserve_rules where cost_type = 'interest'");
    this.addSql("delete from claim_authorities where cost_type = 'interest'");
    for (const table of OF_COSTS) this.words(table, 'cost_type', COSTS_BEFORE);
    this.words('claim_documents', 'kind', DOCUMENTS_BEFORE);
    this.addSql(
      "delete from state_facts where kind in ('life_period', 'death_interest', 'no_loss_statement')",
    );
    this.words('state_facts', 'kind', FACTS_BEFORE);
  }

  private words(table: string, column: string, words: readonly string[]): void {
    this.addSql(`alter table ${table} drop constraint ${table}_${column}_check`);
    this.addSql(
      `alter table ${table} add constraint ${table}_${column}_check check (${oneOf(column, words)})`,
    );
  }
}
