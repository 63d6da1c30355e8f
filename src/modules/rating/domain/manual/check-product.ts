import type { Faults } from './faults.js';
import { below } from './faults.js';
import type { ManualDocument } from './manual.js';
import type { PlaceKind } from '../risk/place-kinds.js';
import { kindsIn } from '../risk/place-kinds.js';
import { PRODUCT_SCHEMAS, productField } from '../risk/product/product-schemas.js';

/**
 * A manual may extend the schema of its product but not contradict it: fields keep their type, and lists, sections and
 * fields stay what they are. Compiling does not check this, so that manuals filed earlier still rate.
 */
export function checkProduct({ plan, lists, inputs, derived }: ManualDocument, faults: Faults): void {
  const { productType } = plan;
  const { lists: productLists, fields } = PRODUCT_SCHEMAS[productType];
  const known = new Map<string, PlaceKind>();
  for (const { path } of fields) for (const [place, kind] of kindsIn(path, 'field')) known.set(place, kind);
  for (const { path } of productLists)
    for (const [place, kind] of kindsIn(path, 'list')) known.set(place, kind);
  const check = (path: string, own: PlaceKind, at: string): boolean => {
    const other = kindsIn(path, own).find(([place, kind]) => (known.get(place) ?? kind) !== kind);
    if (!other) return true;
    faults.add(below(at, 'path'), `${other[0]} is a ${known.get(other[0])} in the ${productType} schema`);
    return false;
  };
  lists.forEach(({ path }, index) => check(path, 'list', `/lists/${index}`));
  inputs.forEach(({ path, type }, index) => {
    const field = check(path, 'field', `/inputs/${index}`) ? productField(productType, path) : undefined;
    if (field && field.type !== type)
      faults.add(
        `/inputs/${index}/type`,
        `must be ${field.type}: ${path} is so in the ${productType} schema`,
      );
  });
  derived.forEach(({ path }, index) => {
    if (check(path, 'field', `/derived/${index}`) && productField(productType, path))
      faults.add(`/derived/${index}/path`, `is given and not computed in the ${productType} schema`);
  });
}
