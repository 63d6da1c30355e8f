import { appendOnly, dropTables, SqlMigration } from './sql.js';

/**
 * How much one edition has in common with another, whatever the order of its rows and the spelling of its numbers. The hash
 * over all factor tables of a coverage (032) saw none of this. The application fills the table, also for editions of before:
 * what a part of a manual is stands in its code.
 */
export class Migration045EditionFingerprints extends SqlMigration {
  override up(): void {
    this.addSql(`
-- One row for each content that an edition has had: a draft that is written over is still what somebody once wrote.
create table edition_fingerprints (
  edition_id uuid not null references rating_editions (id),
  content_hash text collate "C" not null,
  -- Hashes of the parts, ascending: all of them, or the smallest.
  parts bigint[] not null,
  -- Up to this hash no part is left out.
  up_to bigint not null,
  created_at timestamptz not null default now(),
  primary key (edition_id, content_hash),
  constraint edition_fingerprints_up_to_check
    check (up_to >= 0 and (cardinality(parts) = 0 or up_to >= parts[cardinality(parts)]))
)`);
    this.addSql('create index edition_fingerprints_parts_idx on edition_fingerprints using gin (parts)');
    this.addSql(appendOnly('edition_fingerprints'));
    this.addSql('drop index rate_tables_fingerprint_idx');
    this.addSql('drop function factors_fingerprint(jsonb, jsonb, jsonb, jsonb, jsonb, jsonb)');
  }

  override down(): void {
    this.addSql(`
create function factors_fingerprint(jsonb, jsonb, jsonb, jsonb, jsonb, jsonb) returns text
language sql immutable parallel safe as $$
  select nullif(md5($1::text || $2::text || $3::text || $4::text || $5::text || $6::text), md5('{}{}{}{}{}{}'))
$$`);
    this.addSql(`
create index rate_tables_fingerprint_idx on rate_tables (factors_fingerprint(
  territory_factors, vehicle_factors, driver_factors, credit_factors, property_factors, life_factors))`);
    this.addSql(dropTables('edition_fingerprints'));
  }
}
