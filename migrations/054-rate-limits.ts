import { SqlMigration } from './sql.js';

/** How often clients and networks have asked in the window under way. Names, types and order of the columns are those that the library asks for. */
export class Migration054RateLimits extends SqlMigration {
  override up(): void {
    this.addSql(`
create table rate_limits (
  key varchar(255) collate "C" not null,
  points integer not null default 0,
  expire bigint,
  constraint rate_limits_pkey primary key (key)
);
create index rate_limits_expire_idx on rate_limits (expire)`);
  }

  override down(): void {
    this.addSql('drop table rate_limits');
  }
}
