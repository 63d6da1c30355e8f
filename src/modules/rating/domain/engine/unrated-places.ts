import type { ManualDocument } from '../manual/manual.js';
import type { RiskSchema } from '../risk/risk-schema.js';

/** The field names that lead to an address; a list stands for each of its elements. */
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

/** The risk without these addresses: a worksheet keeps no address that its premium does not depend on (ADR 0026). */
export function withoutPlaces(risk: unknown, places: readonly PlacePath[]): unknown {
  let rest = risk;
  for (let index = 0; index < places.length; index += 1) rest = without(rest, places[index] as PlacePath, 0);
  return rest;
}

/** Returns the same object where nothing is left out, which is the usual case: every worksheet passes here. */
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
