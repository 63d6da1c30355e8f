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
  'claim_acknowledgment',
  'claim_denial',
  'claim_payment',
  'claim_reservation_of_rights',
  'claim_closing',
  'loss_run',
];
const LETTERS = ['claim_beneficiary_share', 'claim_beneficiary_payment'];
const KEPT_BEFORE = [
  'claim_id',
  'position',
  'class',
  'kind',
  'name',
  'custodian',
  'share_percent',
  'exposure_id',
];
const KEPT = [...KEPT_BEFORE, 'distribution', 'in_place_of'];

/** Descendants who take the place of a beneficiary, and letters to whoever is paid for a death. */
export class Migration109PerStirpes extends SqlMigration {
  override up(): void {
    this.addSql(`
alter table claim_beneficiaries add column distribution text not null default 'per_capita';
alter table claim_beneficiaries add column in_place_of uuid references claim_beneficiaries (id);
alter table claim_beneficiaries add column has_no_descendants boolean not null default false;
alter table claim_beneficiaries add constraint claim_beneficiaries_distribution_check
  check (${oneOf('distribution', ['per_capita', 'per_stirpes'])});
alter table claim_beneficiaries add constraint claim_beneficiaries_descendants_check
  check (distribution = 'per_stirpes' or (in_place_of is null and not has_no_descendants));
create index claim_beneficiaries_in_place_of_idx on claim_beneficiaries (in_place_of) where in_place_of is not null;
${kept(KEPT)}`);
    this.letters([...KINDS_BEFORE, ...LETTERS]);
  }

  override down(): void {
    // Letters that were sent are not taken back: where there are any, the check refuses the way back.
    this.letters(KINDS_BEFORE);
    this.addSql(kept(KEPT_BEFORE));
    this.addSql(`
-- A descendant stands for the one whose place is taken; without that nobody could say whose share it is.
delete from claim_beneficiaries where in_place_of is not null;
alter table claim_beneficiaries drop column has_no_descendants;
alter table claim_beneficiaries drop column in_place_of;
alter table claim_beneficiaries drop column distribution`);
  }

  private letters(words: readonly string[]): void {
    this.addSql('alter table documents drop constraint documents_kind_check');
    this.addSql(`alter table documents add constraint documents_kind_check check (${oneOf('kind', words)})`);
  }
}

function kept(columns: readonly string[]): string {
  return `
drop trigger claim_beneficiaries_kept_columns on claim_beneficiaries;
create trigger claim_beneficiaries_kept_columns before update of ${columns.join(', ')} on claim_beneficiaries
  for each row execute function keep_written(${columns.map((column) => `'${column}'`).join(', ')})`;
}
