import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { named } from '../../../../shared/named-list.js';
import type { ProductType } from '../../../../shared/product-types.js';
import type { Rounding } from '../../../../shared/rounding.js';
import type { DerivedDeclaration, InputDeclaration, ListDeclaration } from './inputs.js';
import type { CoverageSection, PolicySection, RuleDeclaration } from './sections.js';
import type { ConditionText, DecimalText } from './texts.js';

export const MANUAL_FORMAT = 'bindery.manual/1';
/**
 * How the engine reads a manual. What was filed keeps the version that it was filed under, so that its premiums stay what they were:
 * 1: in conditions money is a whole number of cents, and no step leaves a value below zero;
 * 2: in conditions money is dollars, as in tables, and a premium is kept from falling below zero where its section ends.
 */
export const ENGINE_VERSIONS = ['1', '2'] as const;
export type EngineVersion = (typeof ENGINE_VERSIONS)[number];
export const ENGINE_VERSION: EngineVersion = '2';

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

/** A form that is made part of the policy: of every policy, or where a coverage is charged. */
export interface PolicyForm {
  /** With its edition date, as it is filed: `HO 00 03 (05/2011)`. */
  readonly number: string;
  readonly title: string;
  /** Code of the coverage that attaches it. */
  readonly coverage?: string;
}

/** A way of paying the policy's premium: each installment is total × factor, rounded. */
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
  /** The unit to which a capped amount is rounded, toward what the policy pays now. */
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
