import { SqlMigration } from './sql.js';

/**
 * Answers that are kept to be repeated never change, and those of before numbers were sealed hold them plain for up to seven days after an
 * upgrade. `npm run cli -- encryption:rotate` seals them where they stand; this function lets it change nothing else in an answer.
 */
export class Migration115SealedAnswers extends SqlMigration {
  override up(): void {
    this.addSql(`
create function seal_answer_phones(of_scope text, of_key text, sealed text) returns boolean language plpgsql security definer
set search_path from current as $$
declare
  is_done boolean;
begin
  perform set_config('bindery.erasing', 'on', true);
  update idempotency_keys set response_body = sealed
   where scope = of_scope and key = of_key
     and regexp_replace(sealed, '"phone":"v2[.][0-9a-f]{16}[.][A-Za-z0-9_-]{38,}"', '"phone":""', 'g')
       = regexp_replace(response_body, '"phone":"(?:[^"\\\\]|\\\\.)*"', '"phone":""', 'g');
  is_done := found;
  perform set_config('bindery.erasing', 'off', true);
  return is_done;
end
$$`);
  }

  override down(): void {
    this.addSql('drop function seal_answer_phones(text, text, text)');
  }
}
