import { named } from '../../../../shared/named-list.js';

/** What a risk has to be good for: to be kept, to get a price, or to be bound once it has one. */
export const PURPOSES = named('InputsPurpose', ['draft', 'price', 'bind']);
export type Purpose = (typeof PURPOSES)[number];

type JsonType = 'object' | 'array' | 'string' | 'integer' | 'boolean' | 'null';
type Plain = string | number | boolean | null;

/**
 * As much of JSON Schema 2020-12 as inputs need. What the standard has no word for begins with `x-`; where it names another
 * input, it does so by a JSON pointer with `*` for an entry of a list: the one in which the value lies.
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
  /** Bounds of what is compared by its format: a day, or a decimal as text. */
  readonly 'x-minimum'?: string;
  readonly 'x-maximum'?: string;
  readonly 'x-unit'?: string;
  /** What people call the values of `enum`, in its order. */
  readonly 'x-enum-titles'?: readonly string[];
  /** The first purpose for which it has to be there. */
  readonly 'x-required-for'?: Purpose;
  /** Whether the manual declares it, or it is known of the product and may just be told. */
  readonly 'x-declared-by'?: 'manual' | 'product';
  readonly 'x-not-before'?: string;
  readonly 'x-not-after'?: string;
  /** No two entries of its list have the same. */
  readonly 'x-unique'?: true;
  /** It is the value of that input in some entry. */
  readonly 'x-refers-to'?: string;
  /** The age on the effective date of who was born on the day of that input, by completed years unless by the nearest birthday. */
  readonly 'x-age-of'?: { readonly date: string; readonly rule: string | null };
  /** Its first five digits are those of the first of these inputs that is given. */
  readonly 'x-same-zip-as'?: readonly string[];
}

/** The same, or null. */
export function orNull({ type, const: only, enum: values, ...schema }: InputSchema): InputSchema {
  const listed = only === undefined ? values : [only];
  return { type: [type, 'null'].flat() as JsonType[], ...schema, ...(listed && { enum: [...listed, null] }) };
}
