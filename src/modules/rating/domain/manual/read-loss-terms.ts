import { CAUSES_OF_LOSS } from '../../../../shared/causes-of-loss.js';
import { Decimal } from '../../../../shared/decimal.js';
import type { LossExclusion, LossTerms } from './loss-terms.js';
import { SETTLEMENT_STEPS } from './loss-terms.js';
import type { Shape } from './shape.js';
import { defined } from './shape.js';

const HUNDRED = Decimal.parse('100');
const LONGEST_WAIT_DAYS = 3_660;

/** The terms for settling a loss under a coverage. */
export function readLossTerms(shape: Shape): LossTerms {
  const coinsurancePercent = shape.optionalDecimal('coinsurancePercent', 'positive');
  if (coinsurancePercent !== undefined && Decimal.parse(coinsurancePercent).compare(HUNDRED) > 0)
    shape.fault('coinsurancePercent', 'must not be above 100');
  return defined({
    settlement: shape.texts('settlement', SETTLEMENT_STEPS.length).map((step, index) => {
      const known = SETTLEMENT_STEPS.find((each) => each === step);
      if (!known)
        shape.faults.add(
          `${shape.at('settlement')}/${index}`,
          `must be one of ${SETTLEMENT_STEPS.join(', ')}`,
        );
      return known ?? SETTLEMENT_STEPS[0];
    }),
    coinsurancePercent,
    waitingDays: shape.has('waitingDays') ? shape.integer('waitingDays', 1, LONGEST_WAIT_DAYS) : undefined,
    provisions: shape.shapes('provisions', 100, (provision) => ({
      number: provision.text('number', 60),
      title: provision.text('title', 200),
    })),
    exclusions: shape.shapes('exclusions', 100, readExclusion),
  }) as LossTerms;
}

function readExclusion(shape: Shape): LossExclusion {
  return {
    code: shape.code('code'),
    title: shape.text('title', 200),
    provision: shape.text('provision', 60),
    causes: shape.list('causes', CAUSES_OF_LOSS.length, (value, pointer) => {
      const known = CAUSES_OF_LOSS.find((cause) => cause === value);
      if (!known) shape.faults.add(pointer, `must be one of ${CAUSES_OF_LOSS.join(', ')}`);
      return known ?? CAUSES_OF_LOSS[0];
    }),
  };
}
