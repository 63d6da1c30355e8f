import { SqlMigration, dropTables } from './sql.js';

const SUMS = ['reserved_loss', 'reserved_expense', 'paid_loss', 'paid_expense', 'recovered'] as const;
const OPEN = `c.status in ('submitted', 'under_review', 'approved')`;

/** A change stays as it came until it has been added up. */
const KEPT = [
  'product_type',
  'state',
  'loss_quarter',
  'month',
  'claims',
  ...SUMS,
  'reported_on',
  'open_claims',
  'outstanding',
];

const sumsAs = (type: string): string =>
  SUMS.map((name) => `  ${name} ${type} not null default 0,\n`).join('');

/** Each claim, and each entry of its ledger, with the month to which it belongs. */
const PARTS = `
  select c.id as claim_id, date_trunc('month', c.reported_at at time zone 'America/New_York')::date as month, 1 as claims,
         ${SUMS.map((name) => `0::numeric as ${name}`).join(', ')}
    from claims c
   union all
  select e.claim_id, date_trunc('month', e.booked_at at time zone 'America/New_York')::date, 0,
         case when e.kind = 'reserve' and l.cost_type = 'loss' then e.amount else 0 end,
         case when e.kind = 'reserve' and l.cost_type <> 'loss' then e.amount else 0 end,
         case when e.kind like 'payment%' and l.cost_type = 'loss' then e.amount else 0 end,
         case when e.kind like 'payment%' and l.cost_type <> 'loss' then e.amount else 0 end,
         case when e.kind like 'recovery%' then e.amount else 0 end
    from claim_entries e join claim_reserve_lines l on l.id = e.line_id`;

/** What is counted: not what was merged into another claim, nor what has no policy or day as yet. */
const counted = (loss: string, columns: string): string => `
insert into claim_figures (product_type, state, ${columns}, claims, ${SUMS.join(', ')})
select c.product_type, c.state, ${loss}, sum(x.claims), ${SUMS.map((name) => `sum(x.${name})`).join(', ')}
  from claims c join (${PARTS}) x on x.claim_id = c.id
 where c.product_type is not null and c.state is not null and c.loss_on is not null and c.duplicate_of is null
 group by 1, 2, 3, 4`;

/**
 * What bookings add to the figures of claims is written down as it comes and added up afterwards, so that nobody waits for the row
 * of a sum. Losses are counted by quarter, and what is open by the day of its report.
 */
export class Migration090KeptFigures extends SqlMigration {
  override up(): void {
    this.addSql(dropTables('claim_figures'));
    this.addSql(`
create table claim_figures (
  product_type text not null,
  state text not null,
  loss_quarter date not null,
  month date not null,
  claims integer not null default 0,
${sumsAs('numeric(16, 2)')}  constraint claim_figures_pkey primary key (product_type, state, loss_quarter, month),
  constraint claim_figures_month_check check (extract(day from month) = 1),
  constraint claim_figures_loss_quarter_check check (extract(day from loss_quarter) = 1 and extract(month from loss_quarter) in (1, 4, 7, 10))
);

create table claim_open_figures (
  id uuid primary key default uuid_v7(),
  -- Null: nobody knows the policy yet.
  product_type text,
  state text,
  reported_on date not null,
  claims integer not null default 0,
  outstanding numeric(16, 2) not null default 0,
  constraint claim_open_figures_place_key unique nulls not distinct (product_type, state, reported_on)
);

-- Not yet added to the sums; whoever reads the sums adds these. Without a quarter it belongs to no figures by loss.
create table claim_figure_changes (
  id uuid primary key default uuid_v7(),
  product_type text,
  state text,
  loss_quarter date,
  month date,
  claims integer not null default 0,
${sumsAs('numeric(16, 2)')}  reported_on date,
  open_claims integer not null default 0,
  outstanding numeric(16, 2) not null default 0,
  constraint claim_figure_changes_month_check check (loss_quarter is null or (month is not null and product_type is not null and state is not null)),
  constraint claim_figure_changes_reported_on_check check (reported_on is not null or (open_claims = 0 and outstanding = 0))
);
create trigger claim_figure_changes_kept_columns before update of ${KEPT.join(', ')} on claim_figure_changes
  for each row execute function keep_written(${KEPT.map((column) => `'${column}'`).join(', ')});
${counted(`date_trunc('quarter', c.loss_on)::date, x.month`, 'loss_quarter, month')};

insert into claim_open_figures (product_type, state, reported_on, claims, outstanding)
select c.product_type, c.state, (c.reported_at at time zone 'America/New_York')::date, count(*), coalesce(sum(l.outstanding), 0)
  from claims c
  left join (select claim_id, sum(reserved - paid) as outstanding from claim_reserve_lines group by claim_id) l on l.claim_id = c.id
 where ${OPEN}
 group by 1, 2, 3;

drop index claims_open_idx;
drop index claim_reserve_lines_outstanding_idx;
`);
  }

  override down(): void {
    this.addSql(dropTables('claim_figure_changes', 'claim_open_figures', 'claim_figures'));
    this.addSql(`
create table claim_figures (
  product_type text not null,
  state text not null,
  loss_year integer not null,
  month date not null,
  slot smallint not null,
  claims integer not null default 0,
${sumsAs('numeric(16, 2)')}  constraint claim_figures_pkey primary key (product_type, state, loss_year, month, slot),
  constraint claim_figures_month_check check (extract(day from month) = 1)
);
${counted('extract(year from c.loss_on)::integer, x.month, 0', 'loss_year, month, slot')};
create index claims_open_idx on claims (product_type, state, reported_at) include (id) where status in ('submitted', 'under_review', 'approved');
create index claim_reserve_lines_outstanding_idx on claim_reserve_lines (claim_id) include (reserved, paid) where reserved > paid;
`);
  }
}
