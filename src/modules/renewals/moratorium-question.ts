import type { CalendarDate } from '../../shared/calendar-date.js';
import type { TermDates } from '../policies/index.js';
import type { MoratoriumQuestion } from '../underwriting/index.js';
import type { TermToRenew } from './renewals.store.js';

/** Whether a moratorium stops the renewal where the risk now is: from the first day of the next term on. */
export function moratoriumQuestion(
  { state, productType, last }: TermToRenew,
  { effectiveDate }: Pick<TermDates, 'effectiveDate'>,
  today: CalendarDate,
): MoratoriumQuestion {
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
