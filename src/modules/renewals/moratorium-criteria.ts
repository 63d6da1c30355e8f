import type { CalendarDate } from '../../shared/calendar-date.js';
import type { TermDates } from '../policies/index.js';
import type { MoratoriumCriteria } from '../underwriting/index.js';
import type { TermToRenew } from './renewals.store.js';

/** What to ask moratoria about a renewal: its present risk, from the first day of the next term on. */
export function moratoriumCriteria(
  { state, productType, last }: TermToRenew,
  { effectiveDate }: Pick<TermDates, 'effectiveDate'>,
  today: CalendarDate,
): MoratoriumCriteria {
  const { zipCode } = last?.snapshot ?? {};
  return {
    state,
    productType,
    zipCode: typeof zipCode === 'string' ? zipCode : '',
    transaction: 'renew',
    effectiveDate,
    today,
  };
}
