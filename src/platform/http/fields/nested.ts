import type { ModelClass } from './field-table.js';
import type { FieldOptions } from './field.js';
import { atItem, field, isPlainObject } from './field.js';
import type { ListLimits } from './text.js';
import { checkLength } from './text.js';

/** One object of another class. An array in its place is refused; class-validator alone would validate its items. */
export function Nested(model: () => ModelClass, options: FieldOptions = {}): PropertyDecorator {
  const check = (value: unknown): string | null => (isPlainObject(value) ? null : 'must be an object');
  return field({ check, model, schema: { type: () => model() } }, options);
}

/** A list of objects of another class. Lists in place of items are refused; class-validator alone lets `[[]]` through. */
export function ListOf(model: () => ModelClass, options: FieldOptions & ListLimits): PropertyDecorator {
  const { max, min = 0 } = options;
  const check = (value: unknown): string | null => {
    const length = checkLength(value, options);
    if (length !== null) return length;
    const odd = (value as readonly unknown[]).findIndex((item) => !isPlainObject(item));
    return odd === -1 ? null : atItem(odd, 'must be an object');
  };
  return field(
    { check, model, schema: { type: () => model(), isArray: true, minItems: min, maxItems: max } },
    options,
  );
}

export interface JsonObjectOptions extends FieldOptions {
  /** Largest size of the object written as JSON. */
  readonly maxBytes?: number;
}

/** A free JSON object, whose content somebody else checks. Depth, keys and numbers are bounded by the body guard. */
export function JsonObject({ maxBytes = 65_536, ...options }: JsonObjectOptions = {}): PropertyDecorator {
  const check = (value: unknown): string | null => {
    if (!isPlainObject(value)) return 'must be an object';
    return Buffer.byteLength(JSON.stringify(value)) <= maxBytes ? null : `must not exceed ${maxBytes} bytes`;
  };
  return field({ check, schema: { type: 'object', additionalProperties: true } }, options);
}

/** Any JSON value, whose meaning somebody else checks. */
export function JsonValue({ maxBytes = 65_536, ...options }: JsonObjectOptions = {}): PropertyDecorator {
  const check = (value: unknown): string | null =>
    Buffer.byteLength(JSON.stringify(value)) <= maxBytes ? null : `must not exceed ${maxBytes} bytes`;
  const types = ['string', 'number', 'boolean', 'object'] as const;
  return field({ check, schema: { oneOf: types.map((type) => ({ type })) } }, options);
}

/** A list of free JSON objects, whose content somebody else checks. */
export function ListOfJsonObjects({
  maxBytes = 65_536,
  ...options
}: JsonObjectOptions & ListLimits): PropertyDecorator {
  const { max, min = 0 } = options;
  const check = (value: unknown): string | null => {
    const length = checkLength(value, options);
    if (length !== null) return length;
    const odd = (value as readonly unknown[]).findIndex((item) => !isPlainObject(item));
    if (odd !== -1) return atItem(odd, 'must be an object');
    return Buffer.byteLength(JSON.stringify(value)) <= maxBytes ? null : `must not exceed ${maxBytes} bytes`;
  };
  const items = { type: 'object', additionalProperties: true } as const;
  return field({ check, schema: { type: 'array', items, minItems: min, maxItems: max } }, options);
}
