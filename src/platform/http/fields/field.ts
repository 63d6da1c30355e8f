// class-transformer keeps the types of fields by it, and a document's data are checked without Nest, which would bring it.
import 'reflect-metadata';
import { Exclude, Transform, Type } from 'class-transformer';
import type { ModelClass } from './schema.js';
import { addField } from './schema.js';

export interface FieldOptions {
  /** May be left out. */
  readonly optional?: boolean;
  /** May be null. */
  readonly nullable?: boolean;
  readonly description?: string;
  /** Stands in the OpenAPI document and must work when pasted. */
  readonly example?: unknown;
}

export type FieldSchema = Readonly<Record<string, unknown>>;

/** What stands in a field beyond its schema. */
export interface FieldContent {
  /** The class of the object, or of the items of the list. */
  readonly model?: () => ModelClass;
  /** JSON whose content somebody else checks, which stays as it was sent. */
  readonly isFree?: boolean;
}

/**
 * Makes the decorator of a field from its JSON Schema, which is both what the OpenAPI document shows and what Ajv enforces,
 * and tells class-transformer what instance to make of it.
 */
export function field(
  schema: FieldSchema,
  options: FieldOptions,
  { model, isFree = false }: FieldContent = {},
): PropertyDecorator {
  const { optional = false, nullable = false, description, example } = options;
  // The example of a kind stands for a field that must be there; an optional one is left out of examples unless it has its own.
  const { example: ofKind, ...rules } = schema;
  const shown = example ?? (optional ? undefined : ofKind);
  const texts = {
    ...(description === undefined ? {} : { description }),
    ...(shown === undefined ? {} : { example: shown }),
  };
  return (target, property) => {
    if (typeof property === 'symbol') throw new TypeError('A field of the wire has a name');
    addField(target.constructor as ModelClass, property, { rules, texts, nullable, optional, model });
    if (model) Type(model)(target, property);
    if (isFree) asItIs(target, property);
  };
}

/** A class with no fields, of which class-transformer makes an empty object without looking at what was sent. */
@Exclude()
class Unread {}

/**
 * Free JSON is neither copied nor walked through: class-transformer takes the square of the number of its keys for that
 * (it looks for each key among all of them).
 */
function asItIs(target: object, property: string): void {
  Type(() => Unread)(target, property);
  Transform(
    ({ obj, key }: { readonly obj: Readonly<Record<string, unknown>>; readonly key: string }) => obj[key],
  )(target, property);
}
