import { Decimal } from '../../../shared/decimal.js';
import type { ProductType } from '../../../shared/product-types.js';
import type { ModelBin, ModelVariable, Slope } from './definition.js';
import { DIRECTIONS } from './definition.js';
import type { ModelFaults } from './faults.js';
import type { ScoringVariable } from './variables.js';
import { scoringVariable } from './variables.js';

interface Reading {
  readonly productType: ProductType;
  readonly isCard: boolean;
  /** True where more points lower the score. */
  readonly falls: boolean;
  readonly faults: ModelFaults;
}

type Json = Readonly<Record<string, unknown>>;

const MOST_BINS = 50;

export function readModelVariable(value: unknown, at: string, reading: Reading): ModelVariable {
  const { faults, isCard } = reading;
  const json =
    faults.object(value, at, ['name', 'monotone', 'bins', 'missing', ...(isCard ? [] : ['slope'])]) ?? {};
  const known = knownVariable(json['name'], `${at}/name`, reading);
  const slope =
    json['slope'] === undefined || json['slope'] === null
      ? null
      : slopeOf(json['slope'], `${at}/slope`, faults);
  if (slope && known?.type === 'text') faults.add(`${at}/slope`, 'is for numbers');
  const bins = faults
    .items(json['bins'], `${at}/bins`, { min: 1, max: MOST_BINS })
    .map((bin, index) => binOf(bin, `${at}/bins/${index}`, { faults, known, isWeighed: slope === null }));
  if (known?.type === 'number') assertWithoutGap(bins, at, faults);
  if (known?.type === 'text') assertEachValueOnce(bins, known, at, faults);
  const missing = missingOf(json['missing'], `${at}/missing`, faults);
  faults.whole([...bins.map(({ share }) => share), missing?.share ?? '0'], `${at}/bins`);
  const monotone =
    json['monotone'] === undefined || json['monotone'] === null
      ? null
      : faults.choice(json['monotone'], `${at}/monotone`, DIRECTIONS);
  const variable = { name: known?.name ?? '', monotone, bins, slope, missing };
  assertKeepsPromise(variable, known, at, reading);
  return variable;
}

function knownVariable(name: unknown, at: string, { productType, faults }: Reading): ScoringVariable | null {
  const known = typeof name === 'string' ? scoringVariable(name) : undefined;
  if (!known) {
    faults.add(at, 'is no variable that a model may use: GET /api/v1/scoring-variables lists them');
    return null;
  }
  if (known.product !== null && known.product !== productType) faults.add(at, `is of ${known.product} only`);
  return known;
}

function slopeOf(value: unknown, at: string, faults: ModelFaults): Slope | null {
  const json = faults.object(value, at, ['perUnit', 'floor', 'cap', 'mean']);
  if (!json) return null;
  const [perUnit, floor, cap, mean] = ['perUnit', 'floor', 'cap', 'mean'].map((name) =>
    faults.decimal(json[name], `${at}/${name}`),
  ) as [string, string, string, string];
  if (compare(cap, floor) <= 0) faults.add(`${at}/cap`, 'must be above the floor');
  if (compare(mean, floor) < 0 || compare(mean, cap) > 0)
    faults.add(`${at}/mean`, 'must lie between floor and cap');
  return { perUnit, floor, cap, mean };
}

function binOf(
  value: unknown,
  at: string,
  { faults, known, isWeighed }: { faults: ModelFaults; known: ScoringVariable | null; isWeighed: boolean },
): ModelBin {
  const place = known?.type === 'text' ? ['values'] : ['from', 'to'];
  const json: Json = faults.object(value, at, [...place, ...(isWeighed ? ['weight'] : []), 'share']) ?? {};
  const edge = (name: 'from' | 'to'): string | null =>
    json[name] === undefined || json[name] === null ? null : faults.decimal(json[name], `${at}/${name}`);
  return {
    from: known?.type === 'text' ? null : edge('from'),
    to: known?.type === 'text' ? null : edge('to'),
    values:
      known?.type === 'text' && json['values'] !== undefined
        ? valuesOf(json['values'], `${at}/values`, faults)
        : null,
    weight: isWeighed ? faults.decimal(json['weight'], `${at}/weight`) : null,
    share: faults.share(json['share'], `${at}/share`),
  };
}

