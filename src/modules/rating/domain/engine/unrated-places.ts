import type { ManualDocument } from '../manual/manual.js';
import type { RiskSchema } from '../risk/risk-schema.js';

/** Addresses that no table, step, condition or computed fact of a manual names. */
export function unratedPlaces(manual: ManualDocument, schema: RiskSchema): readonly string[] {
  const { coverages, policy, derived, discounts, surcharges, underwriting, assignment } = manual;
  const used = JSON.stringify([coverages, policy, derived, discounts, surcharges, underwriting, assignment]);
  return schema.places.flatMap(({ path }) => {
    const name = path.slice(path.lastIndexOf('.') + 1);
    return new RegExp(`\\.${name}\\.`).test(used) ? [] : [path];
  });
}

/** The risk without them: who lives where is nothing that a worksheet has to keep. */
export function withoutPlaces(risk: unknown, places: readonly string[]): unknown {
  return places.reduce((rest, path) => without(rest, path.split('.')), risk);
}

/** The same object where there was nothing to leave out. */
function without(value: unknown, [segment = '', ...rest]: readonly string[]): unknown {
  const name = segment.replace('[]', '');
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return value;
  const { [name]: inner, ...others } = value as Readonly<Record<string, unknown>>;
  if (rest.length === 0) return others;
  const kept = Array.isArray(inner)
    ? inner.map((element: unknown) => without(element, rest))
    : without(inner, rest);
  return { ...value, [name]: kept };
}
