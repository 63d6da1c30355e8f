import { Injectable } from '@nestjs/common';
import { Decimal } from '../../../shared/decimal.js';
import { Money } from '../../../shared/money.js';
import type { CappedRelativities } from '../domain/trials/cap-relativities.js';
import { capRelativities } from '../domain/trials/cap-relativities.js';
import { ratingError } from '../rating.errors.js';
import type {
  RelativityLevelField,
  CapRelativitiesRequest,
  CappedRelativitiesResponse,
} from './relativities.dto.js';

/** The bounds in the response's schema. */
const MOST_CHANGE = Decimal.parse('999999999');
const MOST_FACTOR = Decimal.parse('999999999999');

/** Computes relativities and a base rate factor by which no level of a rating variable changes too much. Nothing is stored. */
@Injectable()
export class CapRelativities {
  run(input: CapRelativitiesRequest): CappedRelativitiesResponse {
    const { levels, overallChange = '0', decimals = 4 } = input;
    const capped = capRelativities(
      levels.map(({ level, premium, current, proposed }) => ({
        level,
        premium: Decimal.parse(premium),
        current: Decimal.parse(current),
        proposed: Decimal.parse(proposed),
      })),
      {
        maxIncrease: limit(input.maxIncrease),
        maxDecrease: limit(input.maxDecrease),
        overallChange: Decimal.parse(overallChange),
        decimals,
      },
    );
    if (!capped) throw ratingError('rating.cap-leaves-no-room');
    assertWithinReach(capped);
    return {
      levels: capped.levels.map((one, index) => {
        const { level, current, proposed } = levels[index] as RelativityLevelField;
        return {
          level,
          current,
          proposed,
          capped: String(one.capped),
          bound: one.bound,
          uncappedChange: String(one.uncappedChange),
          change: String(one.change),
          premium: moneyOf(one.premium),
        };
      }),
      baseRateFactor: String(capped.baseRateFactor),
      uncappedBaseRateFactor: String(capped.uncappedBaseRateFactor),
      premiumBefore: moneyOf(capped.premiumBefore),
      premiumIntended: moneyOf(capped.premiumIntended),
      premiumAfter: moneyOf(capped.premiumAfter),
    };
  }
}

/** Throws where the sum of valid premiums is larger than Money allows. */
function moneyOf(amount: Decimal): string {
  return Money.ofCents(amount.coefficientAt(2)).toString();
}

/** Refuses results beyond the response's bounds, such as a relativity that grows from a millionth to a million. */
function assertWithinReach({ levels, baseRateFactor, uncappedBaseRateFactor }: CappedRelativities): void {
  const errors = levels.flatMap(({ change, uncappedChange, capped }, index) => {
    const isFar =
      change.compare(MOST_CHANGE) > 0 ||
      uncappedChange.compare(MOST_CHANGE) > 0 ||
      capped.compare(MOST_FACTOR) > 0;
    if (isFar) return [{ pointer: `/levels/${index}/proposed`, detail: 'is too far from the current one' }];
    const detail = 'comes to 0 when it is capped and rounded: ask for more decimals, or for a larger scale';
    return capped.isZero ? [{ pointer: `/levels/${index}/current`, detail }] : [];
  });
  if (baseRateFactor.compare(MOST_FACTOR) > 0 || uncappedBaseRateFactor.compare(MOST_FACTOR) > 0)
    errors.push({ pointer: '/overallChange', detail: 'would take a base rate beyond twelve digits' });
  if (errors.length > 0) throw ratingError('rating.premium-out-of-range', { errors });
}

function limit(percent: string | undefined): Decimal | null {
  return percent === undefined ? null : Decimal.parse(percent);
}
