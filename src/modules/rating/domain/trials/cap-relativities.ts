import { Decimal } from '../../../../shared/decimal.js';
import type { Rounding } from '../../../../shared/rounding.js';

/** A level of a rating variable, such as a territory, with the book's premium in it at current rates. */
export interface RelativityLevel {
  readonly level: string;
  readonly premium: Decimal;
  readonly current: Decimal;
  readonly proposed: Decimal;
}

export interface RelativityCap {
  /** The most that the premium of a level may change in percent, base rate and relativity together; null for no limit. */
  readonly maxIncrease: Decimal | null;
  readonly maxDecrease: Decimal | null;
  /** Intended change of the whole book's premium, in percent. */
  readonly overallChange: Decimal;
  /** Decimals of the relativities and of the factor on the base rate. */
  readonly decimals: number;
}

export interface CappedRelativity {
  readonly level: string;
  readonly capped: Decimal;
  readonly bound: 'increase' | 'decrease' | null;
  /** Change of the level's premium without and with the cap, in percent to one decimal. */
  readonly uncappedChange: Decimal;
  readonly change: Decimal;
  readonly premium: Decimal;
}

export interface CappedRelativities {
  readonly levels: readonly CappedRelativity[];
  /** The factor on the base rate. */
  readonly baseRateFactor: Decimal;
  /** The factor on the base rate without a cap. */
  readonly uncappedBaseRateFactor: Decimal;
  readonly premiumBefore: Decimal;
  readonly premiumIntended: Decimal;
  /** Computed with the rounded relativities and factor. */
  readonly premiumAfter: Decimal;
}

const FINE: Rounding = { unit: '0.00000000000001', mode: 'half-even' };
const ONE_DECIMAL: Rounding = { unit: '0.1', mode: 'half-up' };
const CENT: Rounding = { unit: '0.01', mode: 'half-up' };
const HUNDRED = Decimal.parse('100');
const ZERO = Decimal.ZERO;
/** What may remain, by rounding, of a sum of quotients after all its parts were subtracted. */
const NOTHING = Decimal.parse('0.000001');

/**
 * Caps what new relativities do to each level and offsets the difference in the base rate, so that the book's premium
 * changes as intended (Werner & Modlin, Basic Ratemaking, chapter 14). Uncapped levels keep their proposed relativity; in a
 * capped level the base rate's change is backed out. Null when every level is at its bound before the intended change is
 * reached. The premium is a rising, piecewise linear function of the factor on the base rate: between factors at which a
 * level reaches or leaves a bound it is (premium of bound levels) + factor × (premium of free levels). The sweep finds the
 * piece.
 */
export function capRelativities(
  levels: readonly RelativityLevel[],
  cap: RelativityCap,
): CappedRelativities | null {
  const premiumBefore = sum(levels.map(({ premium }) => premium));
  const premiumIntended = grown(premiumBefore, cap.overallChange);
  const [most, least] = [bound(cap.maxIncrease, 1), bound(cap.maxDecrease, -1)];
  const moved = levels.map((one) => ({ ...one, ratio: quotient(one.proposed, one.current) }));
  const free = sum(moved.map(({ premium, ratio }) => premium.times(ratio)));
  if (premiumBefore.isZero || free.isZero) return null;
  const factor = baseRateFactor(moved, premiumIntended, most, least);
  if (!factor) return null;
  const rounding: Rounding = { unit: unitOf(cap.decimals), mode: 'half-up' };
  const uncapped = quotient(premiumIntended, free);
  const baseRate = factor.round(rounding);
  if (baseRate.isZero) return null;
  const capped = moved.map(({ level, premium, current, proposed, ratio }): CappedRelativity => {
    const wanted = ratio.times(factor);
    const reached =
      most && wanted.compare(most) > 0 ? 'increase' : least && wanted.compare(least) < 0 ? 'decrease' : null;
    const change = reached === 'increase' ? most : reached === 'decrease' ? least : null;
    const relativity = change ? current.times(change).dividedBy(baseRate, rounding) : proposed;
    const paid = premium.times(relativity).times(baseRate);
    return {
      level,
      capped: relativity,
      bound: reached,
      uncappedChange: percent(ratio.times(uncapped)),
      change: percent(quotient(relativity.times(baseRate), current)),
      premium: paid.dividedBy(current, CENT),
    };
  });
  return {
    levels: capped,
    baseRateFactor: baseRate,
    uncappedBaseRateFactor: uncapped.round(rounding),
    premiumBefore: premiumBefore.round(CENT),
    premiumIntended: premiumIntended.round(CENT),
    premiumAfter: sum(capped.map(({ premium }) => premium)),
  };
}

interface Moved extends RelativityLevel {
  readonly ratio: Decimal;
}

interface Event {
  readonly at: Decimal;
  readonly held: Decimal;
  readonly free: Decimal;
}

function baseRateFactor(
  levels: readonly Moved[],
  intended: Decimal,
  most: Decimal | null,
  least: Decimal | null,
): Decimal | null {
  let held = least ? sum(levels.map(({ premium }) => premium.times(least))) : ZERO;
  let free = least ? ZERO : sum(levels.map(({ premium, ratio }) => premium.times(ratio)));
  if (held.compare(intended) > 0) return null;
  const events = levels.flatMap(({ premium, ratio }): Event[] => {
    const own = premium.times(ratio);
    return [
      ...(least ? [{ at: quotient(least, ratio), held: premium.times(least).negated(), free: own }] : []),
      ...(most ? [{ at: quotient(most, ratio), held: premium.times(most), free: own.negated() }] : []),
    ];
  });
  events.sort((a, b) => a.at.compare(b.at));
  let until = events.at(-1)?.at ?? null;
  for (const event of events) {
    until = event.at;
    if (held.plus(free.times(event.at)).compare(intended) >= 0) break;
    held = held.plus(event.held);
    free = free.plus(event.free);
  }
  const left = intended.minus(held);
  if (free.compare(NOTHING) >= 0) return quotient(left, free);
  // All levels are at a bound: this is the intended premium, or it cannot be reached.
  return left.compare(NOTHING) < 0 ? until : null;
}

/** The factor of a bound: 15% more is 1.15, 100% less is 0. */
function bound(percent: Decimal | null, sign: 1 | -1): Decimal | null {
  if (percent === null) return null;
  return grown(Decimal.ONE, sign === 1 ? percent : percent.negated());
}

function grown(value: Decimal, percent: Decimal): Decimal {
  return value.times(HUNDRED.plus(percent)).times(Decimal.parse('0.01'));
}

function percent(factor: Decimal): Decimal {
  return factor.minus(Decimal.ONE).times(HUNDRED).round(ONE_DECIMAL);
}

function quotient(a: Decimal, b: Decimal): Decimal {
  return a.dividedBy(b, FINE);
}

function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), ZERO);
}

function unitOf(decimals: number): string {
  return decimals === 0 ? '1' : `0.${'0'.repeat(decimals - 1)}1`;
}
