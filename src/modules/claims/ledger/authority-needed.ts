import { Money } from '../../../shared/money.js';
import type { Measure } from '../authority/domain/authority.js';
import type { ClaimLedger, LedgerLine, LineAmount } from './domain/claim-ledger.js';

/**
 * How much authority a request takes, by coverage and sort of cost: for what it adds, and for what all of the coverage and all of
 * the claim come to with it. `total` is what counts of a line: what is reserved, or what is paid and promised.
 */
export function measuresOf(
  ledger: ClaimLedger,
  added: readonly LineAmount[],
  total: (line: LedgerLine) => Money,
): readonly Measure[] {
  const groups = Map.groupBy(added, ({ lineId }) => {
    const line = ledger.line(lineId);
    return `${line?.exposure.coverage} ${line?.costType}`;
  });
  const increase = Money.sum(added.map(({ amount }) => amount));
  const ofClaim = Money.sum(ledger.lines.map(total)).plus(increase);
  return [...groups.values()].flatMap((group) => {
    const line = ledger.line(group[0]?.lineId ?? '');
    if (!line) return [];
    const { coverage } = line.exposure;
    const amount = Money.sum(group.map((each) => each.amount));
    // What raises nothing takes no authority.
    if (amount.cents <= 0) return [];
    const same = ledger.lines.filter(
      (each) => each.exposure.coverage === coverage && each.costType === line.costType,
    );
    const amounts = {
      transaction: amount.toString(),
      coverage: Money.sum(same.map(total)).plus(amount).toString(),
      claim: ofClaim.toString(),
    };
    return [{ coverage, costType: line.costType, amounts }];
  });
}

/** What a payment takes that is held already: it counts once. */
export function measuresOfPayment(ledger: ClaimLedger, held: readonly LineAmount[]): readonly Measure[] {
  return measuresOf(ledger, held, (line) => {
    const own = held.filter(({ lineId }) => lineId === line.id).map(({ amount }) => amount);
    return line.paid.plus(line.held).minus(Money.sum(own));
  });
}
