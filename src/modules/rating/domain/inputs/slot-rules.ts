import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { zipPattern } from '../../../../shared/us-zip-codes.js';
import type { UsState } from '../../../../shared/us-states.js';
import type { RiskSlot } from '../risk/risk-schema.js';
import type { DateBound, RiskTree } from '../risk/risk-tree.js';
import type { InputSchema } from './json-schema.js';

export type SlotRules = ReadonlyMap<RiskSlot, Partial<InputSchema>>;

interface Days {
  readonly effectiveDate: CalendarDate;
  readonly today: CalendarDate;
}

/** Rules that tie a value to the day or to other values: all that `RiskReader` checks after every value was read. */
export function slotRules(tree: RiskTree, days: Days): SlotRules {
  const rules = new Map<RiskSlot, Partial<InputSchema>>();
  const add = (slot: RiskSlot, more: Partial<InputSchema>): void => {
    rules.set(slot, { ...rules.get(slot), ...more });
  };
  for (const { slot, notBefore, notAfter } of tree.dated) {
    if (notBefore) add(slot, bound(notBefore, days, 'x-minimum', 'x-not-before'));
    if (notAfter) add(slot, bound(notAfter, days, 'x-maximum', 'x-not-after'));
  }
  for (const { slot, yearsAhead, born, rule } of tree.calendar) {
    if (yearsAhead !== null) add(slot, { maximum: Number(days.effectiveDate.slice(0, 4)) + yearsAhead });
    if (born) add(slot, { 'x-age-of': { date: placeOf(born), rule } });
  }
  for (const { slot, unique, refersTo } of tree.keys) {
    if (unique) add(slot, { 'x-unique': true });
    if (refersTo) add(slot, { 'x-refers-to': placeOf(refersTo) });
  }
  for (const { state, zipCode, ratedState, ratedZipCodes } of tree.places) {
    const [only = ''] = ratedState.input?.allowed ?? [];
    add(state, { const: only });
    add(zipCode, { pattern: zipPattern(only as UsState), 'x-same-zip-as': ratedZipCodes.map(placeOf) });
  }
  return rules;
}

type Keyword = 'x-minimum' | 'x-maximum' | 'x-not-before' | 'x-not-after';

function bound(one: DateBound, days: Days, fixed: Keyword, relative: Keyword): Partial<InputSchema> {
  if ('date' in one) return { [fixed]: one.date };
  if ('relative' in one) return { [fixed]: days.today };
  return one.slot.path === 'effectiveDate'
    ? { [fixed]: days.effectiveDate }
    : { [relative]: placeOf(one.slot) };
}

function placeOf({ pointer }: RiskSlot): string {
  return pointer.replaceAll('%', '*');
}
