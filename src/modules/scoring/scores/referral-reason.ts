import type { OutsideReason } from '../../underwriting/index.js';
import { Decimal } from '../../../shared/decimal.js';
import type { ScoreReferral } from '../domain/definition.js';
import type { Contributor } from '../domain/score-quote.js';

/** The code of these referrals in the underwriters' queue. */
export const REFERRAL_CODE = 'model-score';

/** The most reasons that a consumer may be told of a score (15 U.S.C. 1681g(f)(1)(C)). */
const MOST_REASONS = 4;

interface Referring {
  readonly id: string;
  readonly code: string;
  readonly number: number;
}

/** The reason for a referral. A score only says that somebody should look, not what to decide. */
export function referralReason(
  { id, code, number }: Referring,
  { threshold, authority }: ScoreReferral,
  { score, contributors }: { readonly score: string; readonly contributors: readonly Contributor[] },
): OutsideReason {
  return {
    code: REFERRAL_CODE,
    title: `Score of risk by model ${code} ${number}, from ${threshold} on.`,
    authority,
    facts: { modelId: id, model: code, edition: number, threshold, reasons: reasonsOf(contributors) },
    value: score,
    worse: 'higher',
  };
}

/** The variables that raised the score above the average, the largest first. */
function reasonsOf(contributors: readonly Contributor[]): readonly string[] {
  return contributors
    .filter(({ raises }) => Decimal.parse(raises).compare(Decimal.ZERO) > 0)
    .slice(0, MOST_REASONS)
    .map(({ title, value }) => `${title}: ${value ?? 'not told'}`);
}
