import { Decimal } from '../../../../shared/decimal.js';
import { Money } from '../../../../shared/money.js';
import type { Rounding, RoundingMode } from '../../../../shared/rounding.js';
import { TO_THE_CENT } from '../../../../shared/rounding.js';
import { ratingError } from '../../rating.errors.js';

/** The most by which one renewal may change a premium, in percent of what the policy pays now; null for no limit. */
export interface RenewalCap {
  readonly maxIncrease: string | null;
  readonly maxDecrease: string | null;
  /** Unit of the premium that is charged. Rounding goes toward the current premium, so that it never exceeds the cap. */
  readonly unit: string;
}

/** What the last renewal charged and what it would have charged without the cap; their quotient is still to come. */
export interface CarriedChange {
  readonly charged: Money;
  readonly indicated: Money;
}

/**
 * The premiums of both plans for the *new* characteristics: what a customer changed, such as a second car, is no change of
 * rates and is not capped.
 */
export interface RenewalPremiums {
  readonly expiringPlan: Money;
  readonly newPlan: Money;
  /** Carried from the last renewal: the policy pays less, or more, than the expiring plan's premium in this proportion. */
  readonly carried: CarriedChange | null;
}

export interface CappedRenewal {
  /** The premium that the policy would pay without a change of plan. */
  readonly before: Money;
  readonly charged: Money;
  /** Percent, rounded half up to one decimal; null where the policy paid nothing before. */
  readonly indicatedChange: Decimal | null;
  readonly appliedChange: Decimal | null;
  /** Carried to the next renewal; null when nothing is left. */
  readonly carried: CarriedChange | null;
  /** The change in percent that is left for the next renewal if nothing else changes. */
  readonly nextChange: Decimal | null;
}

const ONE_DECIMAL: Rounding = { unit: '0.1', mode: 'half-up' };
const HUNDRED = Decimal.parse('100');

/** Caps the change of one renewal and carries the rest: of +20% under a cap of 15%, 15% now and 1.20 ÷ 1.15 − 1 = 4.3% next. */
export function capRenewal(premiums: RenewalPremiums, cap: RenewalCap): CappedRenewal {
  const { newPlan: indicated } = premiums;
  const before = premiumWithout(premiums);
  const charged = before.isZero ? indicated : limited(before, indicated, cap);
  const isReached = charged.equals(indicated);
  return {
    before,
    charged,
    indicatedChange: changeInPercent(before, indicated, ONE_DECIMAL),
    appliedChange: changeInPercent(before, charged, ONE_DECIMAL),
    carried: isReached ? null : { charged, indicated },
    nextChange: isReached ? null : changeInPercent(charged, indicated, ONE_DECIMAL),
  };
}

/** The change from one amount to another in percent; null where the first is zero. */
export function changeInPercent(from: Money, to: Money, rounding: Rounding): Decimal | null {
  if (from.isZero) return null;
  return to.minus(from).toDecimal().times(HUNDRED).dividedBy(from.toDecimal(), rounding);
}

/** The share of a premium that a capped renewal charges; all of it where the renewal's uncapped premium was zero. */
export function capShareOf(premium: Money, { charged, indicated }: CarriedChange, rounding: Rounding): Money {
  if (indicated.isZero) return premium;
  const share = premium.toDecimal().times(charged.toDecimal());
  return inRange(share.dividedBy(indicated.toDecimal(), rounding));
}

function premiumWithout({ expiringPlan, carried }: RenewalPremiums): Money {
  return carried === null ? expiringPlan : capShareOf(expiringPlan, carried, TO_THE_CENT);
}

function limited(before: Money, indicated: Money, { maxIncrease, maxDecrease, unit }: RenewalCap): Money {
  if (maxIncrease !== null && indicated.compare(before) > 0) {
    const most = moved(before, Decimal.parse(maxIncrease), unit, 'down');
    // A coarse unit must not turn a small increase into a decrease.
    const limit = most.compare(before) < 0 ? before : most;
    return indicated.compare(limit) > 0 ? limit : indicated;
  }
  if (maxDecrease !== null && indicated.compare(before) < 0) {
    const least = moved(before, Decimal.parse(maxDecrease).negated(), unit, 'up');
    const limit = least.compare(before) > 0 ? before : least;
    return indicated.compare(limit) < 0 ? limit : indicated;
  }
  return indicated;
}

function moved(premium: Money, percent: Decimal, unit: string, mode: RoundingMode): Money {
  const exact = premium.toDecimal().times(HUNDRED.plus(percent)).times(Decimal.parse('0.01'));
  return inRange(exact.round({ unit, mode }));
}

function inRange(amount: Decimal): Money {
  const money = Money.tryParse(Decimal.of(amount.coefficientAt(2), 2).toString());
  if (!money) throw ratingError('rating.premium-out-of-range');
  return money;
}
