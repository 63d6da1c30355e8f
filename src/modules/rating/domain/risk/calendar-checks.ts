import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { addMonths, completedYears, daysBetween } from '../../../../shared/calendar-date.js';
import { longDate } from '../../../../shared/long-date.js';
import type { AgeRule } from '../manual/inputs.js';
import type { RiskSlot, Value } from './risk-schema.js';

/** A number that must agree with the calendar: a year, or an age with its date of birth. */
export interface CalendarSlot {
  readonly slot: RiskSlot;
  /** How many years it may lie after the year of the effective date; null for an age. */
  readonly yearsAhead: number | null;
  /** The date of birth; null for a year. */
  readonly born: RiskSlot | null;
  /** How the age is counted; null where the manual does not say, and then both ways are accepted. */
  readonly rule: AgeRule | null;
}

/** What is wrong with the value on the effective date, or null. `own` are the values of the same list element. */
export function calendarFault(
  { yearsAhead, born, rule }: CalendarSlot,
  value: Value,
  {
    own,
    risk,
    effectiveDate,
  }: {
    readonly own: readonly Value[];
    readonly risk: readonly Value[];
    readonly effectiveDate: CalendarDate;
  },
): string | null {
  if (typeof value !== 'number') return null;
  if (yearsAhead !== null) {
    const most = Number(effectiveDate.slice(0, 4)) + yearsAhead;
    return value > most
      ? `must not be after ${most}, for an effective date of ${longDate(effectiveDate)}`
      : null;
  }
  const birthDate = born && (born.list ? own : risk)[born.index];
  if (typeof birthDate !== 'string' || birthDate > effectiveDate) return null;
  const ages = rule
    ? [ageBy(rule, birthDate, effectiveDate)]
    : BOTH.map((one) => ageBy(one, birthDate, effectiveDate));
  if (ages.includes(value)) return null;
  const said = rule ? ` on the ${SAID[rule]} birthday` : '';
  return `must be ${[...new Set(ages)].join(' or ')}, the age${said} at the effective date of who was born on ${longDate(birthDate)}`;
}

const BOTH = ['last-birthday', 'nearest-birthday'] as const;
const SAID = { 'last-birthday': 'last', 'nearest-birthday': 'nearest' } as const;

/** The nearest birthday is the next one only once it is closer than the last; a tie goes to the last. */
export function ageBy(rule: AgeRule, birthDate: CalendarDate, on: CalendarDate): number {
  const last = completedYears(birthDate, on);
  if (rule === 'last-birthday') return last;
  const [before, next] = [addMonths(birthDate, 12 * last), addMonths(birthDate, 12 * (last + 1))];
  return daysBetween(on, next) < daysBetween(before, on) ? last + 1 : last;
}
