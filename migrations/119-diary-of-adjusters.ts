import { SqlMigration } from './sql.js';

/**
 * What is open in a diary knows who works on the claim, so that the list of one adjuster is read from an index in the order of days,
 * however much the others have to do.
 */
export class Migration119DiaryOfAdjusters extends SqlMigration {
  override up(): void {
    this.addSql(`
alter table claim_diary add column adjuster_id uuid references users (id);
update claim_diary d set adjuster_id = c.adjuster_id
  from claims c where c.id = d.claim_id and d.status = 'open' and c.adjuster_id is not null;
create index claim_diary_adjuster_id_idx on claim_diary (adjuster_id, status, due_on, id) where adjuster_id is not null;
`);
  }

  override down(): void {
    this.addSql('alter table claim_diary drop column adjuster_id');
  }
}
