import type { ErrorObject } from 'ajv';
import type { FieldFault } from '../../../shared/errors.js';
import type { ModelClass } from '../fields/schema.js';
import { fieldsOf } from '../fields/schema.js';
import { pointerToken } from '../../../shared/json-pointer.js';
import type { FoundFault } from './ajv.js';
import { detailOf, isEcho, rankOf } from './details.js';

const MOST_FAULTS = 50;
/** The most faults that are sorted, so that a body with very many faults costs little. Fifty are answered. */
const MOST_SORTED = 1000;

interface Placed {
  readonly pointer: string;
  readonly place: readonly number[];
  readonly error: ErrorObject;
}

/**
 * One fault for each wrong field: unknown fields first, then in the order of the class. A value of the wrong type hides its inner faults.
 */
export function faultsOf(
  Model: ModelClass,
  errors: readonly ErrorObject[],
  root: '/' | '?',
): readonly FieldFault[] {
  const placed = errors
    .slice(0, MOST_SORTED)
    .filter((error) => !isEcho(error))
    .map((error) => placedIn(Model, error))
    .sort((one, other) => comparePlaces(one.place, other.place) || rankOf(one.error) - rankOf(other.error));
  const told: Placed[] = [];
  for (const next of placed) {
    const isTold = told.some(
      ({ pointer }) => next.pointer === pointer || next.pointer.startsWith(`${pointer}/`),
    );
    if (!isTold) told.push(next);
    if (told.length === MOST_FAULTS) break;
  }
  return told.map(({ pointer, error }) => ({ pointer: root + pointer.slice(1), detail: detailOf(error) }));
}

function placedIn(Model: ModelClass, error: ErrorObject): Placed {
  const pointer = error.instancePath + insideOf(error);
  return { pointer, place: placeOf(Model, pointer.split('/').slice(1)), error };
}

/** Ajv reports a missing or unknown field at its object; this adds the name of the field. */
function insideOf({ params }: ErrorObject): string {
  const { missingProperty, additionalProperty, inside } = params as Partial<
    FoundFault & Record<'missingProperty' | 'additionalProperty', string>
  >;
  const name = missingProperty ?? additionalProperty;
  return name === undefined ? (inside ?? '') : `/${pointerToken(name)}`;
}

/** The position of a field as its index at each level, to sort faults in the order of the class. Unknown fields come first. */
function placeOf(Model: ModelClass | undefined, [name, ...rest]: readonly string[]): readonly number[] {
  if (name === undefined || !Model) return [];
  const fields = fieldsOf(Model);
  const at = [...fields.keys()].map(pointerToken).indexOf(name);
  const { model, rules } = fields.get(name) ?? {};
  if (rules?.['type'] !== 'array') return [at, ...placeOf(model?.(), rest)];
  return [at, ...rest.slice(0, 1).map(Number), ...placeOf(model?.(), rest.slice(1))];
}

function comparePlaces(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((number, index) => number !== other[index]);
  if (at === -1) return one.length - other.length;
  return (one[at] as number) - (other[at] ?? -1);
}
