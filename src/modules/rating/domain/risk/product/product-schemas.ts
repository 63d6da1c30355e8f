import type { InputDeclaration, ListDeclaration } from '../../manual/inputs.js';
import type { ManualDocument } from '../../manual/manual.js';
import { AUTO } from './auto.js';
import type { PlaceDeclaration, ProductSchema } from './field.js';
import { HOME } from './home.js';
import { LIFE } from './life.js';
import { placeFieldsOf } from './place.js';
import { RENTERS } from './renters.js';
import type { ProductType } from '../../../../../shared/product-types.js';

export type { ProductSchema } from './field.js';

export const PRODUCT_SCHEMAS: Readonly<Record<ProductType, ProductSchema>> = {
  auto: AUTO,
  home: HOME,
  renters: RENTERS,
  life: LIFE,
};

/**
 * The lists and fields of the product that a manual does not declare itself. Fields with a rating variable, which a law may
 * forbid, exist only where the manual declares them.
 */
export function productPart({ plan, lists, inputs, derived }: ManualDocument): ProductSchema {
  const schema = PRODUCT_SCHEMAS[plan.productType];
  const leaves = new Set([...inputs, ...derived].map(({ path }) => path));
  const own = new Set([...leaves, ...lists.map(({ path }) => path)]);
  const branches = new Set([...own].flatMap(placesAbove));
  const listed = new Set(lists.map(({ path }) => path));
  const isFree = ({ path }: ListDeclaration | InputDeclaration): boolean =>
    !own.has(path) &&
    !branches.has(path) &&
    placesAbove(path).every((place) => !leaves.has(place.replace(/\[\]$/, '')));
  const kept = schema.lists.filter(isFree);
  for (const { path } of kept) listed.add(path);
  const fields = schema.fields.filter(
    (field) =>
      field.variable === undefined &&
      isFree(field) &&
      !branches.has(`${field.path}[]`) &&
      listsOf(field.path).every((list) => listed.has(list)),
  );
  const types = new Map([...fields, ...inputs].map(({ path, type }) => [path, type]));
  const isWhole = (place: PlaceDeclaration): boolean =>
    placeFieldsOf(place).every(({ path }) => types.get(path) === 'text');
  return {
    places: schema.places.filter(isWhole),
    lists: kept.filter(({ path }) => listsOf(path).every((list) => listed.has(list))),
    fields: fields.map((field) => withKnown(field, types)),
  };
}

/** A field without rules that refer to fields this manual lacks or declares with another type. */
function withKnown(field: InputDeclaration, types: ReadonlyMap<string, string>): InputDeclaration {
  const { refersTo, min, max, ...rest } = field;
  const isKnown = (bound: string | undefined): boolean =>
    bound !== undefined && (!bound.includes('.') || field.type !== 'date' || types.get(bound) === 'date');
  return {
    ...rest,
    ...(isKnown(min) && { min }),
    ...(isKnown(max) && { max }),
    ...(refersTo !== undefined && types.get(refersTo) === 'text' && { refersTo }),
  } as InputDeclaration;
}

/** The product's declaration of a field; undefined where it has none. */
export function productField(product: ProductType, path: string): InputDeclaration | undefined {
  return PRODUCT_SCHEMAS[product].fields.find((field) => field.path === path);
}

/** The lists that hold a path: `drivers[].incidents` and `drivers` for `drivers[].incidents[].kind`. */
export function listsOf(path: string): readonly string[] {
  return path
    .split('[].')
    .slice(0, -1)
    .map((_, at, parts) => parts.slice(0, at + 1).join('[].'));
}

/** The sections, and the lists with their brackets, that contain a path. */
function placesAbove(path: string): readonly string[] {
  const segments = path.split('.');
  return segments.slice(1).map((_, at) => segments.slice(0, at + 1).join('.'));
}
