import { named } from '../../../../shared/named-list.js';

/** Purposes that a risk must be complete for: to be kept as a draft, to get a price, to be bound. */
export const PURPOSES = named('InputsPurpose', ['draft', 'price', 'bind']);
export type Purpose = (typeof PURPOSES)[number];

type JsonType = 'object' | 'array' | 'string' | 'integer' | 'boolean' | 'null';
type Plain = string | number | boolean | null;

/**
 * The part of JSON Schema 2020-12 that inputs need. Keywords of our own begin with `x-`. A keyword that names another input
 * uses a JSON pointer with `*` for an entry of a list: the same entry that holds the value.
 */
export interface InputSchema {
  readonly type: JsonType | readonly JsonType[];
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, InputSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly items?: InputSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly const?: Plain;
  readonly enum?: readonly Plain[];
  readonly default?: Plain;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Bounds of values that are compared by their format: a date, or a decimal as text. */
  readonly 'x-minimum'?: string;
  readonly 'x-maximum'?: string;
  readonly 'x-unit'?: string;
  /** Titles of the values of `enum`, in the same order. */
  readonly 'x-enum-titles'?: readonly string[];
  /** The first purpose that requires the field. */
  readonly 'x-required-for'?: Purpose;
  /** `manual` where the manual declares the field, `product` where it only comes from the product's schema. */
  readonly 'x-declared-by'?: 'manual' | 'product';
  readonly 'x-not-before'?: string;
  readonly 'x-not-after'?: string;
  /** True where no two entries of the list may have the same value. */
  readonly 'x-unique'?: true;
  /** The input that must have this value in some entry. */
  readonly 'x-refers-to'?: string;
  /** The date of birth that gives this age on the effective date: by completed years, or with a rule by the nearest birthday. */
  readonly 'x-age-of'?: { readonly date: string; readonly rule: string | null };
  /** Its first five digits must equal those of the first of these inputs that is given. */
  readonly 'x-same-zip-as'?: readonly string[];
}

/** The same schema, allowing null. */
export function orNull({ type, const: only, enum: values, ...schema }: InputSchema): InputSchema {
  const listed = only === undefined ? values : [only];
  return { type: [type, 'null'].flat() as JsonType[], ...schema, ...(listed && { enum: [...listed, null] }) };
}
