import type { CalendarDate } from './calendar-date.js';
import { calendarDateIn } from './calendar-date.js';

/** The only source of "now": tests pass their own, and pure code takes dates as arguments. */
export abstract class Clock {
  abstract now(): Date;

  /** Today on the wall calendar of an IANA time zone. */
  today(timeZone: string): CalendarDate {
    return calendarDateIn(timeZone, this.now());
  }
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
