/**
 * How much a row of the trail points to harm, as the sum of what is known when it is written: the same row always has the same
 * score. In hundredths, on the scale of NIST SP 800-30 Rev. 1, appendix G (to 4 very low, 20 low, 79 moderate, 95 high, 100 very
 * high). docs/risk-scores.md says for each why it weighs so.
 */
export const RISK_FACTORS = {
  failed: 10,
  'new-network': 15,
  denied: 20,
  'wide-scope': 20,
  'new-device': 25,
  export: 30,
  'account-locked': 30,
  credentials: 35,
  privileges: 40,
  'four-eyes': 45,
  evidence: 50,
  'break-glass': 50,
  'break-glass-begun': 80,
  reuse: 90,
} as const;

export type RiskFactor = keyof typeof RISK_FACTORS;

export const NO_RISK = '0.00';
const MOST = 100;

/** From 0.00 to 1.00. A factor counts once, however often it is named. */
export function riskScore(factors: Iterable<RiskFactor>): string {
  let sum = 0;
  for (const factor of new Set(factors)) sum += RISK_FACTORS[factor];
  return sum === 0 ? NO_RISK : (Math.min(sum, MOST) / 100).toFixed(2);
}

/** Whether a word in a row of the trail is a risk factor. */
export function isRiskFactor(word: string): word is RiskFactor {
  return Object.hasOwn(RISK_FACTORS, word);
}
