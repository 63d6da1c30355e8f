import type { Faults } from '../manual/faults.js';
import { below } from '../manual/faults.js';
import type { RiskSchema } from '../risk/risk-schema.js';

/** An input that a manual asks for and a risk does not have yet. */
export interface MissingInput {
  /** JSON pointer into the risk. */
  readonly pointer: string;
  /** The title in the manual; null for a whole list without a title. */
  readonly title: string | null;
}

/** What the manual requires for binding but not for rating: a field, a section or a list of the risk. */
export interface NeededToBind {
  readonly path: string;
  readonly title: string;
}

/** The titles of the paths in `requiredToBind`; a path that no risk can have is a fault of the manual. */
export function neededToBind(
  paths: readonly string[],
  schema: RiskSchema,
  faults: Faults,
): readonly NeededToBind[] {
  return paths.flatMap((path, index) => {
    const at = below('/requiredToBind', index);
    if (paths.indexOf(path) < index) faults.add(at, 'is named twice');
    const found =
      schema.slots.get(path) ?? schema.lists.get(path) ?? schema.places.find((place) => place.path === path);
    const isComputed = found !== undefined && 'input' in found && found.input === null;
    if (found && !isComputed) return [{ path, title: found.title }];
    faults.add(at, `${path} is no field, list or address that a risk of this manual has`);
    return [];
  });
}

/** What a risk lacks before it can be bound, with a pointer to every place where it belongs. */
export function bindingGaps(needed: readonly NeededToBind[], risk: unknown): readonly MissingInput[] {
  if (needed.length === 0) return [];
  return needed.flatMap(({ path, title }) =>
    missingAt(risk, path.split('.'), '').map((pointer) => ({ pointer, title })),
  );
}

/** `vehicleInfo.vehicles[].vin` is required of every vehicle given; how many vehicles there must be is checked elsewhere. */
function missingAt(value: unknown, [segment, ...rest]: readonly string[], at: string): readonly string[] {
  if (segment === undefined) return isGiven(value) ? [] : [at];
  const name = segment.replace('[]', '');
  const inner = memberOf(value, name);
  const here = `${at}/${name}`;
  if (!segment.endsWith('[]')) return missingAt(inner, rest, here);
  const elements: readonly unknown[] = Array.isArray(inner) ? inner : [];
  return elements.flatMap((element, index) => missingAt(element, rest, `${here}/${index}`));
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

function isGiven(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null;
}
