import { Money } from '../../../shared/money.js';
import { claimsError } from '../claims.errors.js';
import type { PayeeRequest } from './transactions.dto.js';
import type { PayeeRow } from './transactions.writer.js';

/** One row for each name on each instrument; the amounts of the instruments add up to the payment. */
export function payeeRows(payees: readonly PayeeRequest[], total: Money): readonly PayeeRow[] {
  const [only, another] = payees;
  const amounts = payees.map(({ amount = null }) => (amount === null ? null : Money.parse(amount)));
  const given = only && !another && amounts[0] === null ? [total] : amounts;
  const sum = Money.sum(given.flatMap((amount) => amount ?? []));
  if (given.includes(null) || !sum.equals(total))
    throw claimsError('claims.payees-differ', {
      errors: [{ pointer: '/payees', detail: `must add up to ${total.toString()}` }],
    });
  return payees.flatMap(({ contactIds }, place) =>
    [...new Set(contactIds)].map((contactId, position) => {
      return { place, position, contactId, amount: given[place]?.toString() ?? '0.00' };
    }),
  );
}
