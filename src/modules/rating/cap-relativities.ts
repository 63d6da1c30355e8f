import { Injectable } from '@nestjs/common';
import { Decimal } from '../../shared/decimal.js';
import type { CappedRelativity } from './domain/cap-relativities.js';
import { capRelativities } from './domain/cap-relativities.js';
import { ratingError } from './rating.errors.js';

export interface RelativityLevelInput {
  readonly level: string;
  readonly premium: string;
  readonly current: string;
  readonly proposed: string;
}

export interface CapRelativitiesInput {
  readonly levels: readonly RelativityLevelInput[];
  readonly maxIncrease?: string | undefined;
  readonly maxDecrease?: string | undefined;
  readonly overallChange?: string | undefined;
  readonly decimals?: number | undefined;
}

export interface CappedRelativityView extends Omit<RelativityLevelInput, 'premium'> {
  readonly capped: string;
  readonly bound: CappedRelativity['bound'];
  readonly uncappedChange: string;
  readonly change: string;
  readonly premium: string;
}

export interface CappedRelativitiesView {
  readonly levels: readonly CappedRelativityView[];
  readonly baseRateFactor: string;
  readonly uncappedBaseRateFactor: string;
  readonly premiumBefore: string;
  readonly premiumIntended: string;
  readonly premiumAfter: string;
}

/** What relativities and base rate would have to be filed so that no level of a rating variable moves too far; nothing is kept. */
@Injectable()
export class CapRelativities {
  run(input: CapRelativitiesInput): CappedRelativitiesView {
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
    return {
      levels: capped.levels.map((one, index) => {
        const { level, current, proposed } = levels[index] as RelativityLevelInput;
        return {
          level,
          current,
          proposed,
          capped: String(one.capped),
          bound: one.bound,
          uncappedChange: String(one.uncappedChange),
          change: String(one.change),
          premium: String(one.premium),
        };
      }),
      baseRateFactor: String(capped.baseRateFactor),
      uncappedBaseRateFactor: String(capped.uncappedBaseRateFactor),
      premiumBefore: String(capped.premiumBefore),
      premiumIntended: String(capped.premiumIntended),
      premiumAfter: String(capped.premiumAfter),
    };
  }
}

function limit(percent: string | undefined): Decimal | null {
  return percent === undefined ? null : Decimal.parse(percent);
}
