import { Money } from '../../../shared/money.js';
import type { Bar, WaterfallBlock } from './content.js';
import type { Charge, Premium } from './parts.js';
import { dollars, pluralText, signedDollars } from './wording.js';

/** The most bars; further steps, the smallest ones, share a bar. */
const MOST_STEPS = 14;

interface Step {
  readonly label: string;
  readonly amount: Money;
}

/**
 * The bars from zero to the premium: coverages and discounts, their sum if anything follows, then fees, taxes and rounding.
 * Charges with the same title share a bar, however many items they are for.
 */
export function premiumWaterfall({ charges, total }: Premium, totalTitle: string): WaterfallBlock {
  const isCover = ({ kind }: Charge): boolean => kind === 'premium' || kind === 'discount';
  const cover = fewer(byTitle(charges.filter(isCover)));
  const rest = byTitle(charges.filter((charge) => !isCover(charge)));
  const coverBars = rising(cover, Money.ZERO);
  const coverSum = Money.sum(cover.map(({ amount }) => amount));
  const needsSum = cover.length > 1 && rest.length > 0;
  return {
    kind: 'waterfall',
    columns: ['Part of the premium', 'Change', 'Premium so far'],
    bars: [
      ...coverBars,
      ...(needsSum ? [sumBar('sum', 'Premium of all coverages', coverSum)] : []),
      ...rising(rest, coverSum),
      sumBar('total', totalTitle, Money.parse(total)),
    ],
  };
}

function byTitle(charges: readonly Charge[]): readonly Step[] {
  const sums = new Map<string, Money>();
  for (const { title, amount } of charges) {
    sums.set(title, (sums.get(title) ?? Money.ZERO).plus(Money.parse(amount)));
  }
  return [...sums].map(([label, amount]) => ({ label, amount }));
}

function fewer(steps: readonly Step[]): readonly Step[] {
  if (steps.length <= MOST_STEPS) return steps;
  const bySize = [...steps].sort((a, b) => Math.abs(b.amount.cents) - Math.abs(a.amount.cents));
  const kept = new Set(bySize.slice(0, MOST_STEPS - 1));
  const merged = steps.filter((step) => !kept.has(step));
  const label = `${pluralText(merged.length, 'smaller part')} together`;
  return [
    ...steps.filter((step) => kept.has(step)),
    { label, amount: Money.sum(merged.map(({ amount }) => amount)) },
  ];
}

function rising(steps: readonly Step[], start: Money): readonly Bar[] {
  let level = start;
  return steps.map(({ label, amount }) => {
    const from = level;
    level = level.plus(amount);
    const look = amount.isZero ? 'level' : amount.isNegative ? 'fall' : 'rise';
    return {
      look,
      label,
      from: from.cents,
      to: level.cents,
      change: signedDollars(amount),
      reached: dollars(level),
    };
  });
}

function sumBar(look: 'sum' | 'total', label: string, amount: Money): Bar {
  return { look, label, from: 0, to: amount.cents, change: '', reached: dollars(amount) };
}
