import { Injectable } from '@nestjs/common';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { CommonPasswords } from './common-passwords.js';

/** zxcvbn's scale: 3 means more than 10^8 guesses, too many for online guessing. */
const MIN_SCORE = 3;

/**
 * Estimates passwords with zxcvbn and its list of 49,000 known ones. A list alone is not enough: only some forty known passwords have our
 * minimum length, while most weak long ones are repeats, keyboard patterns and two words with a year, which zxcvbn recognizes.
 */
@Injectable()
export class EstimatedPasswords extends CommonPasswords {
  private estimator: Promise<ZxcvbnFactory> | null = null;

  async isCommon(password: string, context: readonly string[]): Promise<boolean> {
    const estimator = await (this.estimator ??= loadEstimator());
    return estimator.check(password, [...context]).score < MIN_SCORE;
  }
}

/** Loaded on first use: its dictionaries take some 40 MB, and most processes never set a password. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [core, common] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]);
  return new core.ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs });
}
