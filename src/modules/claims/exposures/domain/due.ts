import { Money } from '../../../../shared/money.js';
import type { AssessedLoss, SettledLoss, SettlementTerms } from './settlement.js';
import { settleLosses } from './settlement.js';

/** A loss with what was already paid or approved for it. */
export interface PaidLoss extends AssessedLoss {
  readonly paid: Money;
}

export interface DueLoss extends SettledLoss {
  readonly due: Money;
}

/**
 * What is still to be paid. Settlement follows the order of the losses, payments need not: whoever was paid first has taken what
 * is left of a limit, so that all payments under it together never exceed it, nor what all losses together are settled for.
 */
export function dueOf(
  terms: SettlementTerms,
  losses: readonly PaidLoss[],
  aggregateRoom: ReadonlyMap<string, Money>,
): readonly DueLoss[] {
  const settled = settleLosses(terms, losses, aggregateRoom);
  const together = roomOf(Money.sum(settled.map(({ payable }) => payable)), losses);
  return settled.map((each, index) => {
    const loss = losses[index] as PaidLoss;
    const rooms = terms.limits
      .filter(({ part }) => part === null || part === loss.part)
      .map((limit) => {
        const under = losses.filter(({ part }) => limit.part === null || limit.part === part);
        const most = aggregateRoom.get(limit.code) ?? Money.parse(limit.amount);
        return roomOf(
          most,
          limit.per === 'person' ? under.filter(({ person }) => person === loss.person) : under,
        );
      });
    const room = [together, ...rooms].reduce(least, roomOf(each.payable, [loss]));
    return { ...each, due: room.isNegative ? Money.ZERO : room };
  });
}

function roomOf(most: Money, losses: readonly PaidLoss[]): Money {
  return most.minus(Money.sum(losses.map(({ paid }) => paid)));
}

function least(a: Money, b: Money): Money {
  return a.compare(b) <= 0 ? a : b;
}
