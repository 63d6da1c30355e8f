import { SqlMigration, appendOnly, oneOf } from './sql.js';

/** Access reviews: since when somebody holds what they hold, and who has signed that they shall. */
export class Migration075AccessReviews extends SqlMigration {
  override up(): void {
    // Of those who are there already nobody has recorded it.
    this.addSql('alter table users add column role_since timestamptz');
    this.addSql(`
create table access_reviews (
  id uuid primary key default uuid_v7(),
  user_id uuid not null references users (id),
  role text not null,
  agency_id uuid references agencies (id),
  decision text not null,
  reason text,
  reviewed_by uuid not null references principals (id),
  created_at timestamptz not null default now(),
  constraint access_reviews_decision_check check (${oneOf('decision', ['keep', 'end'])}),
  constraint access_reviews_reason_check check (decision = 'keep' or reason is not null),
  constraint access_reviews_four_eyes_check check (reviewed_by <> user_id)
);
create index access_reviews_user_id_idx on access_reviews (user_id, created_at);
create index access_reviews_agency_id_idx on access_reviews (agency_id) where agency_id is not null;
create index access_reviews_reviewed_by_idx on access_reviews (reviewed_by);
${appendOnly('access_reviews')}`);
  }

  override down(): void {
    this.addSql('drop table access_reviews');
    this.addSql('alter table users drop column role_since');
  }
}
