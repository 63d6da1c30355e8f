import { SqlMigration, oneOf } from './sql.js';

const KINDS_BEFORE = [
  'quote_proposal',
  'declarations',
  'endorsement',
  'cancellation_notice',
  'rescission_notice',
  'reinstatement_notice',
  'non_renewal_notice',
  'renewal_offer',
  'adverse_action_notice',
];
const LETTERS = ['claim_acknowledgment', 'claim_denial', 'claim_payment'];
const SUBJECTS_BEFORE = ['quote', 'policy', 'policy_transaction', 'customer'];

/** Letters about claims. */
export class Migration069ClaimPapers extends SqlMigration {
  override up(): void {
    this.replace('kind', [...KINDS_BEFORE, ...LETTERS]);
    this.replace('subject_type', [...SUBJECTS_BEFORE, 'claim']);
  }

  /** A letter that was sent stays: with one there is no way back. */
  override down(): void {
    this.replace('subject_type', SUBJECTS_BEFORE);
    this.replace('kind', KINDS_BEFORE);
  }

  private replace(column: string, words: readonly string[]): void {
    this.addSql(`alter table documents drop constraint documents_${column}_check`);
    this.addSql(
      `alter table documents add constraint documents_${column}_check check (${oneOf(column, words)})`,
    );
  }
}
