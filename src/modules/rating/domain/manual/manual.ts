import type { LimitBasis, LossTerms } from './loss-terms.js';
import type { FieldType } from '../../../conditions/index.js';
import type { RatingVariable } from '../../../../shared/rating-variables.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import type { Rounding } from '../../../../shared/rounding.js';
import type { ProductType } from '../../../../shared/product-types.js';
import { named } from '../../../../shared/named-list.js';

export const MANUAL_FORMAT = 'bindery.manual/1';
/**
 * How the engine reads a manual. What was filed keeps the version that it was filed under, so that its premiums stay what they were:
 * 1: in conditions money is a whole number of cents, and no step leaves a value below zero;
 * 2: in conditions money is dollars, as in tables, and a premium is kept from falling below zero where its section ends.
 */
export const ENGINE_VERSIONS = ['1', '2'] as const;
export type EngineVersion = (typeof ENGINE_VERSIONS)[number];
export const ENGINE_VERSION: EngineVersion = '2';

/** Which column of rate_tables holds a factor table; it says what the table is about and does not change how it rates. */
export const FACTOR_CATEGORIES = ['territory', 'vehicle', 'driver', 'credit', 'property', 'life'] as const;
export type FactorCategory = (typeof FACTOR_CATEGORIES)[number];

/** A decimal as text: a manual is filed in decimals, and a JSON number would be read as a binary double. */
export type DecimalText = string;
/** A CEL expression over the risk. */
export type ConditionText = string;

/** One rate manual as one JSON document: everything a premium depends on, and the cases that prove it. */
export interface ManualDocument {
  readonly format: typeof MANUAL_FORMAT;
  /** The present one unless the document says otherwise. */
  readonly engine: EngineVersion;
  readonly plan: PlanHeading;
  readonly edition: EditionHeading;
  /** Terms in months that its premiums are for; a risk of another term is refused. */
  readonly terms: readonly string[];
  readonly lists: readonly ListDeclaration[];
  readonly inputs: readonly InputDeclaration[];
  readonly derived: readonly DerivedDeclaration[];
  readonly coverages: readonly CoverageSection[];
  readonly policy: PolicySection;
  readonly discounts: readonly RuleDeclaration[];
  readonly surcharges: readonly RuleDeclaration[];
  readonly underwriting: readonly UnderwritingRule[];
  readonly payments: readonly PaymentMode[];
  readonly renewalCap?: RenewalCapRule;
  readonly assignment?: AssignmentRule;
  /**
   * Inputs without which nothing is bound, though it can be rated: `propertyInfo.address`, `vehicleInfo.vehicles[].vin`. They
   * are asked for when a quote is bound, when a policy is changed and when it is renewed.
   */
  readonly requiredToBind?: readonly string[];
  /** The forms that make up a policy; the declarations list them. */
  readonly forms?: readonly PolicyForm[];
  readonly tests: readonly TestCase[];
}

export interface PlanHeading {
  readonly code: string;
  readonly name: string;
  readonly description?: string;
  readonly productType: ProductType;
  readonly state: string;
  /** Underwriting company or program. */
  readonly companyCode: string;
}

export interface EditionHeading {
  readonly label: string;
  readonly description?: string;
  /** Where the numbers come from: a filing, a manual page, a textbook. */
  readonly source?: string;
  readonly newBusinessDate: CalendarDate;
  readonly renewalDate: CalendarDate;
}

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
  /** Of a text. */
  readonly maxLength?: number;
  /** Of a number, inclusive; of a date also `today`, `effectiveDate` and the path of another date. */
  readonly min?: string;
  readonly max?: string;
  /** Decimals a decimal may have; money always has two. */
  readonly decimals?: number;
  readonly variable?: RatingVariable;
  readonly format?: InputFormat;
  /** Of a year: how many it may lie after that of the effective date. */
  readonly yearsAhead?: number;
  /** Of an age: the date of birth that it has to fit on the effective date, where that is given. */
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

/** A prefix matches what begins with it, and the longest wins; so do five digits of a ZIP code where its nine have no row. */
export const MATCHES = ['exact', 'range', 'interpolated', 'prefix'] as const;
export type Match = (typeof MATCHES)[number];
export type ExcludedEnd = 'lower' | 'upper' | 'none';

