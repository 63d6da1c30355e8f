import { SqlMigration, appendOnly } from './sql.js';

/** Which checkpoints an authority outside has stamped with the time, and where the stamp lies. */
export class Migration118StampedCheckpoints extends SqlMigration {
  override up(): void {
    this.addSql(`
create table audit_checkpoint_stamps (
  seals bigint primary key references audit_checkpoints (seals),
  stamped_at timestamptz not null,
  file text collate "C" not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint audit_checkpoint_stamps_file_check check (file ~ '^[0-9a-f]{64}$')
);
${appendOnly('audit_checkpoint_stamps')}`);
  }

  override down(): void {
    this.addSql('drop table audit_checkpoint_stamps');
  }
}
