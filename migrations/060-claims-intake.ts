import { SqlMigration, appendOnly, dropTables, oneOf } from './sql.js';

const CAUSES = [
  'animal',
  'collapse',
  'collision',
  'death',
  'earth_movement',
  'fire',
  'flood',
  'freezing',
  'glass',
  'hail',
  'liability',
  'lightning',
  'other',
  'smoke',
  'theft',
  'vandalism',
  'water',
  'wear',
  'weight',
  'wind',
];
const CHANNELS = ['phone', 'web', 'email', 'mail', 'agent', 'in_person', 'authority'];
const ACTIONS = ['submit', 'review', 'approve', 'deny', 'withdraw', 'close', 'reopen', 'merge'];
const STATUSES = ['submitted', 'under_review', 'approved', 'denied', 'withdrawn', 'closed'];

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
];

/** Columns of claims that say whose business one is; they come with the policy, which may be found later. */
const WHOSE: readonly (readonly [name: string, type: string])[] = [
  ['policy_number', 'text collate "C"'],
  ['customer_id', 'varchar(36) collate "C" references customers (id) on delete restrict'],
  ['insured_name', 'text'],
  ['agency_id', 'uuid references agencies (id)'],
  ['product_type', 'text'],
  ['state', 'text'],
  ['time_zone', 'text'],
];

const WHAT: readonly (readonly [name: string, type: string])[] = [
  ['loss_at', 'timestamptz'],
  ['cause', 'text'],
  ['catastrophe_code', 'text collate "C"'],
  // What the last verification came to; null as long as there is none.
  ['is_covered', 'boolean'],
  ['not_covered_reason', 'text'],
  ['terms', 'jsonb'],
  ['denial', 'jsonb'],
  ['duplicate_of', 'uuid references claims (id)'],
  ['adjuster_id', 'uuid references users (id)'],
  ['payments_stopped_reason', 'text'],
];

