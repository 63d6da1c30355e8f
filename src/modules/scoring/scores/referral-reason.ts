import type { OutsideReason } from '../../underwriting/index.js';
import type { ScoreReferral } from '../domain/definition.js';

/** As underwriters know it in their queue. */
export const REFERRAL_CODE = 'model-score';

interface Referring {
  readonly id: string;
  readonly code: string;
  readonly number: number;
}

/** A score says that somebody should look: it says nothing of what to decide. */
export function referralReason(
  { id, code, number }: Referring,
  { threshold, authority }: ScoreReferral,
  score: string,
): OutsideReason {
  return {
    code: REFERRAL_CODE,
    title: `Score of risk by model ${code} ${number}, from ${threshold} on.`,
    authority,
    facts: { modelId: id, model: code, edition: number, threshold },
    value: score,
    worse: 'higher',
  };
}
