import { isId } from '../../../shared/ids.js';
import { breakIn, hiddenInReference, isWorded, oneLine, reference } from '../../../shared/text.js';
import type { FieldKind, FieldOptions } from './field.js';
import { atItem, field } from './field.js';

export interface TextOptions extends FieldOptions {
  /** Longest accepted length, in UTF-16 units: never more than the column's characters. */
  readonly max: number;
  /** Shortest accepted length; 1 unless told, because an empty text is nearly always a mistake. */
  readonly min?: number;
  /** Must match the whole text; anchored by `^` and `$`. */
  readonly pattern?: RegExp;
  /** The pattern in words: "must be …". */
  readonly patternDetail?: string;
}

/** Accents with no letter below them are as good as nothing. */
const VISIBLE = /[^\s\p{M}]/u;

function checkText({ max, min = 1, pattern, patternDetail }: TextOptions): (value: unknown) => string | null {
  return (value) => {
    if (typeof value !== 'string') return 'must be text';
    if (value.length < min) return min === 1 ? 'must not be empty' : `must have at least ${min} characters`;
    if (value.length > max) return `must have at most ${max} characters`;
    // Bodies are checked for these as a whole; query parameters are not.
    if (value.includes('\0') || !value.isWellFormed()) return 'must be valid Unicode text without NUL';
    if (min > 0 && !VISIBLE.test(value)) return 'must not be blank';
    if (pattern && !pattern.test(value)) return patternDetail ?? `must match ${pattern.source}`;
    return null;
  };
}

/** Prose, which may have several lines. */
export function Text(options: TextOptions): PropertyDecorator {
  return field(textKind(options), options);
}

/** Text of one line, such as a name or a street: without white space around it, and one space where there are several. */
export function Line(options: TextOptions): PropertyDecorator {
  const { check, schema } = textKind(options);
  return field(
    {
      check: (value) => check(value) ?? (typeof value === 'string' ? lineFault(value) : null),
      schema,
      convert: ifText(oneLine),
    },
    options,
  );
}

/** What is wrong with text of the right length as one line. */
export function lineFault(text: string): string | null {
  const found = breakIn(text);
  if (found !== null) return `must not hold a line break or tab (${found})`;
  return isWorded(text) ? null : 'must hold a letter or digit';
}

/** What somebody else calls something: one form for all that look alike, so that one is never taken for two. */
export function Reference(options: TextOptions): PropertyDecorator {
  const { check, schema } = textKind(options);
  const checkVisible = (value: unknown): string | null => {
    const found = typeof value === 'string' ? hiddenInReference(value) : null;
    return found === null ? check(value) : `must not hold an invisible or control character (${found})`;
  };
  return field({ check: checkVisible, schema, convert: ifText(reference) }, options);
}

function textKind(options: TextOptions): FieldKind {
  const { max, min = 1, pattern } = options;
  const schema = { type: 'string', minLength: min, maxLength: max } as const;
  return { check: checkText(options), schema: pattern ? { ...schema, pattern: pattern.source } : schema };
}

function ifText(form: (text: string) => string): (value: unknown) => unknown {
  return (value) => (typeof value === 'string' ? form(value) : value);
}

const PHONE_DIGITS = 15;
/** Digits with the marks people put between them, at most as many as E.164 allows; then perhaps an extension. */
const PHONE = new RegExp(
  `^\\+?(?:[ ()./-]*[0-9]){7,${PHONE_DIGITS}}[ ().]*(?:(?:;ext=|,? ?(?:[xX]|[eE][xX][tT]\\.?|[eE]xtension|#) ?)[0-9]{1,7})?$`,
);

export function Phone(options: FieldOptions = {}): PropertyDecorator {
  return Reference({
    max: 40,
    pattern: PHONE,
    patternDetail: `must be a telephone number of 7 to ${PHONE_DIGITS} digits, such as +1 614 555 0100 x123`,
    ...options,
  });
}

/** Deliberately loose: one @ with something on both sides and no spaces. Only a delivered letter proves an address. */
const EMAIL = /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/;

export function Email(options: FieldOptions = {}): PropertyDecorator {
  const text = checkText({ max: 254, pattern: EMAIL, patternDetail: 'must be an e-mail address' });
  return field(
    { check: text, schema: { type: 'string', format: 'email', maxLength: 254 }, convert: ifText(reference) },
    options,
  );
}

export function Id(options: FieldOptions = {}): PropertyDecorator {
  const check = (value: unknown): string | null =>
    typeof value === 'string' && isId(value) ? null : 'must be an id (a UUID)';
  return field({ check, schema: { type: 'string', format: 'uuid' }, convert: ifText(idForm) }, options);
}

/** RFC 9562, section 4: written in small letters, read in either. */
function idForm(id: string): string {
  return id.toLowerCase();
}

export function OneOf(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  const known = new Set<unknown>(values);
  const detail = `must be one of ${values.join(', ')}`;
  const check = (value: unknown): string | null => (known.has(value) ? null : detail);
  return field({ check, schema: { type: 'string', enum: [...values] } }, options);
}

export interface ListLimits {
  /** Largest number of items. */
  readonly max: number;
  readonly min?: number;
}

export function checkLength(value: unknown, { max, min = 0 }: ListLimits): string | null {
  if (!Array.isArray(value)) return 'must be a list';
  if (value.length < min) return `must have at least ${min} ${min === 1 ? 'item' : 'items'}`;
  if (value.length > max) return `must have at most ${max} ${max === 1 ? 'item' : 'items'}`;
  return null;
}

function checkItems(
  limits: ListLimits,
  checkItem: (item: unknown) => string | null,
): (value: unknown) => string | null {
  return (value) => {
    const length = checkLength(value, limits);
    if (length !== null) return length;
    for (const [index, item] of (value as readonly unknown[]).entries()) {
      const detail = checkItem(item);
      if (detail !== null) return atItem(index, detail);
    }
    return null;
  };
}

function listSchema({ max, min = 0 }: ListLimits, items: object): object {
  return { type: 'array', items, minItems: min, maxItems: max };
}

export function ListOfText(
  options: FieldOptions & ListLimits & { readonly item: TextOptions },
): PropertyDecorator {
  const { item } = options;
  const schema = {
    type: 'string',
    minLength: item.min ?? 1,
    maxLength: item.max,
    ...(item.pattern ? { pattern: item.pattern.source } : {}),
  };
  return field({ check: checkItems(options, checkText(item)), schema: listSchema(options, schema) }, options);
}

export function ListOfOneOf(
  values: readonly string[],
  options: FieldOptions & ListLimits,
): PropertyDecorator {
  const known = new Set<unknown>(values);
  const detail = `must be one of ${values.join(', ')}`;
  const check = checkItems(options, (item) => (known.has(item) ? null : detail));
  return field({ check, schema: listSchema(options, { type: 'string', enum: [...values] }) }, options);
}

export function ListOfIds(options: FieldOptions & ListLimits): PropertyDecorator {
  const check = checkItems(options, (item) =>
    typeof item === 'string' && isId(item) ? null : 'must be an id (a UUID)',
  );
  const convert = (value: unknown): unknown => (Array.isArray(value) ? value.map(ifText(idForm)) : value);
  return field({ check, schema: listSchema(options, { type: 'string', format: 'uuid' }), convert }, options);
}
