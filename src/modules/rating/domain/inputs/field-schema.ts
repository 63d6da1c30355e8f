import { DEFAULT_LENGTH } from '../../../conditions/index.js';
import type { FieldReader } from '../risk/read-field.js';
import { MOST_DECIMAL_CHARACTERS } from '../risk/read-field.js';
import type { RiskSlot } from '../risk/risk-schema.js';
import { valueToText } from '../risk/risk-schema.js';
import { factWording } from '../words/fact-words.js';
import { unitWords } from '../words/unit-words.js';
import { VIN_SHAPE } from '../../../../shared/vin.js';
import { ZIP_CODE_PATTERN } from '../../../../shared/us-zip-codes.js';
import type { InputSchema } from './json-schema.js';
import type { RatedValues } from './rated-values.js';

/** A line of text: at least one letter or digit, no control characters. */
const LINE = '^[^\\p{Cc}]*[\\p{L}\\p{N}][^\\p{Cc}]*$';

/** The schema of one declared input. `rules` come from the day and from other values; of two bounds the tighter one holds. */
export function fieldSchema(
  slot: RiskSlot,
  reader: FieldReader,
  { maximum, ...rules }: Partial<InputSchema>,
  rated: readonly RatedValues[],
): InputSchema {
  const { type: _, ...own } = rated.reduce(narrowed, valueSchema(slot, reader));
  const { label } = unitWords(slot.title);
  const unit = unitOf(slot);
  const { default: fallback } = slot.input ?? {};
  return {
    type: TYPES[slot.type],
    title: label,
    ...own,
    ...(maximum !== undefined && { maximum: Math.min(maximum, own.maximum ?? maximum) }),
    ...rules,
    ...(fallback !== undefined && { default: fallback }),
    ...(unit !== null && { 'x-unit': unit }),
    'x-declared-by': slot.declaredAt === '' ? 'product' : 'manual',
  };
}

const TYPES = {
  text: 'string',
  date: 'string',
  decimal: 'string',
  money: 'string',
  integer: 'integer',
  boolean: 'boolean',
} as const;

function valueSchema(slot: RiskSlot, reader: FieldReader): InputSchema {
  const type = TYPES[slot.type];
  if (slot.input?.allowed && !slot.input.format) return { type, ...listed(slot, slot.input.allowed) };
  switch (slot.type) {
    case 'boolean':
      return { type };
    case 'date':
      return { type, format: 'date' };
    case 'integer':
      return { type, minimum: reader.min, maximum: reader.max };
    case 'decimal':
    case 'money':
      return {
        type,
        format: 'decimal',
        maxLength: MOST_DECIMAL_CHARACTERS,
        pattern: slot.scale === 0 ? '^-?\\d+$' : `^-?\\d+(\\.\\d{1,${slot.scale}})?$`,
        'x-minimum': valueToText(reader.min, slot),
        'x-maximum': valueToText(reader.max, slot),
      };
    case 'text':
      if (slot.input?.format === 'zip-code') return { type, pattern: ZIP_CODE_PATTERN };
      if (slot.input?.format === 'vin') return { type, pattern: VIN_SHAPE.source, format: 'vin' };
      return { type, minLength: 1, maxLength: slot.input?.maxLength ?? DEFAULT_LENGTH, pattern: LINE };
  }
}

/** The schema of an input, narrowed to values that can have a rate. */
function narrowed(schema: InputSchema, { least, most, only }: RatedValues): InputSchema {
  const { enum: values, 'x-enum-titles': titles = [], minimum, maximum, ...rest } = schema;
  const isRated = (value: unknown): boolean =>
    (only?.has(value as number) ?? true) &&
    !(Number(value) < (least ?? -Infinity)) &&
    !(Number(value) > (most ?? Infinity));
  if (values) {
    const kept = values.flatMap((value, at) => (isRated(value) ? [[value, titles[at] ?? ''] as const] : []));
    return { ...rest, enum: kept.map(([value]) => value), 'x-enum-titles': kept.map(([, title]) => title) };
  }
  if (minimum === undefined || maximum === undefined) return schema;
  const numbers =
    only === undefined ? null : ([...only] as number[]).filter((one) => minimum <= one && one <= maximum);
  if (numbers?.length === 0) return schema;
  const [from, to] = numbers
    ? [Math.min(...numbers), Math.max(...numbers)]
    : [Math.max(minimum, least ?? minimum), Math.min(maximum, most ?? maximum)];
  // Numbers with gaps between them become a list.
  if (numbers && to - from + 1 > numbers.length) return { ...rest, enum: numbers.sort((a, b) => a - b) };
  return { ...rest, minimum: from, maximum: to };
}

function unitOf({ type, title }: RiskSlot): string | null {
  const { unit } = unitWords(title);
  if (type === 'money') return 'USD';
  if (type === 'text') return unit?.endsWith('USD') ? unit : null;
  return unit ?? (type === 'integer' && /^Age\b/.test(title) ? 'years' : null);
}

function listed(slot: RiskSlot, allowed: readonly string[]): Partial<InputSchema> {
  const { title, type } = slot;
  return {
    enum: type === 'integer' ? allowed.map(Number) : allowed,
    'x-enum-titles': allowed.map((value) => factWording(value, { type, title, allowed }).value),
  };
}
