import { SqlMigration } from './sql.js';

/**
 * Whoever asks often asked a moment ago. What is known of them is compared in front of the first statements of the request, in the
 * same message; where it is so no longer this ends the message, and the server does none of them (decision 75).
 */
export class Migration120LeadingChecks extends SqlMigration {
  override up(): void {
    this.addSql(`
create function refuse_what_was_known() returns boolean language plpgsql volatile as $$
begin
  raise exception 'It is not as it was known' using errcode = 'BI001';
end $$`);
  }

  override down(): void {
    this.addSql('drop function refuse_what_was_known()');
  }
}
