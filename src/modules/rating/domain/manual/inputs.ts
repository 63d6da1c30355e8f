import type { FieldType } from '../../../conditions/index.js';
import type { RatingVariable } from '../../../../shared/rating-variables.js';
import type { ConditionText, DecimalText } from './texts.js';

/** Bounds of a list in the risk, such as `drivers`, or of a list in each of its elements, `drivers[].incidents`. */
export interface ListDeclaration {
  readonly path: string;
  readonly title: string;
  readonly min: number;
  readonly max: number;
}

export { FIELD_TYPES as INPUT_TYPES } from '../../../conditions/index.js';
export type InputType = FieldType;

/** Texts with a known form: a vehicle identification number with its check digit (49 CFR 565), a ZIP code. */
export const INPUT_FORMATS = ['vin', 'zip-code'] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

/** How a person's age is counted: completed years, or the age at the nearest birthday. */
export const AGE_RULES = ['last-birthday', 'nearest-birthday'] as const;
export type AgeRule = (typeof AGE_RULES)[number];

/** A field that a risk may have; fields that no input declares are refused. */
export interface InputDeclaration {
  /** Path in the risk: `propertyInfo.territory`, `drivers[].birthDate`. */
  readonly path: string;
  readonly type: InputType;
  readonly title: string;
  readonly required: boolean;
  readonly default?: string | number | boolean;
  /** The only values that a text or number may have, written as texts. */
  readonly allowed?: readonly string[];
  /** The most characters of a text. */
  readonly maxLength?: number;
  /**
   * Bounds of a number or date, inclusive. A date may also be bounded by `today`, `effectiveDate` or the path of another
   * date.
   */
  readonly min?: string;
  readonly max?: string;
  /** Decimals a decimal may have; money always has two. */
  readonly decimals?: number;
  readonly variable?: RatingVariable;
  readonly format?: InputFormat;
  /** How many years a year may lie after the year of the effective date. */
  readonly yearsAhead?: number;
  /**
   * The date of birth with which this age must agree on the effective date, where it is given. Without `rule`, either way of
   * counting is accepted.
   */
  readonly ageOf?: { readonly date: string; readonly rule?: AgeRule };
  /** True where no two elements of the list may have the same value. */
  readonly unique?: boolean;
  /** The input, such as `drivers[].id`, that must have this value in some element. */
  readonly refersTo?: string;
  /** For each value, what a consumer is told in plain words if it counted against them; `*` stands for any other value. */
  readonly wording?: Readonly<Record<string, string>>;
  /** Set for an input that comes from a consumer report, whatever it is about. */
  readonly report?: ReportDeclaration;
}

/**
 * What an adverse action notice must say of the consumer report behind an input: the inputs that hold it (15 U.S.C.
 * 1681m(a)(2), 1681g(f)(1)).
 */
export interface ReportDeclaration {
  /** The numerical score; its range is the input's min and max. */
  readonly score?: string;
  /** The day on which the score was created. */
  readonly scoreDate?: string;
  /** Who provided the score. */
  readonly source?: string;
  /** Inputs with the key factors that adversely affected the score; each of their values has a wording. */
  readonly factors?: readonly string[];
  /** The value of a factor that means the number of inquiries (15 U.S.C. 1681g(f)(9)). */
  readonly inquiries?: string;
}

/** A fact computed from the risk before rating. It is used like an input, but clients cannot send it. */
export type DerivedDeclaration = { readonly path: string; readonly title: string } & (
  | { readonly kind: 'completed-years'; readonly from: string; readonly to: string }
  | { readonly kind: 'lookup'; readonly table: string }
  | ({ readonly kind: 'count' } & Selection)
  | ({ readonly kind: AggregateKind } & Selection & Aggregated)
);

export const AGGREGATES = ['sum', 'max', 'min'] as const;
export type AggregateKind = (typeof AGGREGATES)[number];

/** Selects elements of a list. For a list within a list: those of the element that the fact is about, else all of them. */
export interface Selection {
  readonly list: string;
  readonly as: string;
  readonly when?: ConditionText;
  readonly within?: TimeWindow;
}

/** Selects elements whose date is at most so many months before the effective date, and not after it. */
export interface TimeWindow {
  readonly date: string;
  readonly months: number;
}

/**
 * What is taken of each element: an input, or its number in a table. `otherwise` (0 unless stated) is the result where no
 * element counts.
 */
export interface Aggregated {
  readonly of?: string;
  readonly table?: string;
  readonly otherwise?: DecimalText;
}
