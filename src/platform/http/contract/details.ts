import type { ErrorObject } from 'ajv';
import type { FoundFault } from './ajv.js';

interface Rules {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly 'x-detail'?: string;
  readonly [keyword: string]: unknown;
}

type Fault = Pick<ErrorObject<string, unknown>, 'params' | 'data'> & {
  readonly rules: Rules;
  readonly isItem: boolean;
};

const TYPES: Readonly<Record<string, string>> = {
  array: 'must be a list',
  boolean: 'must be true or false',
  object: 'must be an object',
  string: 'must be text',
};

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'must be an id (a UUID)',
  email: 'must be an e-mail address',
  date: 'must be a date such as 2026-03-01',
  'date-time': 'must be a moment in UTC such as 2026-03-01T09:30:00Z',
};

/**
 * The message for each broken keyword. Of several faults of one value only the first in this order is reported, because the
 * pattern of a missing text is of no interest.
 */
const DETAILS: Readonly<Record<string, (fault: Fault) => string>> = {
  required: () => 'is required',
  additionalProperties: () => 'is not a field of this request',
  type: ({ data, rules, isItem }) => (data === null && !isItem ? 'must not be null' : kindOf(rules)),
  enum: ({ rules }) => kindOf(rules),
  minimum: ({ rules }) => kindOf(rules),
  maximum: ({ rules }) => kindOf(rules),
  minItems: ({ rules: { minItems } }) => `must have at least ${items(minItems)}`,
  maxItems: ({ rules: { maxItems } }) => `must have at most ${items(maxItems)}`,
  minLength: ({ rules: { minLength } }) =>
    minLength === 1 ? 'must not be empty' : `must have at least ${String(minLength)} characters`,
  maxLength: ({ rules: { maxLength } }) => `must have at most ${String(maxLength)} characters`,
  'x-text': found,
  pattern: ({ rules }) => rules['x-detail'] ?? `must match ${String(rules['pattern'])}`,
  format: ({ rules }) => formatOf(rules),
  'x-minimum': ({ rules }) => rangeOf(rules),
  'x-maximum': ({ rules }) => rangeOf(rules),
  'x-text-inside': found,
  'x-max-bytes': found,
};

const ORDER = Object.keys(DETAILS);

/** The rank of a fault; of the faults of one value the lowest rank is reported. */
export function rankOf({ keyword }: ErrorObject): number {
  return ORDER.indexOf(keyword);
}

/** Whether the fault only repeats another one: for a nullable object, the faults of the object say enough. */
export function isEcho({ keyword, params }: ErrorObject): boolean {
  return (
    keyword === 'anyOf' || (keyword === 'type' && (params as { readonly type: unknown }).type === 'null')
  );
}

/** Throws for a keyword that has no words: a schema must not use it. */
export function detailOf(error: ErrorObject<string, unknown>): string {
  const { keyword, params, data, parentSchema, instancePath } = error;
  const words = DETAILS[keyword];
  if (!words) throw new Error(`There are no words for what breaks ${keyword}`);
  const isItem = /\/\d+$/.test(instancePath);
  return words({ params, data, isItem, rules: (parentSchema ?? {}) as Rules });
}

function kindOf(rules: Rules): string {
  const { type, enum: values, format, minimum, maximum } = rules;
  if (values) return `must be one of ${values.filter((value) => value !== null).join(', ')}`;
  const [kind = ''] = [type ?? []].flat();
  if (kind === 'integer') return `must be a whole number from ${String(minimum)} to ${String(maximum)}`;
  return format !== undefined && format !== 'email' ? formatOf(rules) : (TYPES[kind] ?? 'must be JSON');
}

function formatOf({ format = '', 'x-detail': detail }: Rules): string {
  return detail ?? FORMATS[format] ?? `must have the format ${format}`;
}

function rangeOf({ format, 'x-minimum': least, 'x-maximum': most }: Rules): string {
  const [from, to] = [String(least), String(most)];
  return format === 'date' || format === 'date-time'
    ? `must be between ${from} and ${to}`
    : `must be from ${from} to ${to}`;
}

function items(count: unknown): string {
  return `${String(count)} ${count === 1 ? 'item' : 'items'}`;
}

function found({ params }: Fault): string {
  return (params as FoundFault).detail;
}
