import type { DatedCharge } from './term-charge.js';
import { lineOf } from './term-charge.js';

/**
 * The rows that take a term from what is booked to what it should cost: an offset for each booked span that no longer
 * holds, an onset for each that now does. What stays as it is has no row. Offsets first, so that a reader sees what went
 * and then what came.
 */
export function chargeChanges(
  booked: readonly DatedCharge[],
  wanted: readonly DatedCharge[],
): readonly DatedCharge[] {
  const before = netOf(booked);
  const after = netOf(wanted);
  const offsets = [...before].filter(([span, { cents }]) => cents !== 0 && after.get(span)?.cents !== cents);
  const onsets = [...after].filter(
    ([span, { cents }]) => cents !== (before.get(span)?.cents ?? 0) && cents !== 0,
  );
  return [
    ...offsets.map(([, charge]) => ({ ...charge, cents: -charge.cents })),
    ...onsets.map(([, charge]) => charge),
  ];
}

/** Charges of the same line and days cancel each other out; this is their sum. */
export function netOf(charges: readonly DatedCharge[]): ReadonlyMap<string, DatedCharge> {
  const net = new Map<string, DatedCharge>();
  for (const charge of charges) {
    const span = `${charge.effectiveDate} ${charge.expirationDate} ${charge.earning} ${lineOf(charge)}`;
    const before = net.get(span);
    net.set(span, before ? { ...before, cents: before.cents + charge.cents } : charge);
  }
  return net;
}

/** The charges that reverse all charges of an entry. */
export function reversed(charges: readonly DatedCharge[]): readonly DatedCharge[] {
  return charges.filter(({ cents }) => cents !== 0).map((charge) => ({ ...charge, cents: -charge.cents }));
}
