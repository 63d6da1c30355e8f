/** A rate of fewer is an accident: none is worked out. */
export const LEAST_IN_GROUP = 30;
/** The rule of four fifths, of the Uniform Guidelines on Employee Selection (29 CFR 1607.4 D), which examiners borrow. */
const FOUR_FIFTHS = 0.8;

export interface GroupCount {
  readonly group: string;
  readonly quotes: number;
  readonly referred: number;
}

export interface GroupImpact {
  /** The part that is let pass; null where there are too few. */
  readonly passRate: string | null;
  /** By the rate of the group that is let pass most often; null where there are too few, or nobody to compare with. */
  readonly impactRatio: string | null;
  readonly isBelowFourFifths: boolean | null;
}

export const NO_IMPACT: GroupImpact = { passRate: null, impactRatio: null, isBelowFourFifths: null };

/** Compares how often each group is let pass with the group that is let pass most often. */
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
