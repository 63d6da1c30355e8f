import { Decimal as LongDecimal } from 'decimal.js';
import type { Link, ModelDefinition } from './definition.js';

/**
 * Powers of e are computed in decimal, because Math.exp may differ in its last digit between machines. With 30 digits the
 * error is below 1e-28, which matters only for a value that close to the middle between two scores.
 */
const Exact = LongDecimal.clone({ precision: 30, rounding: LongDecimal.ROUND_HALF_UP });
/** From here on scores are 0.0000 or 1.0000 in any case. */
const FARTHEST = 40;
const PLACES = 4;

/** Converts a model's sum to a score from 0.0000 to 1.0000, rounded half up. */
export function scoreOf({ link, scaling }: Pick<ModelDefinition, 'link' | 'scaling'>, sum: string): string {
  const value = scaling ? logOdds(scaling, sum) : new Exact(sum);
  const bounded = Exact.max(-FARTHEST, Exact.min(FARTHEST, value));
  return share(bounded, link ?? 'logit').toFixed(PLACES, Exact.ROUND_HALF_UP);
}

function share(value: LongDecimal, link: Link): LongDecimal {
  const one = new Exact(1);
  if (link === 'logit') return one.dividedBy(one.plus(value.negated().exp()));
  return one.minus(value.exp().negated().exp());
}

/** Points are a logarithmic scale: a fixed number of points doubles the odds. */
function logOdds(
  { points, odds, pointsToDoubleOdds }: NonNullable<ModelDefinition['scaling']>,
  sum: string,
): LongDecimal {
  const doublings = new Exact(sum).minus(points).dividedBy(pointsToDoubleOdds);
  return new Exact(odds).ln().plus(doublings.times(new Exact(2).ln()));
}
