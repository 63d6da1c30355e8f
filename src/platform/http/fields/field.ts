// class-transformer needs it for the types of fields. Nest imports it too, but documents are validated without Nest.
import 'reflect-metadata';
import { Exclude, Transform, Type } from 'class-transformer';
import type { ModelClass } from './schema.js';
import { addField } from './schema.js';

export interface FieldOptions {
  readonly optional?: boolean;
  readonly nullable?: boolean;
  readonly description?: string;
  /** Shown in the OpenAPI document; it must be accepted as it is. */
  readonly example?: unknown;
}

export type FieldSchema = Readonly<Record<string, unknown>>;

/** What a field says beyond its schema. */
export interface FieldContent {
  /** The class of the object, or of the items of the list. */
  readonly model?: () => ModelClass;
  /** Free JSON: it is kept as it was sent, and checked by other code. */
  readonly isFree?: boolean;
}

/**
 * Makes the decorator of a field from its JSON Schema. The OpenAPI document shows this schema, Ajv enforces it, and
 * class-transformer learns the type of the field.
 */
export function field(
  schema: FieldSchema,
  options: FieldOptions,
  { model, isFree = false }: FieldContent = {},
): PropertyDecorator {
  const { optional = false, nullable = false, description, example } = options;
  // The default example is for required fields; optional fields are left out of examples unless they have their own.
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

/** A class without fields: class-transformer makes an empty object of it and does not look at the value. */
@Exclude()
class Unread {}

/** Takes over free JSON without copying: class-transformer searches all keys for each key, so its time grows with their square. */
function asItIs(target: object, property: string): void {
  Type(() => Unread)(target, property);
  Transform(
    ({ obj, key }: { readonly obj: Readonly<Record<string, unknown>>; readonly key: string }) => obj[key],
  )(target, property);
}
