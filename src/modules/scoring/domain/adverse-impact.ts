/** A rate of fewer is an accident: none is worked out. */
export const LEAST_IN_GROUP = 30;
/** The rule of four fifths, of the Uniform Guidelines on Employee Selection (29 CFR 1607.4 D), which examiners borrow. */
const FOUR_FIFTHS = 0.8;

export interface GroupCount {
  readonly group: string;
  readonly quotes: number;
  readonly referred: number;
}

export interface GroupImpact extends GroupCount {
  /** The part that is let pass; null where there are too few. */
  readonly passRate: string | null;
  /** By the rate of the group that is let pass most often; null where there are too few, or nobody to compare with. */
  readonly impactRatio: string | null;
  readonly isBelowFourFifths: boolean | null;
}

/** Compares how often each group is let pass with the group that is let pass most often. */
export function adverseImpact(groups: readonly GroupCount[]): readonly GroupImpact[] {
  const rated = groups.filter(({ quotes }) => quotes >= LEAST_IN_GROUP);
  const best = Math.max(...rated.map(passRate));
  return groups.map((group) => {
    if (group.quotes < LEAST_IN_GROUP)
      return { ...group, passRate: null, impactRatio: null, isBelowFourFifths: null };
    const rate = passRate(group);
    if (rated.length < 2 || best === 0)
      return { ...group, passRate: rate.toFixed(4), impactRatio: null, isBelowFourFifths: null };
    const ratio = rate / best;
    return {
      ...group,
      passRate: rate.toFixed(4),
      impactRatio: ratio.toFixed(4),
      isBelowFourFifths: ratio < FOUR_FIFTHS,
    };
  });
}

function passRate({ quotes, referred }: GroupCount): number {
  return (quotes - referred) / quotes;
}
