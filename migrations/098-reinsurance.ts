import { SqlMigration, appendOnly, dropTables, keepsUpdatedAt, oneOf } from './sql.js';

const TERMS = [
  'title',
  'kind',
  'reinsurers',
  'placed_bps',
  'ceded_bps',
  'retention',
  'limit_amount',
  'annual_limit',
  'expenses',
  'inuring_order',
  'product_types',
  'states',
  'coverages',
  'effective_date',
  'notice_bps',
  'notice_days',
  'drafted_by',
];

function kept(table: string, columns: readonly string[], suffix = 'kept_columns', when = ''): string {
  return `
create trigger ${table}_${suffix} before update of ${columns.join(', ')} on ${table}
  for each row ${when}execute function keep_written(${columns.map((column) => `'${column}'`).join(', ')});`;
}

/** Treaties of reinsurance as data, and the ledger of what claims cede to them. */
export class Migration098Reinsurance extends SqlMigration {
  override up(): void {
    this.addSql(`
create table reinsurance_treaties (
  id uuid primary key default uuid_v7(),
  number text not null,
  version integer not null,
  status text not null default 'draft',
  title text not null,
  kind text not null,
  reinsurers jsonb not null,
  placed_bps integer not null,
  ceded_bps integer,
  retention numeric(14, 2),
  limit_amount numeric(14, 2),
  annual_limit numeric(14, 2),
  expenses text not null,
  inuring_order integer not null,
  -- Empty: all of them.
  product_types text[] not null,
  states text[] not null,
  coverages text[] not null,
  effective_date date not null,
  expiration_date date not null,
  notice_bps integer,
  notice_days integer,
  created_by uuid references principals (id),
  -- Who has written what it says: somebody else activates it.
  drafted_by uuid references principals (id),
  activated_by uuid references principals (id),
  activated_at timestamptz,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint reinsurance_treaties_version_key unique (number, version),
  constraint reinsurance_treaties_status_check check (${oneOf('status', ['draft', 'active'])}),
  constraint reinsurance_treaties_kind_check check (${oneOf('kind', ['quota_share', 'excess_per_risk', 'excess_per_occurrence'])}),
  constraint reinsurance_treaties_expenses_check check (${oneOf('expenses', ['excluded', 'included', 'pro_rata'])}),
  constraint reinsurance_treaties_placed_check check (placed_bps between 1 and 10000),
  constraint reinsurance_treaties_terms_check check (
    case when kind = 'quota_share' then ceded_bps between 1 and 10000 and retention is null and limit_amount is null
         else ceded_bps is null and retention >= 0 and limit_amount > 0 end is true),
  constraint reinsurance_treaties_annual_limit_check check (annual_limit > 0),
  constraint reinsurance_treaties_notice_check check ((notice_bps is null) = (notice_days is null)),
  constraint reinsurance_treaties_period_check check (effective_date < expiration_date),
  constraint reinsurance_treaties_activated_check check ((status = 'active') = (activated_at is not null and activated_by is not null)),
  constraint reinsurance_treaties_four_eyes_check check (activated_by is distinct from drafted_by or activated_by is null),
  constraint reinsurance_treaties_overlap_excl
    exclude using gist (number with =, daterange(effective_date, expiration_date) with &&) where (status = 'active')
);
create index reinsurance_treaties_created_at_idx on reinsurance_treaties (created_at, id);
create index reinsurance_treaties_created_by_idx on reinsurance_treaties (created_by) where created_by is not null;
create index reinsurance_treaties_drafted_by_idx on reinsurance_treaties (drafted_by) where drafted_by is not null;
create index reinsurance_treaties_activated_by_idx on reinsurance_treaties (activated_by) where activated_by is not null;
${keepsUpdatedAt('reinsurance_treaties')}
${kept('reinsurance_treaties', ['number', 'version', 'created_by', 'activated_by', 'activated_at'])}
${kept('reinsurance_treaties', TERMS, 'kept_terms', `when (old.status <> 'draft') `)}

create table reinsurance_receipts (
  id uuid primary key default uuid_v7(),
  treaty_id uuid not null references reinsurance_treaties (id),
  reinsurer text not null,
  reference text not null,
  received_on date not null,
  amount numeric(14, 2) not null,
  status text not null default 'booked',
  created_by uuid references principals (id),
  reversed_by uuid references principals (id),
  reversed_at timestamptz,
  reversal_reason text,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint reinsurance_receipts_status_check check (${oneOf('status', ['booked', 'reversed'])}),
  constraint reinsurance_receipts_amount_check check (amount > 0),
  constraint reinsurance_receipts_reversed_check check (
    (status = 'reversed') = (reversed_at is not null and reversal_reason is not null))
);
create index reinsurance_receipts_treaty_id_idx on reinsurance_receipts (treaty_id, created_at, id);
create index reinsurance_receipts_created_by_idx on reinsurance_receipts (created_by) where created_by is not null;
create index reinsurance_receipts_reversed_by_idx on reinsurance_receipts (reversed_by) where reversed_by is not null;
${keepsUpdatedAt('reinsurance_receipts')}
${kept('reinsurance_receipts', [
  'treaty_id',
  'reinsurer',
  'reference',
  'received_on',
  'amount',
  'created_by',
  'reversed_by',
  'reversed_at',
  'reversal_reason',
])}

-- What a claim cedes to a reinsurer of a treaty: the sums of the entries.
create table claim_cessions (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  treaty_id uuid not null references reinsurance_treaties (id),
  reinsurer text not null,
  paid_loss numeric(16, 2) not null default 0,
  paid_expense numeric(16, 2) not null default 0,
  reserve_loss numeric(16, 2) not null default 0,
  reserve_expense numeric(16, 2) not null default 0,
  received numeric(16, 2) not null default 0,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_cessions_reinsurer_key unique (claim_id, treaty_id, reinsurer),
  constraint claim_cessions_sums_check check (
    paid_loss >= 0 and paid_expense >= 0 and reserve_loss >= 0 and reserve_expense >= 0 and received >= 0)
);
create index claim_cessions_treaty_id_idx on claim_cessions (treaty_id, claim_id, reinsurer);
${keepsUpdatedAt('claim_cessions')}
${kept('claim_cessions', ['claim_id', 'treaty_id', 'reinsurer'])}

create table claim_cession_entries (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  treaty_id uuid not null references reinsurance_treaties (id),
  reinsurer text not null,
  kind text not null,
  part text,
  amount numeric(14, 2) not null,
  receipt_id uuid references reinsurance_receipts (id),
  booked_by uuid references principals (id),
  booked_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint claim_cession_entries_kind_check check (
    ${oneOf('kind', ['ceded_paid', 'ceded_paid_reversal', 'ceded_reserve', 'received', 'received_reversal'])}),
  constraint claim_cession_entries_part_check check (
    (part is null) = (kind in ('received', 'received_reversal')) and (receipt_id is null) = (part is not null)),
  constraint claim_cession_entries_part_words_check check (${oneOf('part', ['loss', 'expense'])}),
  constraint claim_cession_entries_amount_check check (
    case when kind in ('ceded_paid', 'received') then amount > 0
         when kind in ('ceded_paid_reversal', 'received_reversal') then amount < 0
         else amount <> 0 end)
);
create index claim_cession_entries_claim_id_idx on claim_cession_entries (claim_id, id);
create index claim_cession_entries_treaty_id_idx on claim_cession_entries (treaty_id, claim_id, booked_at);
create index claim_cession_entries_receipt_id_idx on claim_cession_entries (receipt_id) where receipt_id is not null;
create index claim_cession_entries_booked_by_idx on claim_cession_entries (booked_by) where booked_by is not null;
${appendOnly('claim_cession_entries')}

-- Claims whose cession has yet to be worked out, with the day and the event of which they were when that was written down.
create table claim_cession_changes (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null,
  loss_on date,
  catastrophe_code text
);
${kept('claim_cession_changes', ['claim_id', 'loss_on', 'catastrophe_code'])}
create index claim_cession_changes_claim_id_idx on claim_cession_changes (claim_id);

create index claims_loss_on_idx on claims (loss_on) where loss_on is not null;
`);
  }

  override down(): void {
    this.addSql('drop index claims_loss_on_idx');
    this.addSql(
      dropTables(
        'claim_cession_changes',
        'claim_cession_entries',
        'claim_cessions',
        'reinsurance_receipts',
        'reinsurance_treaties',
      ),
    );
  }
}
