import { SqlMigration } from './sql.js';

/** Notices are sent by a company; of a quote its own row says which, of a transaction of a policy nobody else does. */
export class Migration022AdverseActionCompany extends SqlMigration {
  override up(): void {
    this.addSql(`
alter table underwriting_issues add column company_code text collate "C";
alter table adverse_actions add column company_code text collate "C";
`);
  }

  override down(): void {
    this.addSql(`
alter table adverse_actions drop column company_code;
alter table underwriting_issues drop column company_code;
`);
  }
}
