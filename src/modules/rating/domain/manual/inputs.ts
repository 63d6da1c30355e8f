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

/** Texts whose form is known: a vehicle identification number with its check digit (49 CFR 565), a ZIP code. */
export const INPUT_FORMATS = ['vin', 'zip-code'] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

/** How the age of a person is counted: completed years, or those of the birthday that is closest. */
export const AGE_RULES = ['last-birthday', 'nearest-birthday'] as const;
export type AgeRule = (typeof AGE_RULES)[number];

/** A field the risk may have; a field that no input declares is refused. */
export interface InputDeclaration {
  /** `propertyInfo.territory`, `drivers[].birthDate`. */
  readonly path: string;
  readonly type: InputType;
  readonly title: string;
  readonly required: boolean;
  readonly default?: string | number | boolean;
  /** The only possible values, of a text or a number, as texts. */
  readonly allowed?: readonly string[];
  /** The most characters of a text. */
  readonly maxLength?: number;
  /** The least value of a number or date, inclusive. A date may also be bounded by `today`, `effectiveDate` or the path of another date. */
  readonly min?: string;
  readonly max?: string;
  /** Decimals a decimal may have; money always has two. */
  readonly decimals?: number;
  readonly variable?: RatingVariable;
  readonly format?: InputFormat;
  /** How many years a year may lie after the year of the effective date. */
  readonly yearsAhead?: number;
  /** The date of birth that an age has to agree with on the effective date, where that date of birth is given. */
  readonly ageOf?: { readonly date: string; readonly rule?: AgeRule };
  /** No two elements of its list have the same. */
  readonly unique?: boolean;
  /** It is the value of this input in some element: `drivers[].id`. */
  readonly refersTo?: string;
  /** What a consumer is told where a value counted against them, in plain words; under `*` for any other value. */
  readonly wording?: Readonly<Record<string, string>>;
  /** It comes from a consumer report, whatever it is about. */
  readonly report?: ReportDeclaration;
}

/** What a notice has to tell of a consumer report behind an input, by the inputs that hold it (15 U.S.C. 1681m(a)(2), 1681g(f)(1)). */
export interface ReportDeclaration {
  /** The numerical score; its range is the input's min and max. */
  readonly score?: string;
  /** The day on which the score was created. */
  readonly scoreDate?: string;
  /** Who provided the score. */
  readonly source?: string;
  /** The key factors that adversely affected it, each as a value with a wording. */
  readonly factors?: readonly string[];
  /** The value of a factor that says that the number of inquiries was one. */
  readonly inquiries?: string;
}

/** A fact computed from the risk before rating; it reads like an input and cannot be sent. */
export type DerivedDeclaration = { readonly path: string; readonly title: string } & (
  | { readonly kind: 'completed-years'; readonly from: string; readonly to: string }
  | { readonly kind: 'lookup'; readonly table: string }
  | ({ readonly kind: 'count' } & Selection)
  | ({ readonly kind: AggregateKind } & Selection & Aggregated)
);

export const AGGREGATES = ['sum', 'max', 'min'] as const;
export type AggregateKind = (typeof AGGREGATES)[number];

/** Elements of a list: of a list within a list those of the element that the fact is about, else all of them. */
export interface Selection {
  readonly list: string;
  readonly as: string;
  readonly when?: ConditionText;
  readonly within?: TimeWindow;
}

/** Elements whose date lies at most so many months before the effective date, and not after it. */
export interface TimeWindow {
  readonly date: string;
  readonly months: number;
}

/** What is taken of each element: an input, or the number that a table has for it. Nothing counts as `otherwise`, 0 unless told. */
export interface Aggregated {
  readonly of?: string;
  readonly table?: string;
  readonly otherwise?: DecimalText;
}
