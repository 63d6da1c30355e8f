import { SqlMigration } from './sql.js';

const TRIGGER = 'claim_subrogations_kept_columns';
const KEPT_BEFORE = ['claim_id', 'sequence', 'against_id', 'created_by', 'end_reason'];

function kept(columns: readonly string[]): string {
  return `
drop trigger ${TRIGGER} on claim_subrogations;
create trigger ${TRIGGER} before update of ${columns.join(', ')} on claim_subrogations
  for each row execute function keep_written(${columns.map((column) => `'${column}'`).join(', ')});`;
}

/**
 * Who is asked may have the name of an insured and be somebody else. That somebody has said so was in the trail alone; a demand looks
 * at names anew, and has to know it.
 */
export class Migration129Namesakes extends SqlMigration {
  override up(): void {
    this.addSql(`
alter table claim_subrogations add column is_namesake boolean not null default false;
update claim_subrogations s set is_namesake = true
  from audit_logs a
 where a.resource_type = 'claim' and a.resource_id = s.claim_id::text and a.action = 'claims.subrogation-opened'
   and a.changes ->> 'subrogationId' = s.id::text and a.changes -> 'isNamesake' = 'true'::jsonb;
${kept([...KEPT_BEFORE, 'is_namesake'])}`);
  }

  override down(): void {
    this.addSql(`${kept(KEPT_BEFORE)}
alter table claim_subrogations drop column is_namesake;`);
  }
}
