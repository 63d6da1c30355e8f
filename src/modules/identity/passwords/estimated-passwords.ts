import { Injectable } from '@nestjs/common';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { CommonPasswords } from './common-passwords.js';

/** zxcvbn's scale: 3 means more than 10^8 guesses, out of reach of guessing online. */
const MIN_SCORE = 3;

/**
 * zxcvbn with its list of 49,000 known passwords. A plain list is not enough here: only some forty known passwords are as
 * long as our minimum, while most weak long ones are repeats, keyboard walks and two words with a year, which it estimates.
 */
@Injectable()
export class EstimatedPasswords extends CommonPasswords {
  private estimator: Promise<ZxcvbnFactory> | null = null;

  async isCommon(password: string, context: readonly string[]): Promise<boolean> {
    const estimator = await (this.estimator ??= loadEstimator());
    return estimator.check(password, [...context]).score < MIN_SCORE;
  }
}

/** Loaded at the first password that is set: its dictionaries take some 40 MB, and most processes never set one. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [core, common] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]);
  return new core.ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs });
}
