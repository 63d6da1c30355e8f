import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addDays, addMonths, daysBetween } from '../../../shared/calendar-date.js';
import { Decimal } from '../../../shared/decimal.js';
import { ENDLESS } from '../../../shared/dollars.js';
import { Money, allocate } from '../../../shared/money.js';
import { longDate } from '../../../shared/long-date.js';
import type { RatedRisk, UnderwritingDecision } from '../../rating/index.js';
import type { QuoteGaps, RatingFactor, RiskSections } from './quote.js';
import type { QuoteStatus } from './quote-status.js';

const DAY_MS = 86_400_000;
/** How far back cover may begin when it is quoted; searches rely on it. */
export const EARLIEST_DAYS_BACK = 30;
const LATEST_DAYS_AHEAD = 180;
const FACTOR_STEPS = ['base', 'factor'];

/** A rated quote that has everything but its number, which the database gives to a first version. */
export type Offer = ReturnType<typeof offerOf>;

export interface OfferInput extends RiskSections {
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly productType: string;
  readonly state: string;
  readonly zipCode: string;
  readonly effectiveDate: CalendarDate;
  readonly termMonths: number;
}

/** Where a quote stands among others. */
export interface Lineage {
  readonly version: number;
  readonly parentQuoteId: string | null;
  readonly groupId: string | null;
  readonly alternative: string | null;
}

export const FIRST_VERSION: Lineage = { version: 1, parentQuoteId: null, groupId: null, alternative: null };

/** Who makes an offer and when, and how long it stands. */
export interface OfferTerms {
  readonly by: string | null;
  readonly at: Date;
  /** For how many days the price is held, also when an edition changes meanwhile. */
  readonly validDays: number;
  readonly lineage?: Lineage;
}

/** A version of a quote: what was asked, what it costs, and until when that holds. */
export function offerOf(
  ids: { readonly id: string; readonly worksheetId: string },
  input: OfferInput,
  rated: RatedRisk,
  { by, at, validDays, lineage = FIRST_VERSION }: OfferTerms,
) {
  const moment = at.toISOString();
  const { decision } = rated;
  const gaps: QuoteGaps = { missing: null, wrong: null, missingToBind: rated.missingToBind };
  return {
    ...ids,
    ...lineage,
    supersededBy: null,
    status: statusAfterRating(decision),
    expiredReason: null,
    ...input,
    companyCode: rated.companyCode,
    expirationDate: addMonths(input.effectiveDate, input.termMonths),
    basePremium: rated.basePremium,
    totalPremium: rated.total,
    monthlyPremium: monthlyPremium(rated, input.termMonths),
    charges: rated.charges,
    ratingFactors: ratingFactors(rated),
    discountsApplied: rated.discounts,
    surchargesApplied: rated.surcharges,
    payments: rated.payments,
    decision,
    declinedReasons: decision.outcome === 'decline' ? declinedReasons(decision) : null,
    aiRiskScore: null,
    conversionProbability: null,
    editionId: rated.editionId,
    expiresAt: new Date(at.getTime() + validDays * DAY_MS).toISOString(),
    policyId: null,
    ...gaps,
    createdBy: by,
    updatedBy: by,
    rowVersion: 1,
    createdAt: moment,
    updatedAt: moment,
  };
}

/** Cover may be quoted back-dated a little, for underwriters to decide on, and ahead as far as editions are filed. */
export function isWithinReach(effective: CalendarDate, today: CalendarDate): boolean {
  const days = daysBetween(today, effective);
  return -EARLIEST_DAYS_BACK <= days && days <= LATEST_DAYS_AHEAD;
}

/** The reach in words, for the person who missed it. */
export function reachFrom(today: CalendarDate): string {
  return `from ${longDate(addDays(today, -EARLIEST_DAYS_BACK))} to ${longDate(addDays(today, LATEST_DAYS_AHEAD))}`;
}

/**
 * The status by the manual's rules alone: a referral that blocks the quote itself keeps it a draft, unless
 * underwriting lets it through.
 */
export function statusAfterRating(decision: UnderwritingDecision): QuoteStatus {
  if (decision.outcome === 'decline') return 'declined';
  const blocked = decision.reasons.some((reason) => reason.blocks === 'quote');
  return decision.outcome === 'refer' && blocked ? 'draft' : 'quoted';
}

/**
 * The manual's own monthly installment where it files one, else the largest of equal parts that add up to the premium. The
 * premium of a term longer than a year is for each of its years.
 */
function monthlyPremium(rated: RatedRisk, termMonths: number): string {
  const months = Math.min(termMonths, 12);
  const filed = rated.payments.find((payment) => payment.instalments === months && months > 1);
  return filed?.amount ?? String(allocate(Money.parse(rated.total), months)[0]);
}

function ratingFactors(rated: RatedRisk): readonly RatingFactor[] {
  return rated.worksheet.steps
    .filter((step) => FACTOR_STEPS.includes(step.kind) && step.operand !== undefined)
    .map(({ coverage, step, title, operand = '' }) => ({ coverage, step, title, factor: toTwelve(operand) }));
}

/** A factor that is already written as it is on the wire. */
const PLAIN_FACTOR = /^(0|[1-9]\d{0,14})(\.\d{1,12})?$/;
const TWELVE_PLACES = { unit: '0.000000000001', mode: 'half-up' } as const;

/** An interpolated factor may have more places than the wire, or no end. */
function toTwelve(operand: string): string {
  if (PLAIN_FACTOR.test(operand)) return operand;
  const factor = Decimal.parse(operand.replace(ENDLESS, ''));
  return (factor.scale > 12 ? factor.round(TWELVE_PLACES) : factor).toString();
}

function declinedReasons(decision: UnderwritingDecision): readonly string[] {
  return decision.reasons.filter((reason) => reason.outcome === 'decline').map((reason) => reason.title);
}
