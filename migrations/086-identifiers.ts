import { oneOf, SqlMigration } from './sql.js';

const KINDS = ['driver_license', 'social_security', 'tax', 'passport', 'national_id'] as const;
const CHECK = 'personal_identifiers_kind_check';

/** Identifiers of customers get their writer; kinds are spelled as the API spells them. */
export class Migration086Identifiers extends SqlMigration {
  override up(): void {
    this.spell('driver_licence', 'driver_license', KINDS);
  }

  override down(): void {
    this.spell(
      'driver_license',
      'driver_licence',
      KINDS.map((kind) => (kind === 'driver_license' ? 'driver_licence' : kind)),
    );
  }

  /** The trigger keeps the kind of a number; how it is spelled is another matter. */
  private spell(before: string, after: string, kinds: readonly string[]): void {
    this.addSql(`alter table personal_identifiers drop constraint ${CHECK}`);
    this.addSql(`alter table personal_identifiers disable trigger personal_identifiers_kept_columns`);
    this.addSql(`update personal_identifiers set kind = '${after}' where kind = '${before}'`);
    this.addSql(`alter table personal_identifiers enable trigger personal_identifiers_kept_columns`);
    this.addSql(`alter table personal_identifiers add constraint ${CHECK} check (${oneOf('kind', kinds)})`);
  }
}
