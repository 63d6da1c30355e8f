import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { addMonths, completedYears } from '../../../../shared/calendar-date.js';
import { named } from '../../../../shared/named-list.js';

/** A share of every loss; of one claim, or of all claims of one event, what is above a retention. */
export const TREATY_KINDS = named('TreatyKind', ['quota_share', 'excess_per_risk', 'excess_per_occurrence']);
export type TreatyKind = (typeof TREATY_KINDS)[number];

/** Adjusting and legal expense: not ceded; part of the loss, within the limit; or in proportion to the loss, beside the limit. */
export const EXPENSE_TREATMENTS = named('TreatyExpenses', ['excluded', 'included', 'pro_rata']);
export type ExpenseTreatment = (typeof EXPENSE_TREATMENTS)[number];

export const TREATY_STATUSES = named('TreatyStatus', ['draft', 'active', 'withdrawn']);
export type TreatyStatus = (typeof TREATY_STATUSES)[number];

/** All of something, in basis points. */
export const WHOLE = 10_000;

/** What inures to the benefit of what: a quota share is taken first, then the excess of a claim, then that of an event. */
export const CUSTOMARY_ORDER: Readonly<Record<TreatyKind, number>> = {
  quota_share: 10,
  excess_per_risk: 20,
  excess_per_occurrence: 30,
};

export interface ReinsurerShare {
  readonly code: string;
  readonly name: string;
  readonly shareBps: number;
}

/** A treaty as cessions are worked out by it. Amounts are cents, of the whole treaty: a reinsurer bears its share of them. */
export interface TreatyTerms {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly kind: TreatyKind;
  readonly reinsurers: readonly ReinsurerShare[];
  readonly placedBps: number;
  readonly cededBps: number | null;
  readonly retention: number | null;
  readonly limit: number | null;
  readonly annualLimit: number | null;
  readonly expenses: ExpenseTreatment;
  readonly inuringOrder: number;
  /** Empty: all of them. */
  readonly productTypes: readonly string[];
  readonly states: readonly string[];
  readonly coverages: readonly string[];
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
  readonly noticeBps: number | null;
  readonly noticeDays: number | null;
}

interface Subject {
  readonly productType: string;
  readonly state: string;
  readonly lossOn: CalendarDate;
}

/** Whether a claim falls under it: losses attach by the day on which they happened. */
export function attaches(treaty: TreatyTerms, { productType, state, lossOn }: Subject): boolean {
  return (
    treaty.effectiveDate <= lossOn &&
    lossOn < treaty.expirationDate &&
    isNamed(treaty.productTypes, productType) &&
    isNamed(treaty.states, state)
  );
}

export function coversCoverage({ coverages }: Pick<TreatyTerms, 'coverages'>, coverage: string): boolean {
  return isNamed(coverages, coverage);
}

function isNamed(names: readonly string[], name: string): boolean {
  return names.length === 0 || names.includes(name);
}

/** From one anniversary of a treaty to the next, or to its end: its aggregate limit is one of each year. */
export interface TreatyYear {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/** The year of a treaty to which a day belongs. */
export function treatyYear(
  { effectiveDate, expirationDate }: Pick<TreatyTerms, 'effectiveDate' | 'expirationDate'>,
  lossOn: CalendarDate,
): TreatyYear {
  const begin = (year: number): CalendarDate => addMonths(effectiveDate, year * 12);
  const completed = completedYears(effectiveDate, lossOn);
  // Where there is no February 29, a year begins a day before it is completed.
  const year = begin(completed + 1) <= lossOn ? completed + 1 : completed;
  const until = begin(year + 1);
  return { from: begin(year), until: until < expirationDate ? until : expirationDate };
}
