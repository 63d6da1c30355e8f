import type { ManualDocument } from '../manual/manual.js';
import type { RiskSchema } from '../risk/risk-schema.js';

/** The names on the way to an address; of a list those in each of its elements follow. */
export type PlacePath = readonly string[];

/** Addresses that no table, step, condition or computed fact of a manual names. */
export function unratedPlaces(manual: ManualDocument, schema: RiskSchema): readonly PlacePath[] {
  const { coverages, policy, derived, discounts, surcharges, underwriting, assignment } = manual;
  const used = JSON.stringify([coverages, policy, derived, discounts, surcharges, underwriting, assignment]);
  return schema.places.flatMap(({ path }) => {
    const name = path.slice(path.lastIndexOf('.') + 1);
    return new RegExp(`\\.${name}\\.`).test(used) ? [] : [path.replaceAll('[]', '').split('.')];
  });
}

/** The risk without them: who lives where is nothing that a worksheet has to keep. */
export function withoutPlaces(risk: unknown, places: readonly PlacePath[]): unknown {
  let rest = risk;
  for (let index = 0; index < places.length; index += 1) rest = without(rest, places[index] as PlacePath, 0);
  return rest;
}

/** The same value where there was nothing to leave out, which is most often so: every worksheet passes here. */
function without(value: unknown, path: PlacePath, depth: number): unknown {
  if (Array.isArray(value)) {
    const kept: readonly unknown[] = value.map((element: unknown) => without(element, path, depth));
    return kept.some((element, index) => element !== value[index]) ? kept : value;
  }
  const name = path[depth] as string;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  if (depth === path.length - 1) {
    const { [name]: _left, ...others } = fields;
    return others;
  }
  const kept = without(fields[name], path, depth + 1);
  return kept === fields[name] ? value : { ...fields, [name]: kept };
}
