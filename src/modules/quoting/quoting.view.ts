import type { PageDetails } from '../../platform/http/html/page.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { longDate, longMoment } from '../../shared/long-date.js';
import type { QuoteResponse } from './quoting.dto.js';

/** What the page of a worksheet shows of its quote. */
export function pageDetails(quote: QuoteResponse): PageDetails {
  return [
    ['Quote', quote.quoteNumber],
    ['Version', String(quote.version)],
    ['Status', quote.status],
    ['Coverage', periodWording(quote.effectiveDate, quote.expirationDate)],
    ['Price held until', momentWording(quote.expiresAt)],
  ];
}

export function momentWording(moment: string | null): string {
  return moment === null ? '' : longMoment(moment);
}

export function periodWording(from: CalendarDate | null, to: CalendarDate | null): string {
  return from === null || to === null ? '–' : `${longDate(from)} to ${longDate(to)}`;
}
