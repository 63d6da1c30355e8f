import { oncePer } from '../../../../shared/once-per.js';
import type { ManualDocument } from '../manual/manual.js';
import { productPart } from '../risk/product/product-schemas.js';

/**
 * Lists of events, such as violations and losses: a report without any is better than one with some. Drivers and vehicles
 * are no events: they are rated themselves, or contain a list.
 */
export const listsOfEvents = oncePer(find);

/**
 * The list that contains an input: `drivers[].incidents` for `drivers[].incidents[].kind`; null for an input of the risk
 * itself.
 */
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
