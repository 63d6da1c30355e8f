import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { named } from '../../../../shared/named-list.js';
import type { ProductType } from '../../../../shared/product-types.js';
import type { Rounding } from '../../../../shared/rounding.js';
import type { DerivedDeclaration, InputDeclaration, ListDeclaration } from './inputs.js';
import type { CoverageSection, PolicySection, RuleDeclaration } from './sections.js';
import type { ConditionText, DecimalText } from './texts.js';

export const MANUAL_FORMAT = 'bindery.manual/1';
/**
 * How the engine reads a manual. A filed manual keeps the version it was filed under, so that its premiums stay the same. 1:
 * in conditions money is whole cents, and no step leaves a value below zero. 2: in conditions money is dollars, as in
 * tables, and only the end of a section keeps a premium from being below zero.
 */
export const ENGINE_VERSIONS = ['1', '2'] as const;
export type EngineVersion = (typeof ENGINE_VERSIONS)[number];
export const ENGINE_VERSION: EngineVersion = '2';

/** One rate manual as one JSON document: everything its premiums depend on, and the test cases that prove it. */
export interface ManualDocument {
  readonly format: typeof MANUAL_FORMAT;
  /** The present version unless the document states another. */
  readonly engine: EngineVersion;
  readonly plan: PlanHeading;
  readonly edition: EditionHeading;
  /** Lengths of term, in months, that its premiums are for; a risk with another term is refused. */
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
   * Inputs that binding needs, though rating does not: `propertyInfo.address`, `vehicleInfo.vehicles[].vin`. They are
   * checked when a quote is bound and when a policy is changed or renewed.
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
  /** Source of the numbers: a filing, a manual page, a textbook. */
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

/** A form that is part of the policy: of every policy, or of those with a coverage. */
export interface PolicyForm {
  /** Number with edition date, as filed: `HO 00 03 (05/2011)`. */
  readonly number: string;
  readonly title: string;
  /** Code of the coverage that attaches it. */
  readonly coverage?: string;
}

/** A payment mode: each installment is total × factor, rounded. */
export interface PaymentMode {
  readonly code: string;
  readonly title: string;
  readonly instalments: number;
  readonly factor: DecimalText;
  readonly rounding: Rounding;
}

/** What a renewal cap compares: all charges, or the premium without its fees, which are then charged in full. */
export const CAP_BASES = ['policy', 'premium'] as const;
export type CapBasis = (typeof CAP_BASES)[number];

/** The most by which a renewal may change what a policy pays, in percent; an absent bound is no limit. */
export interface RenewalCapRule {
  readonly maxIncrease?: DecimalText;
  readonly maxDecrease?: DecimalText;
  /** The unit of a capped amount, rounded toward what the policy pays now. */
  readonly unit: DecimalText;
  readonly by: CapBasis;
}

export const ASSIGNMENTS = ['highest-to-highest', 'principal', 'average'] as const;
export const UNASSIGNED = ['highest', 'lowest', 'refuse'] as const;

/**
 * Chooses the driver who rates each vehicle, for steps that take the assigned one. `highest-to-highest`: the driver with the
 * highest number gets the vehicle with the highest premium so far, and so on down. `principal`: the driver that the vehicle
 * names. `average`: all drivers.
 */
export interface AssignmentRule {
  readonly rule: (typeof ASSIGNMENTS)[number];
  /** The list that is assigned, such as `drivers`, and the list that it is assigned to, such as `vehicleInfo.vehicles`. */
  readonly list: string;
  readonly to: string;
  /** What ranks the drivers: a table or an input. */
  readonly by?: { readonly table?: string; readonly input?: string };
  /** The input of a vehicle that names its driver. */
  readonly principal?: string;
  /** The driver of a vehicle that is left over or names none, by rank; `refuse` refuses the risk. */
  readonly otherwise?: (typeof UNASSIGNED)[number];
}

/** A test case of the manual's author: a manual whose cases fail cannot be filed. */
export interface TestCase {
  readonly name: string;
  readonly risk: Readonly<Record<string, unknown>>;
  readonly today?: CalendarDate;
  readonly expect: {
    readonly total?: string;
    readonly charges?: Readonly<Record<string, string>>;
    /** Values after steps, by `coverage.step`. */
    readonly steps?: Readonly<Record<string, string>>;
    readonly payments?: Readonly<Record<string, string>>;
    readonly decision?: 'accept' | 'refer' | 'decline';
    readonly reasons?: readonly string[];
    /** The risk is refused with this error code. */
    readonly error?: string;
  };
}
