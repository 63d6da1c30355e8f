import type { ModelClass } from './schema.js';
import type { FieldOptions, FieldSchema } from './field.js';
import { field } from './field.js';
import type { ListLimits } from './text.js';
import { listSchema } from './text.js';

/** One object of another class. */
export function Nested(model: () => ModelClass, options: FieldOptions = {}): PropertyDecorator {
  return field({}, options, { model });
}

/** A list of objects of another class. */
export function ListOf(model: () => ModelClass, options: FieldOptions & ListLimits): PropertyDecorator {
  return field(listSchema(options, {}), options, { model });
}

export interface JsonObjectOptions extends FieldOptions {
  /** Largest size of the object written as JSON. */
  readonly maxBytes?: number;
  /** Its texts are single lines, as in a risk: names, streets and codes. */
  readonly ofLines?: boolean;
}

const OBJECT = { type: 'object', additionalProperties: true } as const;
const ANY = {} as const;

/** A free JSON object, whose content other code checks. The body guard limits its depth, keys and numbers. */
export function JsonObject(options: JsonObjectOptions = {}): PropertyDecorator {
  return free(OBJECT, options);
}

/** Any JSON value, including null, which other code checks. */
export function JsonValue(options: JsonObjectOptions = {}): PropertyDecorator {
  return free(ANY, options);
}

/** A list of free JSON objects, whose content other code checks. */
export function ListOfJsonObjects(options: JsonObjectOptions & ListLimits): PropertyDecorator {
  return free(listSchema(options, OBJECT), options);
}

function free(
  schema: FieldSchema,
  { maxBytes, ofLines = false, ...options }: JsonObjectOptions,
): PropertyDecorator {
  const lines = ofLines ? { 'x-text-inside': 'line' } : {};
  const size = maxBytes === undefined ? {} : { 'x-max-bytes': maxBytes };
  return field({ ...schema, ...lines, ...size }, options, { isFree: true });
}
