import { formatScaled } from '../../shared/decimal.js';
import type { ExactInteger } from '../../shared/exact-integer.js';
import { normalized, subtract } from '../../shared/exact-integer.js';
import { divideRounded } from '../../shared/rounding.js';
import { BUCKETS, hundredthsOfPercent, percentText } from './domain/premium-change.js';
import { Tally } from './domain/tally.js';
import type { AffectedPolicy, TallyState } from './domain/tally.js';
import type {
  ImpactAnalysisResultResponse,
  BucketResponse,
  AffectedPolicyResponse,
} from './impact-analyses.dto.js';

/** A finished tally in the words of the wire. */
export function resultView(
  id: string,
  policies: number,
  stored: Partial<TallyState>,
): ImpactAnalysisResultResponse {
  const tally = new Tally(stored).state;
  const { rated, errors, raised, lowered, unchanged } = tally;
  const [before, after] = [exact(tally.oldCents), exact(tally.newCents)];
  const change = subtract(after, before);
  return {
    bookRatingId: id,
    policies,
    rated,
    errors,
    oldTotal: formatScaled(before, 2),
    newTotal: formatScaled(after, 2),
    change: formatScaled(change, 2),
    changePercent: percentText(hundredthsOfPercent(before, change)),
    oldAverage: average(before, rated),
    newAverage: average(after, rated),
    raised,
    lowered,
    unchanged,
    withoutOldPremium: tally.fromZero,
    smallestChange: tally.leastCents === null ? null : formatScaled(tally.leastCents, 2),
    largestChange: tally.mostCents === null ? null : formatScaled(tally.mostCents, 2),
    smallestChangePercent: percentOf(tally.leastHundredths),
    largestChangePercent: percentOf(tally.mostHundredths),
    histogram: BUCKETS.map((bucket, index) => ({ ...edges(bucket), policies: tally.histogram[index] ?? 0 })),
    errorReasons: [...tally.reasons]
      .sort((a, b) => b.count - a.count)
      .map(({ count, edition, code, pointer, detail }) => ({
        edition,
        code,
        pointer,
        detail,
        policies: count,
      })),
    mostRaised: tally.mostRaised.map(affected),
    mostLowered: tally.mostLowered.map(affected),
  };
}

function edges({ from, to }: (typeof BUCKETS)[number]): Omit<BucketResponse, 'policies'> {
  return { fromPercent: from === null ? null : `${from}.00`, toPercent: to === null ? null : `${to}.00` };
}

function affected(policy: AffectedPolicy): AffectedPolicyResponse {
  const { policyId, policyNumber, oldCents, newCents, hundredths } = policy;
  return {
    policyId,
    policyNumber,
    oldTotal: formatScaled(oldCents, 2),
    newTotal: formatScaled(newCents, 2),
    change: formatScaled(newCents - oldCents, 2),
    changePercent: formatScaled(exact(hundredths), 2),
  };
}

function average(cents: ExactInteger, count: number): string | null {
  return count === 0 ? null : formatScaled(divideRounded(cents, count, 'half-up'), 2);
}

function percentOf(hundredths: string | null): string | null {
  return hundredths === null ? null : formatScaled(exact(hundredths), 2);
}

function exact(text: string): ExactInteger {
  return normalized(BigInt(text));
}
