/** A repeatable sequence: a bench must do the same work in every run. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

export interface HomeRisk {
  readonly zipCode: string;
  readonly [field: string]: unknown;
}

/** Different homes, spread over all rows of the homeowners manual; half of the amounts fall between two rows. */
export function homeRisks(count: number): readonly HomeRisk[] {
  const next = sequence(42);
  const pick = <T>(values: readonly T[]): T => values[next(values.length)] as T;
  return Array.from({ length: count }, () => ({
    productType: 'home',
    state: 'OH',
    zipCode: '43004',
    effectiveDate: '2026-01-01',
    termMonths: 12,
    propertyInfo: {
      amountOfInsurance: 80_000 + next(60) * 7_500,
      territory: pick(['1', '2', '3', '4', '5']),
      construction: pick(['frame', 'masonry']),
      protectionClass: 1 + next(10),
      insuranceScoreTier: pick(['A', 'B', 'C', 'D']),
      newHome: next(2) === 0,
      claimsFreeYears: next(10),
      multiPolicy: next(3) === 0,
    },
    coverageSelections: {
      deductible: pick([250, 500, 1000, 5000]),
      jewelryLimit: pick([2500, 5000, 10000]),
      liabilityLimit: pick(['100000/500', '300000/1000', '500000/2500']),
    },
  }));
}
