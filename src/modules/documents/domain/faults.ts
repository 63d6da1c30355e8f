import type { FieldFault } from '../../../shared/errors.js';
import { Money } from '../../../shared/money.js';
import { longDate } from '../../../shared/long-date.js';
import type { EndorsementData } from './data.js';
import type { Premium, PrintedSettlement } from './parts.js';

/** Dates and sums that contradict each other, in data whose form is valid. */
export type DataFaults = readonly FieldFault[];

interface Dated {
  readonly effectiveDate: string;
  readonly expirationDate: string;
}

export function premiumFaults(premium: Premium, pointer = '/premium'): DataFaults {
  return sumFaults(premium.charges, premium.total, `${pointer}/total`);
}

export function settlementFaults(refund: PrintedSettlement | null | undefined): DataFaults {
  return refund ? sumFaults(refund.lines, refund.amount, '/refund/amount') : [];
}

export function sumFaults(
  parts: readonly { readonly amount: string }[],
  total: string,
  pointer: string,
): DataFaults {
  const sum = Money.sum(parts.map(({ amount }) => Money.parse(amount)));
  if (sum.equals(Money.parse(total))) return [];
  return [{ pointer, detail: `is ${total}, but its parts add up to ${sum.toString()}` }];
}

export function periodFaults({ effectiveDate, expirationDate }: Dated, pointer: string): DataFaults {
  if (effectiveDate < expirationDate) return [];
  return [
    {
      pointer: `${pointer}/expirationDate`,
      detail: `must be later than the effective date, ${longDate(effectiveDate)}`,
    },
  ];
}

export function orderFaults(earlier: string, later: string, pointer: string): DataFaults {
  return earlier <= later ? [] : [{ pointer, detail: `must not be earlier than ${longDate(earlier)}` }];
}

export function endorsementFaults({
  previousPremium,
  premiumChange,
  newPremium,
}: EndorsementData): DataFaults {
  const sum = Money.parse(previousPremium).plus(Money.parse(premiumChange.total));
  const detail = `is ${newPremium}, but the previous premium and the change add up to ${sum.toString()}`;
  const isSum = sum.equals(Money.parse(newPremium));
  return [
    ...premiumFaults(premiumChange, '/premiumChange'),
    ...(isSum ? [] : [{ pointer: '/newPremium', detail }]),
  ];
}
