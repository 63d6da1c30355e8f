/** Smaller groups get no rate, because it would be left to chance. */
export const LEAST_IN_GROUP = 30;
/** The four-fifths rule of the Uniform Guidelines on Employee Selection (29 CFR 1607.4 D), which insurance examiners borrow. */
const FOUR_FIFTHS = 0.8;

export interface GroupCount {
  readonly group: string;
  readonly quotes: number;
  readonly referred: number;
}

export interface GroupImpact {
  /** The share that passes; null for a group that is too small. */
  readonly passRate: string | null;
  /** The pass rate divided by the highest pass rate of a group; null for too small a group or without another to compare with. */
  readonly impactRatio: string | null;
  readonly isBelowFourFifths: boolean | null;
}

export const NO_IMPACT: GroupImpact = { passRate: null, impactRatio: null, isBelowFourFifths: null };

/** Compares each group's pass rate with the highest one. */
export function adverseImpact<Group extends GroupCount>(
  groups: readonly Group[],
): readonly (Group & GroupImpact)[] {
  const rated = groups.filter(({ quotes }) => quotes >= LEAST_IN_GROUP);
  const best = Math.max(...rated.map(passRate));
  return groups.map((group) => {
    if (group.quotes < LEAST_IN_GROUP) return { ...group, ...NO_IMPACT };
    const rate = passRate(group);
    const rateAlone = { ...group, ...NO_IMPACT, passRate: rate.toFixed(4) };
    if (rated.length < 2 || best === 0) return rateAlone;
    const ratio = rate / best;
    return { ...rateAlone, impactRatio: ratio.toFixed(4), isBelowFourFifths: ratio < FOUR_FIFTHS };
  });
}

function passRate({ quotes, referred }: GroupCount): number {
  return (quotes - referred) / quotes;
}
