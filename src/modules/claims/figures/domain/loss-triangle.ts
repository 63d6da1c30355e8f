import { Money } from '../../../../shared/money.js';

export interface YearOfBooking {
  readonly lossYear: number;
  readonly year: number;
  readonly reported: number;
  readonly paid: string;
  readonly incurred: string;
}

export interface TriangleCell {
  /** In years: what was known twelve months after the beginning of the year of loss is 1. */
  readonly age: number;
  readonly reported: number;
  readonly paid: string;
  readonly incurred: string;
}

export interface TriangleYear {
  readonly lossYear: number;
  readonly cells: readonly TriangleCell[];
}

/** How the claims of each year of loss have developed, by the years since: everything known up to the end of each, added up. */
export function lossTriangle(rows: readonly YearOfBooking[], currentYear: number): readonly TriangleYear[] {
  const byLossYear = Map.groupBy(rows, ({ lossYear }) => lossYear);
  return [...byLossYear]
    .toSorted(([a], [b]) => a - b)
    .map(([lossYear, ofYear]) => {
      const ages = Array.from({ length: Math.max(1, currentYear - lossYear + 1) }, (_, index) => index + 1);
      const cells = ages.map((age) => {
        const known = ofYear.filter(({ year }) => year < lossYear + age);
        const sum = (of: (row: YearOfBooking) => string): string =>
          Money.sum(known.map((row) => Money.parse(of(row)))).toString();
        return {
          age,
          reported: known.reduce((all, { reported }) => all + reported, 0),
          paid: sum(({ paid }) => paid),
          incurred: sum(({ incurred }) => incurred),
        };
      });
      return { lossYear, cells };
    });
}
