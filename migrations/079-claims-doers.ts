import { SqlMigration } from './sql.js';

/** Who did something on a claim is found by whom it names. */
const BY: readonly (readonly [table: string, column: string])[] = [
  ['claim_notices', 'recorded_by'],
  ['claim_verifications', 'verified_by'],
  ['claim_transitions', 'taken_by'],
  ['claim_contacts', 'created_by'],
  ['claim_roles', 'claim_id'],
  ['claim_roles', 'added_by'],
  ['claim_incidents', 'created_by'],
  ['claim_exposures', 'created_by'],
  ['claim_transactions', 'requested_by'],
  ['claim_transactions', 'decided_by'],
  ['claim_transactions', 'ended_by'],
  ['claim_entries', 'booked_by'],
  ['claim_reserve_rules', 'created_by'],
  ['claim_authorities', 'created_by'],
];

/** Rows of claims are found by whoever acted on them, as rows of all tables are. */
export class Migration079ClaimsDoers extends SqlMigration {
  override up(): void {
    for (const [table, column] of BY)
      this.addSql(`create index ${table}_${column}_idx on ${table} (${column}) where ${column} is not null`);
  }

  override down(): void {
    for (const [table, column] of BY.toReversed()) this.addSql(`drop index ${table}_${column}_idx`);
  }
}
