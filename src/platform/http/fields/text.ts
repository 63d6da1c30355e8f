import type { FieldOptions, FieldSchema } from './field.js';
import { nameOf } from '../../../shared/named-list.js';
import { field } from './field.js';
import { listedSchema, referenceTo } from './schema.js';

export interface TextOptions extends FieldOptions {
  /** Longest accepted length in characters: never more than the column's. */
  readonly max: number;
  /** Shortest accepted length; 1 unless told, because an empty text is nearly always a mistake. */
  readonly min?: number;
  /** Must match the whole text; anchored by `^` and `$`. */
  readonly pattern?: RegExp;
  /** The pattern in words: "must be …". */
  readonly patternDetail?: string;
}

/** Prose, which may have several lines. */
export function Text(options: TextOptions): PropertyDecorator {
  return field(textSchema(options, 'prose'), options);
}

/** Text of one line, such as a name or a street: without white space around it, and one space where there are several. */
export function Line(options: TextOptions): PropertyDecorator {
  return field(textSchema(options, 'line'), options);
}

/** What somebody else calls something: one form for all that look alike, so that one is never taken for two. */
export function Reference(options: TextOptions): PropertyDecorator {
  return field(textSchema(options, 'reference'), options);
}

export interface CodeOptions extends TextOptions {
  readonly pattern: RegExp;
}

/** What a machine reads: it is as its pattern says, also where no letter is in it. */
export function Code(options: CodeOptions): PropertyDecorator {
  return field(codeSchema(options), options);
}

function codeSchema(options: CodeOptions): FieldSchema {
  const { 'x-text': _, ...schema } = textSchema(options, 'line');
  return schema as FieldSchema;
}

function textSchema({ max, min = 1, pattern, patternDetail }: TextOptions, form: string): FieldSchema {
  return {
    type: 'string',
    'x-text': form,
    minLength: min,
    maxLength: max,
    ...(pattern ? { pattern: pattern.source } : {}),
    ...(patternDetail === undefined ? {} : { 'x-detail': patternDetail }),
  };
}

/** The file of a form; what the request class holds of it is the name that its sender gave it. */
export function FilePart(options: FieldOptions = {}): PropertyDecorator {
  return field({ type: 'string', format: 'binary' }, { example: 'roof.pdf', ...options });
}

const PHONE_DIGITS = 15;
/** Digits with the marks people put between them, at most as many as E.164 allows; then perhaps an extension. */
const PHONE = new RegExp(
  `^[+]?(?:[ ()./-]*[0-9]){7,${PHONE_DIGITS}}[ ().]*(?:(?:;ext=|,? ?(?:[xX]|[eE][xX][tT][.]?|[eE]xtension|#) ?)[0-9]{1,7})?$`,
);

export function Phone(options: FieldOptions = {}): PropertyDecorator {
  return Reference({
    max: 40,
    pattern: PHONE,
    patternDetail: `must be a telephone number of 7 to ${PHONE_DIGITS} digits, such as +1 614 555 0100 x123`,
    ...options,
  });
}

export function Email(options: FieldOptions = {}): PropertyDecorator {
  return field({ ...textSchema({ max: 254 }, 'reference'), format: 'email' }, options);
}

const ID = { type: 'string', 'x-text': 'id', format: 'uuid' } as const;

export function Id(options: FieldOptions = {}): PropertyDecorator {
  return field(ID, options);
}

export function OneOf(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return field(choiceSchema(values), options);
}

/** What has a name stands in the document once, under it. */
function choiceSchema(values: readonly string[]): FieldSchema {
  const name = nameOf(values);
  return name === undefined ? listedSchema(values) : { $ref: referenceTo({ name }) };
}

export interface ListLimits {
  /** Largest number of items. */
  readonly max: number;
  readonly min?: number;
}

export function listSchema({ max, min = 0 }: ListLimits, items: FieldSchema): FieldSchema {
  return { type: 'array', items, minItems: min, maxItems: max };
}

export function ListOfText(
  options: FieldOptions & ListLimits & { readonly item: TextOptions },
): PropertyDecorator {
  const { example: _, ...item } = options.item;
  return field(listSchema(options, textSchema(item, 'prose')), options);
}

/** A list of texts of one line each. */
export function ListOfLines(
  options: FieldOptions & ListLimits & { readonly item: TextOptions },
): PropertyDecorator {
  return field(listSchema(options, textSchema(options.item, 'line')), options);
}

export function ListOfCodes(
  options: FieldOptions & ListLimits & { readonly item: CodeOptions },
): PropertyDecorator {
  return field(listSchema(options, codeSchema(options.item)), options);
}

export function ListOfOneOf(
  values: readonly string[],
  options: FieldOptions & ListLimits,
): PropertyDecorator {
  return field(listSchema(options, choiceSchema(values)), options);
}

export function ListOfIds(options: FieldOptions & ListLimits): PropertyDecorator {
  return field(listSchema(options, ID), options);
}
