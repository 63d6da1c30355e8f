import { isDeepStrictEqual } from 'node:util';
import { Money } from '../../../../shared/money.js';
import type { ChargeKind, ChargeLine } from '../../../rating/index.js';
import type { RiskJson } from '../../domain/quote.js';

/** One line of the premium, with one amount for each alternative in their order. */
export interface ComparedCharge {
  readonly kind: ChargeKind;
  readonly coverage: string;
  /** Null for the premium of a coverage, which may have been worked out in several parts. */
  readonly code: string | null;
  readonly title: string;
  readonly amounts: readonly ComparedAmount[];
}

export interface ComparedAmount {
  readonly alternative: string;
  /** Null where this alternative has no such line. */
  readonly amount: string | null;
  /** The difference from the first alternative. */
  readonly difference: string;
}

/** A coverage selection in which alternatives differ. */
export interface ComparedSelection {
  readonly name: string;
  readonly values: readonly SelectedValue[];
}

export interface SelectedValue {
  readonly alternative: string;
  /** Null where this alternative says nothing about it. */
  readonly value: unknown;
}

interface Alternative {
  readonly alternative: string | null;
  readonly charges: readonly ChargeLine[];
  readonly coverageSelections: RiskJson | null;
}

type Line = Omit<ComparedCharge, 'amounts'>;

/**
 * What each alternative charges, line by line: premium by coverage, everything else by its code. The amounts of one
 * alternative add up to its premium; null where it has no such line.
 */
export function comparedCharges(alternatives: readonly Alternative[]): readonly ComparedCharge[] {
  const lines = new Map<string, Line>();
  const sums = alternatives.map(({ charges }) => {
    const sum = new Map<string, Money>();
    for (const charge of charges) {
      const line = lineOf(charge);
      const key = JSON.stringify([line.kind, line.coverage, line.code]);
      if (!lines.has(key)) lines.set(key, line);
      sum.set(key, (sum.get(key) ?? Money.ZERO).plus(Money.parse(charge.amount)));
    }
    return sum;
  });
  return [...lines].map(([key, line]) => ({
    ...line,
    amounts: alternatives.map(({ alternative }, index) => {
      const amount = sums[index]?.get(key)?.toString() ?? null;
      const first = sums[0]?.get(key)?.toString() ?? null;
      return { alternative: alternative ?? '', amount, difference: difference(amount, first) };
    }),
  }));
}

/** Which selections differ, and what each alternative says about them; null where it says nothing. */
export function comparedSelections(alternatives: readonly Alternative[]): readonly ComparedSelection[] {
  const names = new Set(
    alternatives.flatMap(({ coverageSelections }) => Object.keys(coverageSelections ?? {})),
  );
  return [...names].flatMap((name) => {
    const values = alternatives.map(({ alternative, coverageSelections }) => {
      return { alternative: alternative ?? '', value: coverageSelections?.[name] ?? null };
    });
    return values.every(({ value }) => isDeepStrictEqual(value, values[0]?.value)) ? [] : [{ name, values }];
  });
}

/** How much more, or less; a line that one of the two lacks counts as nothing there. */
export function difference(amount: string | null, from: string | null): string {
  return Money.parse(amount ?? '0.00')
    .minus(Money.parse(from ?? '0.00'))
    .toString();
}

/** All of a coverage's premium is one line, whatever vehicles or drivers it is for. */
function lineOf({ kind, coverage, code, title }: ChargeLine): Line {
  return kind === 'premium'
    ? { kind, coverage, code: null, title: code === coverage ? title : coverage }
    : { kind, coverage, code, title };
}
