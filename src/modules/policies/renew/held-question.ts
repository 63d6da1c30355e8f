import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { HeldQuestion } from '../../underwriting/index.js';
import type { TermDates } from './domain/next-term.js';
import type { TermToRenew } from './ending-term.js';

/** Whether a moratorium stops the renewal where the risk now is: from the first day of the next term on. */
export function heldQuestion(
  { state, productType, last }: TermToRenew,
  { effectiveDate }: Pick<TermDates, 'effectiveDate'>,
  today: CalendarDate,
): HeldQuestion {
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
