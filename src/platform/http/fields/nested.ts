import type { ModelClass } from './field-table.js';
import { oneLine } from '../../../shared/text.js';
import { pointerToken } from '../pointer.js';
import type { FieldKind, FieldOptions } from './field.js';
import { atItem, atPlace, field, isPlainObject } from './field.js';
import type { ListLimits } from './text.js';
import { checkLength, lineFault } from './text.js';

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
  /** Its texts are lines, as those of a risk are: names, streets and codes. */
  readonly ofLines?: boolean;
}

/** What every free value is checked for, beyond its kind. */
function jsonKind(
  { maxBytes = 65_536, ofLines = false }: JsonObjectOptions,
  checkKind: FieldKind['check'],
): Omit<FieldKind, 'schema'> {
  const check = (value: unknown): string | null => {
    const fault = checkKind(value) ?? (ofLines ? faultInLines(value) : null);
    if (fault !== null) return fault;
    return Buffer.byteLength(JSON.stringify(value)) <= maxBytes ? null : `must not exceed ${maxBytes} bytes`;
  };
  return ofLines ? { check, convert: withLines } : { check };
}

/** The same value with each text as a line is written. */
function withLines(value: unknown): unknown {
  if (typeof value === 'string') return oneLine(value);
  if (Array.isArray(value)) return value.map(withLines);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withLines(item)]));
}

function faultInLines(value: unknown, pointer = ''): string | null {
  if (typeof value === 'string') {
    const detail = lineFault(value);
    return detail === null || pointer === '' ? detail : atPlace(pointer, detail);
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, item] of Object.entries(value)) {
    const fault = faultInLines(item, `${pointer}/${pointerToken(key)}`);
    if (fault !== null) return fault;
  }
  return null;
}

/** A free JSON object, whose content somebody else checks. Depth, keys and numbers are bounded by the body guard. */
export function JsonObject(options: JsonObjectOptions = {}): PropertyDecorator {
  const kind = jsonKind(options, (value) => (isPlainObject(value) ? null : 'must be an object'));
  return field({ ...kind, schema: { type: 'object', additionalProperties: true } }, options);
}

/** Any JSON value, whose meaning somebody else checks. */
export function JsonValue(options: JsonObjectOptions = {}): PropertyDecorator {
  const types = ['string', 'number', 'boolean', 'object'] as const;
  const schema = { oneOf: types.map((type) => ({ type })) };
  return field({ ...jsonKind(options, () => null), schema }, options);
}

/** A list of free JSON objects, whose content somebody else checks. */
export function ListOfJsonObjects(options: JsonObjectOptions & ListLimits): PropertyDecorator {
  const { max, min = 0 } = options;
  const kind = jsonKind(options, (value) => {
    const length = checkLength(value, options);
    if (length !== null) return length;
    const odd = (value as readonly unknown[]).findIndex((item) => !isPlainObject(item));
    return odd === -1 ? null : atItem(odd, 'must be an object');
  });
  const items = { type: 'object', additionalProperties: true } as const;
  return field({ ...kind, schema: { type: 'array', items, minItems: min, maxItems: max } }, options);
}
