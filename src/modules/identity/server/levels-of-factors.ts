import type { FactorsOfUser } from '../factors/factors.store.js';
import { hasFactor, hasStrongFactor } from '../factors/factors.store.js';
import type { Level } from './levels.js';
import { AAL1, AAL2, AAL2_SMS } from './levels.js';

/** The highest level that a user's factors reach. A user with a stronger factor cannot change factors by SMS alone. */
export function strongestOf(factors: FactorsOfUser): Level {
  if (hasStrongFactor(factors)) return AAL2;
  return hasFactor(factors) ? AAL2_SMS : AAL1;
}