/** What an interpolated dimension does outside its rows. */
export type BoundsRule =
  | 'error'
  | 'clamp'
  | 'extrapolate'
  | { readonly each: DecimalText; readonly adds: DecimalText; readonly per: 'linear' | 'started' };

export interface Dimension {
  readonly input: string;
  readonly match: Match;
  /** Of a range: the end that does not belong to it. */
  readonly excluded?: ExcludedEnd;
  readonly below?: BoundsRule;
  readonly above?: BoundsRule;
  /** Of the interpolated factor; none unless stated. */
  readonly rounding?: Rounding;
}

/** A value, a span with null for an open end, or null for any value: a row with fewer nulls from the left wins. */
export type RowKey = string | null | readonly [string | null, string | null];
/** One key per dimension, then the value. */
export type FactorRow = readonly [...RowKey[], string];

export interface FactorTable {
  readonly title: string;
  readonly result?: 'number' | 'text';
  /** Combinations without a row are known and mean "not offered". */
  readonly sparse?: boolean;
  /** Bounds of its numbers, inclusive: a row beyond them is a slip of the pen and is not filed. */
  readonly min?: DecimalText;
  readonly max?: DecimalText;
  readonly dimensions: readonly Dimension[];
  readonly rows: readonly FactorRow[];
}

export type TablesByCategory = Readonly<
  Partial<Record<FactorCategory, Readonly<Record<string, FactorTable>>>>
>;

/** An amount of money that a coverage promises or leaves to the insured: fixed, or what an input of the risk says. */
export interface AmountSource {
  readonly amount?: string;
  readonly input?: string;
  /** For each value of the input its amount, where the value is a code: `100/300`. */
  readonly amounts?: Readonly<Record<string, string>>;
  /** Of the number that the input has; the whole of it unless told. */
  readonly percent?: DecimalText;
}

/** One of the limits of a coverage: each person, each accident, the dwelling. */
export interface CoverageLimit extends AmountSource {
  readonly code: string;
  readonly title: string;
  /** An occurrence unless told. */
  readonly per?: LimitBasis;
  /** Of a coverage that promises several things, the one that it limits: `bodily-injury`. */
  readonly part?: string;
}

export interface CoverageSection {
  readonly code: string;
  readonly title: string;
  readonly limits?: readonly CoverageLimit[];
  readonly deductible?: AmountSource;
  readonly loss?: LossTerms;
  /** Rated once for each element of a list, whose fields conditions read through `as`. */
  readonly perEach?: { readonly list: string; readonly as: string };
  readonly when?: ConditionText;
  readonly baseRate?: DecimalText;
  readonly minPremium?: string;
  readonly maxPremium?: string;
  readonly tables: TablesByCategory;
  readonly steps: readonly Step[];
}

export interface PolicySection {
  readonly tables: TablesByCategory;
  readonly steps: readonly Step[];
}

export const TAKES = ['max', 'min', 'sum', 'product', 'average', 'assigned'] as const;
export type Take = (typeof TAKES)[number];

/** Where a step's number comes from; none given is the coverage's base rate, minimum or maximum premium. */
export interface OperandSource {
  readonly table?: string;
  readonly amount?: DecimalText;
  readonly input?: string;
  /** The number of a whole list, such as the highest driver factor; or of the element that the manual assigns. */
  readonly each?: { readonly list: string; readonly take: Take };
}

interface StepBase {
  readonly code: string;
  readonly title: string;
  readonly when?: ConditionText;
  /** None unless stated. */
  readonly rounding?: Rounding;
}

export type OperandStepKind = 'base' | 'factor' | 'add' | 'minimum' | 'maximum' | 'fee' | 'tax';
export type OperandStep = StepBase & OperandSource & { readonly kind: OperandStepKind };
/** Multiplies by how many units `of` has: each 1,000 of sum insured, each started 100 of payroll. */
export type PerUnitStep = StepBase & {
  readonly kind: 'per-unit';
  readonly of: string;
  readonly per: DecimalText;
  readonly started?: boolean;
};
export type RoundStep = StepBase & { readonly kind: 'round'; readonly rounding: Rounding };
/** Brings coverages into the policy's premium; all of them unless some are named. */
export type SumStep = StepBase & { readonly kind: 'sum'; readonly coverages?: readonly string[] };

