import { oncePer } from '../../../../shared/once-per.js';
import type { ManualDocument } from '../manual/manual.js';
import { productPart } from '../risk/product/product-schemas.js';

/**
 * Lists of what happened, such as violations and losses: a report that tells of none is better than any that tells of one.
 * Drivers and vehicles are no such lists. They are what is rated, or have a list of their own.
 */
export const listsOfEvents = oncePer(find);

/** The list whose elements have an input: of `drivers[].incidents[].kind` `drivers[].incidents`; null for one of the risk. */
export function eventListOf(path: string): string | null {
  const end = path.lastIndexOf('[].');
  return end < 0 ? null : path.slice(0, end);
}

function find(manual: ManualDocument): ReadonlySet<string> {
  const declared = new Set(manual.lists.map(({ path }) => path));
  const lists = [...manual.lists, ...productPart(manual).lists.filter(({ path }) => !declared.has(path))];
  const steps = [...manual.coverages.flatMap((coverage) => coverage.steps), ...manual.policy.steps];
  const rated = new Set([
    ...manual.coverages.map(({ perEach }) => perEach?.list),
    ...steps.map((step) => ('each' in step ? step.each?.list : undefined)),
    manual.assignment?.list,
    manual.assignment?.to,
  ]);
  const events = lists.filter(({ path, min }) => {
    if (min > 0 || lists.some((other) => other.path.startsWith(`${path}[].`))) return false;
    return path.includes('[].') || !rated.has(path);
  });
  return new Set(events.map(({ path }) => path));
}
