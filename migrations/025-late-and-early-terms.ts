import { SqlMigration } from './sql.js';

/**
 * Terms are bound around the day on which they begin, so that a search for terms of certain days looks at those made around
 * them. The few that were bound long after or long before have indexes of their own, which hold nothing else: they replace
 * the index of all days, and a bind writes one index less. Figures: bench/README.md.
 */
export class Migration025LateAndEarlyTerms extends SqlMigration {
  override up(): void {
    this.addSql(`
drop index policies_effective_date_idx;
create index policies_bound_late_idx on policies (effective_date, created_at, id)
  where (created_at at time zone 'UTC')::date > effective_date + 7;
create index policies_bound_early_idx on policies (effective_date, created_at, id)
  where (created_at at time zone 'UTC')::date < effective_date - 90;
`);
  }

  override down(): void {
    this.addSql(`
drop index policies_bound_early_idx;
drop index policies_bound_late_idx;
create index policies_effective_date_idx on policies (effective_date, created_at, id);
`);
  }
}
