import { SqlMigration, oneOf } from './sql.js';

const BEFORE = [
  'banned_rating_variable',
  'minimum_limit',
  'notice_days',
  'proration',
  'cancellation_refund',
  'underwriting_period',
  'renewal_timing',
];
const KINDS = [...BEFORE, 'notice_text', 'specific_reason'];

/**
 * A name in a script that no font has is drawn as boxes: whoever mails the document is told which characters those are. And
 * what a state has notices say of reasons, review and complaint is a fact of that state.
 */
export class Migration035Papers extends SqlMigration {
  override up(): void {
    this.addSql(`
-- Of the PDF; null for those drawn before this was looked for.
alter table document_renditions add column missing_glyphs text[];
alter table document_renditions add constraint document_renditions_missing_glyphs_check
    check (missing_glyphs is null or (format = 'pdf' and array_position(missing_glyphs, null) is null));
alter table state_facts drop constraint state_facts_kind_check;
alter table state_facts add constraint state_facts_kind_check check (${oneOf('kind', KINDS)});
`);
  }

  override down(): void {
    this.addSql(`
delete from state_facts where kind in ('notice_text', 'specific_reason');
alter table state_facts drop constraint state_facts_kind_check;
alter table state_facts add constraint state_facts_kind_check check (${oneOf('kind', BEFORE)});
alter table document_renditions drop column missing_glyphs;
`);
  }
}
