import { SqlMigration, dropTables, keepsUpdatedAt, oneOf } from './sql.js';

const STATUSES = [
  'prepared',
  'referred',
  'blocked',
  'offered',
  'bound',
  'lapsed',
  'withdrawn',
  'non_renewed',
];
const PRICED = ['prepared', 'referred', 'offered', 'bound'];

/**
 * The renewal of a term: prepared, offered and bound, or given up. One row per term that ends, which the lock of that
 * term's policy row guards; what is bound becomes a policy row and a ledger of its own.
 */
export class Migration019Renewals extends SqlMigration {
  override up(): void {
    this.addSql(`
create table renewals (
  id uuid primary key default uuid_v7(),
  policy_id uuid not null references policies (id) on delete restrict,
  -- As on the policy, so that the queue of an agency or of a product reads one index.
  agency_id uuid references agencies (id),
  product_type text not null,
  status text not null,
  -- The ending term as it was when this was rated: any change of it, and the entry of its ledger that says what is insured.
  policy_version integer not null,
  based_on uuid references policy_transactions (id),
  -- The day of the last rating, or of the last attempt.
  rated_on date,
  effective_date date not null,
  expiration_date date not null,
  term_months integer not null,
  edition uuid references rating_editions (id),
  worksheet_id uuid references rating_worksheets (id),
  risk jsonb,
  item_ids jsonb not null default '{}',
  charges jsonb not null default '[]',
  -- Ways of paying that the manual offers.
  payments jsonb not null default '[]',
  -- For a whole term: as the ending one is charged, as the new manual says, and as its cap lets it be charged.
  expiring_premium numeric(14, 2),
  indicated_premium numeric(14, 2),
  offered_premium numeric(14, 2),
  cap jsonb,
  carried jsonb,
  not_compared jsonb,
  decision jsonb,
  -- Reasons of a referral that an underwriter has approved; a new one refers it again.
  approved_codes jsonb not null default '[]',
  fault jsonb,
  offered_at timestamptz,
  decided_by uuid references users (id),
  decided_at timestamptz,
  reason text,
  renewed_policy_id uuid references policies (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint renewals_policy_id_key unique (policy_id),
  constraint renewals_renewed_policy_id_key unique (renewed_policy_id),
  constraint renewals_status_check check (${oneOf('status', STATUSES)}),
  constraint renewals_product_type_check check (product_type in ('auto', 'home', 'renters', 'life')),
  constraint renewals_period_check check (effective_date < expiration_date),
  constraint renewals_term_months_check check (term_months between 1 and 1200),
  constraint renewals_premium_check check (expiring_premium >= 0 and indicated_premium >= 0 and offered_premium >= 0),
  constraint renewals_priced_check check (not (${oneOf('status', PRICED)}) or (based_on is not null and rated_on is not null
    and edition is not null and worksheet_id is not null and risk is not null and indicated_premium is not null
    and offered_premium is not null and decision is not null)),
  constraint renewals_blocked_check check ((status = 'blocked') = (fault is not null)),
  constraint renewals_offered_check check (status not in ('offered', 'bound') or offered_at is not null),
  constraint renewals_bound_check check ((status = 'bound') = (renewed_policy_id is not null)),
  constraint renewals_renewed_check check (renewed_policy_id <> policy_id),
  constraint renewals_reason_check check (status not in ('lapsed', 'withdrawn', 'non_renewed') or reason is not null),
  constraint renewals_json_check check (jsonb_typeof(risk) = 'object' and jsonb_typeof(item_ids) = 'object'
    and jsonb_typeof(charges) = 'array' and jsonb_typeof(payments) = 'array' and jsonb_typeof(decision) = 'object' and jsonb_typeof(approved_codes) = 'array')
);
create index renewals_effective_date_idx on renewals (effective_date, id);
create index renewals_status_idx on renewals (status, effective_date, id);
create index renewals_agency_id_idx on renewals (agency_id, effective_date, id) where agency_id is not null;
create index renewals_based_on_idx on renewals (based_on) where based_on is not null;
create index renewals_edition_idx on renewals (edition) where edition is not null;
create index renewals_worksheet_id_idx on renewals (worksheet_id) where worksheet_id is not null;
create index renewals_decided_by_idx on renewals (decided_by) where decided_by is not null;
${keepsUpdatedAt('renewals')}

-- Terms that a booked cancellation is about to end, for the job that keeps their status.
create index policies_cancelled_on_idx on policies (cancelled_on, id)
  where cancelled_on is not null and status in ('pending', 'active');
`);
  }

  override down(): void {
    this.addSql(`
drop index policies_cancelled_on_idx;
${dropTables('renewals')}
`);
  }
}
