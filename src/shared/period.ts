import type { CalendarDate } from './calendar-date.js';
import { daysBetween } from './calendar-date.js';

/** A half-open span of days, [effective, expiration): the expiration day itself is not covered. */
export class Period {
  constructor(
    readonly effective: CalendarDate,
    readonly expiration: CalendarDate,
  ) {
    if (expiration <= effective)
      throw new RangeError(`A period must end after it begins: ${effective} to ${expiration}`);
  }

  contains(date: CalendarDate): boolean {
    return this.effective <= date && date < this.expiration;
  }

  get days(): number {
    return daysBetween(this.effective, this.expiration);
  }
}
