import { SqlMigration } from './sql.js';

/** A challenge may wait for a code by SMS: the number that is being added, where one is, and the code, as a keyed hash. */
export class Migration096CodesBySms extends SqlMigration {
  override up(): void {
    this.addSql('alter table factor_challenges add column sms_phone_encrypted text');
    this.addSql('alter table factor_challenges add column sms_code_hash text collate "C"');
    this.addSql('alter table factor_challenges add column sms_code_expires_at timestamptz');
    this.addSql(`
alter table factor_challenges add constraint factor_challenges_sms_code_check
  check ((sms_code_hash is null) = (sms_code_expires_at is null))`);
  }

  override down(): void {
    this.addSql('alter table factor_challenges drop constraint factor_challenges_sms_code_check');
    this.addSql('alter table factor_challenges drop column sms_code_expires_at');
    this.addSql('alter table factor_challenges drop column sms_code_hash');
    this.addSql('alter table factor_challenges drop column sms_phone_encrypted');
  }
}