function valuesOf(value: unknown, at: string, faults: ModelFaults): readonly string[] {
  return faults.items(value, at, { min: 1, max: MOST_BINS }).flatMap((word, index) => {
    if (typeof word === 'string' && word.length > 0 && word.length <= 60) return [word];
    faults.add(`${at}/${index}`, 'must be a text of 1 to 60 characters');
    return [];
  });
}

function missingOf(value: unknown, at: string, faults: ModelFaults): ModelVariable['missing'] {
  if (value === 'refuse') return null;
  const json = faults.object(value, at, ['weight', 'share']);
  if (!json) return null;
  return {
    weight: faults.decimal(json['weight'], `${at}/weight`),
    share: faults.share(json['share'], `${at}/share`),
  };
}

/**
 * Bins must cover all numbers from lowest to highest exactly once: a value in no bin would have no score, and one in two
 * bins two.
 */
function assertWithoutGap(bins: readonly ModelBin[], at: string, faults: ModelFaults): void {
  bins.forEach(({ from, to }, index) => {
    const pointer = `${at}/bins/${index}`;
    const isLast = index === bins.length - 1;
    if ((to === null) !== isLast)
      faults.add(`${pointer}/to`, isLast ? 'must be left out of the last bin' : 'is missing');
    if (from !== null && to !== null && compare(to, from) <= 0)
      faults.add(`${pointer}/to`, 'must be above from');
    const before = index === 0 ? null : (bins[index - 1]?.to ?? null);
    if (index === 0 && from !== null) faults.add(`${pointer}/from`, 'must be left out of the first bin');
    if (index === 0 || before === null) return;
    if (from === null) return faults.add(`${pointer}/from`, 'is missing');
    const order = compare(from, before);
    if (order < 0) faults.add(`${pointer}/from`, `overlaps the bin before, which ends at ${before}`);
    if (order > 0) faults.add(`${pointer}/from`, `leaves a gap from ${before} on`);
  });
}

function assertEachValueOnce(
  bins: readonly ModelBin[],
  known: ScoringVariable,
  at: string,
  faults: ModelFaults,
): void {
  const seen = new Set<string>();
  const others = bins.findIndex(({ values }) => values === null);
  bins.forEach(({ values }, index) => {
    if (values === null && index < bins.length - 1)
      faults.add(
        `${at}/bins/${index}/values`,
        'may be left out of the last bin only, which then takes all others',
      );
    for (const value of values ?? []) {
      if (seen.has(value)) faults.add(`${at}/bins/${index}/values`, `overlaps an earlier bin: ${value}`);
      if (known.values?.includes(value) === false)
        faults.add(`${at}/bins/${index}/values`, `${value} does not occur`);
      seen.add(value);
    }
  });
  const left = known.values?.filter((value) => !seen.has(value)) ?? ['whatever else a manual has'];
  if (others < 0 && left.length > 0) faults.add(`${at}/bins`, `leaves a gap: ${left.join(', ')}`);
}

function assertKeepsPromise(
  { monotone, bins, slope }: ModelVariable,
  known: ScoringVariable | null,
  at: string,
  { falls, faults }: Reading,
): void {
  if (monotone === null || known === null) return;
  if (known.type === 'text') return faults.add(`${at}/monotone`, 'is for numbers, which have an order');
  const rises = (monotone === 'increasing') !== falls;
  if (slope) {
    if (Decimal.parse(slope.perUnit).isNegative === rises && compare(slope.perUnit, '0') !== 0)
      faults.add(`${at}/slope/perUnit`, `breaks the promise that the score is ${monotone}`);
    return;
  }
  bins.forEach(({ weight }, index) => {
    const before = bins[index - 1]?.weight;
    if (weight === null || before === undefined || before === null) return;
    const order = compare(weight, before);
    if (rises ? order < 0 : order > 0)
      faults.add(`${at}/bins/${index}/weight`, `breaks the promise that the score is ${monotone}`);
  });
}

function compare(one: string, other: string): number {
  return Decimal.parse(one).compare(Decimal.parse(other));
}
