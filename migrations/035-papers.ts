import { Migration } from '@mikro-orm/migrations';

/** A name in a script that no font has is drawn as boxes: whoever mails the document is told which characters those are. */
export class Migration035Papers extends Migration {
  override up(): void {
    this.addSql(`
-- Of the PDF; null for those drawn before this was looked for.
alter table document_renditions add column missing_glyphs text[],
  add constraint document_renditions_missing_glyphs_check
    check (missing_glyphs is null or (format = 'pdf' and array_position(missing_glyphs, null) is null));
`);
  }

  override down(): void {
    this.addSql(`alter table document_renditions drop column missing_glyphs;`);
  }
}