export type Combination = 'additive' | 'chained' | 'best';
export interface RuleGroup {
  readonly rules: readonly string[];
  readonly combine: Combination;
  /** Percent of the value the group starts from. */
  readonly cap?: DecimalText;
}
/** Groups follow one another: `additive` takes each from the step's starting value, `chained` from what is left. */
export type AdjustmentStep = StepBase & {
  readonly kind: 'discounts' | 'surcharges';
  readonly groups: readonly RuleGroup[];
  readonly combine: 'additive' | 'chained';
  /** Percent of the step's starting value. */
  readonly cap?: DecimalText;
};

export type Step = OperandStep | PerUnitStep | RoundStep | SumStep | AdjustmentStep;

/** A discount or a surcharge. */
export interface RuleDeclaration {
  readonly code: string;
  readonly name: string;
  readonly description?: string;
  readonly type: 'percentage' | 'fixed';
  /** Percent or dollars; or the table they are looked up in. */
  readonly value?: DecimalText;
  readonly table?: string;
  readonly maxAmount?: string;
  readonly when?: ConditionText;
  /** In the words of the proposal and the worksheet. */
  readonly reason: string;
  /** One that does not stack is given alone, or not at all if the others together are worth more. */
  readonly stackable: boolean;
  /** Lower goes first. */
  readonly priority: number;
}

export const BLOCKING_POINTS = named('BlockingPoint', ['quote', 'bind', 'issue']);
export type BlockingPoint = (typeof BLOCKING_POINTS)[number];

export type UnderwritingRule = {
  readonly code: string;
  readonly title: string;
  readonly when: ConditionText;
} & (
  | { readonly outcome: 'refer'; readonly blocks: BlockingPoint; readonly authority: string }
  | { readonly outcome: 'decline' | 'accept' }
);

/** A way of paying the policy's premium: each installment is total × factor, rounded. */
/** A form that is made part of the policy: of every policy, or where a coverage is charged. */
export interface PolicyForm {
  /** With its edition date, as it is filed: `HO 00 03 (05/2011)`. */
  readonly number: string;
  readonly title: string;
  /** Code of the coverage that attaches it. */
  readonly coverage?: string;
}

export interface PaymentMode {
  readonly code: string;
  readonly title: string;
  readonly instalments: number;
  readonly factor: DecimalText;
  readonly rounding: Rounding;
}

/** What a renewal cap compares: all that is charged, or the premium without its fees, which are then charged in full. */
export const CAP_BASES = ['policy', 'premium'] as const;
export type CapBasis = (typeof CAP_BASES)[number];

/** How far a renewal may move what a policy pays, in percent; no limit where none is stated. */
export interface RenewalCapRule {
  readonly maxIncrease?: DecimalText;
  readonly maxDecrease?: DecimalText;
  /** Of the capped amount, which is rounded toward what the policy pays now. */
  readonly unit: DecimalText;
  readonly by: CapBasis;
}

export const ASSIGNMENTS = ['highest-to-highest', 'principal', 'average'] as const;
export const UNASSIGNED = ['highest', 'lowest', 'refuse'] as const;

/**
 * Which driver rates which vehicle, for the steps that take the assigned one: the driver with the highest number the vehicle
 * with the highest premium so far, and so on down; each vehicle the driver it names; or all of them, by their average.
 */
export interface AssignmentRule {
  readonly rule: (typeof ASSIGNMENTS)[number];
  /** Who is assigned, `drivers`, and to what, `vehicleInfo.vehicles`. */
  readonly list: string;
  readonly to: string;
  /** What ranks the drivers: a table or an input. */
  readonly by?: { readonly table?: string; readonly input?: string };
  /** Where a vehicle names its driver. */
  readonly principal?: string;
  /** Who drives the vehicles that are left, or that name nobody. */
  readonly otherwise?: (typeof UNASSIGNED)[number];
}

/** What the manual's own author expects: a manual whose cases do not come out is not accepted. */
export interface TestCase {
  readonly name: string;
  readonly risk: Readonly<Record<string, unknown>>;
  readonly today?: CalendarDate;
  readonly expect: {
    readonly total?: string;
    readonly charges?: Readonly<Record<string, string>>;
    /** The value after steps, by `coverage.step`. */
    readonly steps?: Readonly<Record<string, string>>;
    readonly payments?: Readonly<Record<string, string>>;
    readonly decision?: 'accept' | 'refer' | 'decline';
    readonly reasons?: readonly string[];
    /** The risk is refused with this error code. */
    readonly error?: string;
  };
}
