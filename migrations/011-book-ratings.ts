import { SqlMigration, dropTables, keepsUpdatedAt, oneOf } from './sql.js';

const STATUSES = ['queued', 'running', 'paused', 'succeeded', 'failed', 'cancelled'];
const ENDED = ['succeeded', 'failed', 'cancelled'];

/**
 * Re-rating the policies of a plan on a candidate edition. A job moves through the book by policy id; each batch writes its
 * results and moves `last_policy_id` in one statement, so that no crash and no second worker does a policy twice.
 */
export class Migration011BookRatings extends SqlMigration {
  override up(): void {
    this.addSql(`
create table book_ratings (
  id uuid primary key default uuid_v7(),
  plan_id uuid not null references rating_plans (id),
  candidate_edition_id uuid not null references rating_editions (id),
  -- A draft may change while the book is rated; the job then ends instead of mixing two editions.
  candidate_hash text collate "C" not null,
  -- Null: every policy is compared with the edition that its term is rated on.
  baseline_edition_id uuid references rating_editions (id),
  in_force_on date not null,
  rated_on date not null,
  status text not null default 'queued',
  reason text,
  policy_count integer,
  done_count integer not null default 0,
  error_count integer not null default 0,
  busy_ms bigint not null default 0,
  last_policy_id uuid,
  -- Sums, histogram, reasons of errors and the most affected policies so far; its shape is domain/tally.ts.
  tally jsonb not null default '{}',
  lease_id uuid,
  lease_until timestamptz,
  created_by uuid references users (id),
  started_at timestamptz,
  ended_at timestamptz,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint book_ratings_status_check check (${oneOf('status', STATUSES)}),
  constraint book_ratings_candidate_hash_check check (candidate_hash ~ '^[0-9a-f]{64}$'),
  constraint book_ratings_baseline_check check (baseline_edition_id <> candidate_edition_id),
  constraint book_ratings_counts_check
    check (policy_count >= 0 and done_count >= 0 and error_count between 0 and done_count and busy_ms >= 0),
  constraint book_ratings_tally_check check (jsonb_typeof(tally) = 'object'),
  constraint book_ratings_ended_check check ((ended_at is not null) = (${oneOf('status', ENDED)})),
  constraint book_ratings_reason_check check ((reason is not null) = (${oneOf('status', ['failed', 'cancelled'])})),
  constraint book_ratings_lease_check
    check ((status = 'running') = (lease_id is not null) and (lease_id is null) = (lease_until is null)),
  constraint book_ratings_started_check check (started_at is not null or status in ('queued', 'paused', 'cancelled', 'failed'))
);
-- The same question is answered once at a time.
create unique index book_ratings_under_way_key
  on book_ratings (candidate_edition_id, baseline_edition_id, in_force_on) nulls not distinct where ended_at is null;
create index book_ratings_claim_idx on book_ratings (created_at) where status in ('queued', 'running');
create index book_ratings_created_at_idx on book_ratings (created_at, id);
create index book_ratings_plan_id_idx on book_ratings (plan_id);
create index book_ratings_candidate_edition_id_idx on book_ratings (candidate_edition_id);
create index book_ratings_baseline_edition_id_idx on book_ratings (baseline_edition_id) where baseline_edition_id is not null;
create index book_ratings_created_by_idx on book_ratings (created_by) where created_by is not null;
${keepsUpdatedAt('book_ratings')}

-- Written once; gone with their job. A policy that one of the editions cannot rate has the price of the other at most.
create table book_rating_results (
  book_rating_id uuid not null references book_ratings (id) on delete cascade,
  policy_id uuid not null references policies (id),
  old_total numeric(14, 2),
  new_total numeric(14, 2),
  error_edition text,
  error_code text collate "C",
  error_pointer text,
  primary key (book_rating_id, policy_id),
  constraint book_rating_results_error_edition_check check (error_edition in ('baseline', 'candidate')),
  constraint book_rating_results_error_check check (
    num_nonnulls(error_edition, error_code, error_pointer) in (0, 3)
    and (error_code is null) = (old_total is not null and new_total is not null))
);
create index book_rating_results_policy_id_idx on book_rating_results (policy_id);

-- The book of a plan in the order in which it is rated, whatever else the table holds.
create index policies_plan_idx on policies (product_type, state, company_code, id);
`);
  }

  override down(): void {
    this.addSql(`
drop index policies_plan_idx;
${dropTables('book_rating_results', 'book_ratings')}
`);
  }
}
