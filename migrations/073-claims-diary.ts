import { SqlMigration, dropTables, keepsUpdatedAt, oneOf } from './sql.js';

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
];
const KEPT = [
  'claim_id',
  'kind',
  'title',
  'due_on',
  'citation',
  'note',
  'escalated_at',
  'done_by',
  'done_at',
  'created_by',
];

/** What has to be done on a claim by a day, by the law of its state or by somebody's own wish. */
export class Migration073ClaimsDiary extends SqlMigration {
  override up(): void {
    this.kinds([...FACTS_BEFORE, 'claim_deadline']);
    this.addSql(`
create table claim_diary (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  kind text not null,
  title text not null,
  due_on date not null,
  -- Of what the law asks for, where it says so.
  citation text,
  status text not null default 'open',
  note text,
  escalated_at timestamptz,
  done_by uuid references principals (id),
  done_at timestamptz,
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_diary_kind_check check (${oneOf('kind', ['acknowledgment', 'decision', 'follow_up', 'task'])}),
  constraint claim_diary_status_check check (${oneOf('status', ['open', 'done', 'dropped'])}),
  constraint claim_diary_title_check check (title <> ''),
  constraint claim_diary_done_check check ((done_at is not null) = (status <> 'open'))
);
create unique index claim_diary_live_key on claim_diary (claim_id, kind) where status = 'open' and kind <> 'task';
create index claim_diary_claim_id_idx on claim_diary (claim_id, due_on, id);
create index claim_diary_open_idx on claim_diary (due_on, id) where status = 'open';
create index claim_diary_done_by_idx on claim_diary (done_by) where done_by is not null;
create index claim_diary_created_by_idx on claim_diary (created_by) where created_by is not null;
${keepsUpdatedAt('claim_diary')}
create trigger claim_diary_kept_columns before update of ${KEPT.join(', ')} on claim_diary
  for each row execute function keep_written(${KEPT.map((column) => `'${column}'`).join(', ')});
`);
  }

  override down(): void {
    this.addSql(dropTables('claim_diary'));
    this.addSql("delete from state_facts where kind = 'claim_deadline'");
    this.kinds(FACTS_BEFORE);
  }

  private kinds(words: readonly string[]): void {
    this.addSql('alter table state_facts drop constraint state_facts_kind_check');
    this.addSql(
      `alter table state_facts add constraint state_facts_kind_check check (${oneOf('kind', words)})`,
    );
  }
}
