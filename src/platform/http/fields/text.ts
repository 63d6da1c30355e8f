import type { FieldOptions, FieldSchema } from './field.js';
import { nameOf } from '../../../shared/named-list.js';
import { field } from './field.js';
import { listedSchema, referenceTo } from './schema.js';

export interface TextOptions extends FieldOptions {
  /** Longest accepted length in characters; at most that of the column. */
  readonly max: number;
  /** Shortest accepted length; 1 by default, because an empty text is nearly always a mistake. */
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

/** Text of one line, such as a name or a street: trimmed, and with runs of white space reduced to one space. */
export function Line(options: TextOptions): PropertyDecorator {
  return field(textSchema(options, 'line'), options);
}

/** A foreign name or number, such as an external id: texts that look alike get the same form, so that they are found as one. */
export function Reference(options: TextOptions): PropertyDecorator {
  return field(textSchema(options, 'reference'), options);
}

export interface CodeOptions extends TextOptions {
  readonly pattern: RegExp;
}

/** A code for machines: it is kept as it was sent, and only its length and pattern are checked. */
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

/** The file of a form; in the request class this field holds the sender's name for the file. */
export function FilePart(options: FieldOptions = {}): PropertyDecorator {
  return field({ type: 'string', format: 'binary' }, { example: 'roof.pdf', ...options });
}

const PHONE_DIGITS = 15;
/** Digits with the usual punctuation, at most 15 (E.164), and an optional extension. */
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

/** Refers to a named list, so that the document contains it once; other lists are written in place. */
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
