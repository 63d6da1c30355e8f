import { oncePerText } from '../../../../shared/once-per.js';

export interface UnitWording {
  readonly label: string;
  /** `USD`, `feet`, `years`; null where the title names no unit. */
  readonly unit: string | null;
}

/** Manuals write the unit into the title: "Deductible, dollars", "Height, inches", "Miles to the fire station". */
const LAST = /^(.*), ((?:thousands of )?dollars|inches|pounds|square feet|feet|miles|months|years)$/;
const FIRST = /^(?:full )?(feet|miles|months|years)\b| in (months|years)$/i;

/** Splits a title into label and unit: a unit at the end is taken off, one at the beginning stays, as the title needs it. */
export const unitWords = oncePerText((title): UnitWording => {
  const [, label, last] = LAST.exec(title) ?? [];
  if (label !== undefined && last !== undefined) return { label, unit: last.replace('dollars', 'USD') };
  const [, first, within] = FIRST.exec(title) ?? [];
  return { label: title, unit: (first ?? within)?.toLowerCase() ?? null };
});
