import { Money } from '../../../../shared/money.js';
import type { ClaimLedger, LineAmount } from '../../ledger/domain/claim-ledger.js';
import { STEP_WORDS } from './words.js';

export interface StatementLine {
  readonly title: string;
  readonly amount: string;
}

/**
 * How a payment that is booked came about: from the loss to what the coverage owes, without what was paid before. Null where
 * it is not one to the insured for a loss: a cost, or somebody else's claim.
 */
export function statementOf(
  ledger: ClaimLedger,
  titles: readonly { readonly code: string; readonly title: string }[],
  paid: readonly LineAmount[],
): readonly StatementLine[] | null {
  const parts = paid.map((part) => ({ ...part, line: ledger.line(part.lineId) }));
  const statement: StatementLine[] = [];
  const add = (title: string, amount: Money): void => {
    if (!amount.isZero) statement.push({ title, amount: amount.toString() });
  };
  for (const { line, amount } of parts) {
    if (line?.costType !== 'loss' || line.exposure.claimantId !== null) return null;
    const settled = ledger.settlementOf(line.exposure).find(({ id }) => id === line.exposure.id);
    const [first] = settled?.steps ?? [];
    if (!settled || !first) return null;
    const { coverage } = line.exposure;
    add(`${titles.find(({ code }) => code === coverage)?.title ?? coverage}: loss as assessed`, first.before);
    for (const { step, before, after } of settled.steps) add(STEP_WORDS[step], after.minus(before));
    const before = line.paid.minus(amount);
    add('Paid before', before.negated());
    add('Not paid with this payment', amount.plus(before).minus(settled.payable));
  }
  return statement.length > 0 ? statement : null;
}