/** First notices of loss, claims whose policy is not known yet, and what a policy was found to promise on the day of the loss. */
export class Migration060ClaimsIntake extends SqlMigration {
  override up(): void {
    this.addSql('alter table claims alter column policy_id drop not null');
    this.addSql('alter table claims alter column loss_on drop not null');
    for (const [name, type] of [...WHOSE, ...WHAT])
      this.addSql(`alter table claims add column ${name} ${type}`);
    this.addSql(`
update claims c set policy_number = p.policy_number, customer_id = p.customer_id, insured_name = p.data ->> 'insuredName',
       agency_id = p.agency_id, product_type = p.product_type, state = p.state, time_zone = p.time_zone
  from policies p where p.id = c.policy_id`);
    this.addSql(`alter table claims add constraint claims_cause_check check (${oneOf('cause', CAUSES)})`);
    this.addSql(`alter table claims add constraint claims_verified_check
      check (is_covered is null or (policy_id is not null and loss_on is not null))`);
    this.addSql(`alter table claims add constraint claims_duplicate_check
      check (duplicate_of is null or (duplicate_of <> id and status = 'closed'))`);
    this.addSql('drop index claims_status_idx');
    this.addSql('drop index claims_submitted_at_idx');
    this.addSql('create index claims_submitted_at_idx on claims (submitted_at, id)');
    this.addSql('create index claims_status_idx on claims (status, submitted_at, id)');
    for (const column of ['agency_id', 'customer_id', 'adjuster_id', 'catastrophe_code'])
      this.addSql(
        `create index claims_${column}_idx on claims (${column}, submitted_at, id) where ${column} is not null`,
      );
    this.addSql(
      'create index claims_duplicate_of_idx on claims (duplicate_of) where duplicate_of is not null',
    );
    this.addSql(`
create trigger claims_kept_whose before update of ${WHOSE.map(([name]) => name).join(', ')} on claims
  for each row execute function keep_written(${WHOSE.map(([name]) => `'${name}'`).join(', ')})`);
    // A loss is also reported by the vehicle or the place, which any entry of a ledger may have had.
    this.addSql(`
create index policy_transactions_vins_idx on policy_transactions
  using gin (jsonb_path_query_array(snapshot, '$.vehicleInfo.vehicles[*].vin')) where snapshot ? 'vehicleInfo'`);
    this.addSql(`
create index policy_transactions_place_idx on policy_transactions
  ((snapshot #>> '{propertyInfo,address,zipCode}'), search_form(snapshot #>> '{propertyInfo,address,line1}'))
  where snapshot #>> '{propertyInfo,address,zipCode}' is not null`);

    this.addSql('alter table state_facts drop constraint state_facts_kind_check');
    this.addSql(`alter table state_facts add constraint state_facts_kind_check
      check (${oneOf('kind', [...FACTS_BEFORE, 'claim_limitation'])})`);
    this.addSql(`
-- What somebody told of a loss, in the words of that day. Several may report one.
create table claim_notices (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  reported_at timestamptz not null,
  channel text not null,
  reporter jsonb not null default '{}',
  said jsonb not null default '{}',
  recorded_by uuid references principals (id),
  created_at timestamptz not null default now(),
  constraint claim_notices_channel_check check (${oneOf('channel', CHANNELS)}),
  constraint claim_notices_reporter_check check (jsonb_typeof(reporter) = 'object'),
  constraint claim_notices_said_check check (jsonb_typeof(said) = 'object')
);
create index claim_notices_claim_id_idx on claim_notices (claim_id, reported_at);
${appendOnly('claim_notices')}

-- What the policy promised on the day of the loss: as it was known then, and as it was known when somebody looked.
create table claim_verifications (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  sequence integer not null,
  policy_id uuid not null references policies (id) on delete restrict,
  loss_on date not null,
  loss_at timestamptz,
  known_then_at timestamptz not null,
  -- Null: nothing had been booked by then.
  known_then jsonb,
  known_now jsonb not null,
  is_covered boolean not null,
  not_covered_reason text,
  segment_transaction_id uuid not null,
  differences jsonb not null,
  verified_by uuid references principals (id),
  verified_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint claim_verifications_sequence_key unique (claim_id, sequence),
  constraint claim_verifications_sequence_check check (sequence >= 1),
  constraint claim_verifications_covered_check check (is_covered = (not_covered_reason is null)),
  constraint claim_verifications_differences_check check (jsonb_typeof(differences) = 'array')
);
create index claim_verifications_policy_id_idx on claim_verifications (policy_id);
${appendOnly('claim_verifications')}

create table claim_transitions (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  action text not null,
  from_status text,
  to_status text not null,
  reason text,
  details jsonb not null default '{}',
  taken_by uuid references principals (id),
  taken_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint claim_transitions_action_check check (${oneOf('action', ACTIONS)}),
  constraint claim_transitions_from_status_check check (${oneOf('from_status', STATUSES)}),
  constraint claim_transitions_to_status_check check (${oneOf('to_status', STATUSES)}),
  constraint claim_transitions_details_check check (jsonb_typeof(details) = 'object')
);
create index claim_transitions_claim_id_idx on claim_transitions (claim_id, taken_at);
${appendOnly('claim_transitions')}
`);
  }

  /** Claims without a policy or a day have no place in what was before. */
  override down(): void {
    this.addSql(dropTables('claim_transitions', 'claim_verifications', 'claim_notices'));
    this.addSql("delete from state_facts where kind = 'claim_limitation'");
    this.addSql('alter table state_facts drop constraint state_facts_kind_check');
    this.addSql(
      `alter table state_facts add constraint state_facts_kind_check check (${oneOf('kind', FACTS_BEFORE)})`,
    );
    this.addSql('drop index policy_transactions_place_idx');
    this.addSql('drop index policy_transactions_vins_idx');
    this.addSql('delete from claims where policy_id is null or loss_on is null or duplicate_of is not null');
    this.addSql('drop trigger claims_kept_whose on claims');
    this.addSql('drop index claims_submitted_at_idx');
    this.addSql('drop index claims_status_idx');
    for (const [name] of [...WHAT, ...WHOSE].toReversed())
      this.addSql(`alter table claims drop column ${name}`);
    this.addSql('create index claims_submitted_at_idx on claims (submitted_at)');
    this.addSql('create index claims_status_idx on claims (status, submitted_at)');
    this.addSql('alter table claims alter column loss_on set not null');
    this.addSql('alter table claims alter column policy_id set not null');
  }
}
