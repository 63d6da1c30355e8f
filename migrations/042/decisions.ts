const DECISION = [
  'basis',
  'decided_by',
  'decided_at',
  'reason',
  'valid_through',
  'validity',
  'valid_until',
  'offset_percent',
];
const OFFER = [
  'edition',
  'charges',
  'payments',
  'expiring_premium',
  'indicated_premium',
  'offered_premium',
  'cap',
];
const DECIDER = ['decided_by', 'decided_at'];

const keeps = (columns: readonly string[]): string =>
  `execute function keep_written(${columns.map((column) => `'${column}'`).join(', ')})`;

/**
 * Columns that are written more than once, each time by an act that shows in another column. An issue that is opened again
 * loses its decision. A renewal is decided anew when its status changes, and costs something else when it is rated anew,
 * which gives it another worksheet; one that is bound costs what it cost.
 */
export const decisionsUp = `
create trigger underwriting_issues_kept_decision before update of ${DECISION.join(', ')} on underwriting_issues
  for each row when (new.status <> 'open') ${keeps(DECISION)};
create trigger renewals_kept_decision before update of ${DECIDER.join(', ')} on renewals
  for each row when (new.status = old.status) ${keeps(DECIDER)};
create trigger renewals_kept_offer before update of ${OFFER.join(', ')} on renewals
  for each row when (old.status = 'bound' or new.worksheet_id = old.worksheet_id) ${keeps(OFFER)};
`;

export const decisionsDown = `
drop trigger renewals_kept_offer on renewals;
drop trigger renewals_kept_decision on renewals;
drop trigger underwriting_issues_kept_decision on underwriting_issues;
`;
