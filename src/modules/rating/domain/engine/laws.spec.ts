import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  coverage,
  compiled,
  rated,
  smallManual,
  smallRisk,
} from '../../../../../test/support/small-manual.js';
import { Decimal } from '../../../../shared/decimal.js';
import { DomainError } from '../../../../shared/errors.js';
import { Money } from '../../../../shared/money.js';
import type { RoundingMode } from '../../../../shared/rounding.js';
import { ROUNDING_MODES } from '../../../../shared/rounding.js';
import { readManual } from '../manual/read-manual.js';
import { compileManual } from './compile-manual.js';
import type { RatingResult } from './rate.js';
import { rate } from './rate.js';

type Json = Readonly<Record<string, unknown>>;

/** A plain fraction of big integers: the slow, obvious arithmetic that the engine has to agree with. */
interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

function rational(text: string): Rational {
  const [whole = '0', decimals = ''] = text.split('.');
  return { n: BigInt(whole + decimals), d: 10n ** BigInt(decimals.length) };
}

function roundTo(value: Rational, unit: Rational, mode: RoundingMode): Rational {
  const [n, d] = [value.n * unit.d, value.d * unit.n];
  const down = n / d;
  const twice = 2n * (n - down * d);
  const up =
    mode === 'up'
      ? twice > 0n
      : mode === 'half-up'
        ? twice >= d
        : twice > d || (twice === d && down % 2n === 1n);
  return { n: (mode !== 'down' && up ? down + 1n : down) * unit.n, d: unit.d };
}

const decimalText = (digits: number, decimals: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(10 ** digits - 1), fc.nat(10 ** decimals - 1))
    .map(([whole, part]) => `${whole}.${String(part).padStart(decimals, '0')}`);

const rounding = fc.record({
  unit: fc.constantFrom('0.01', '0.1', '1', '0.0001', '5', '0.05'),
  mode: fc.constantFrom(...ROUNDING_MODES),
});
const anyStep = fc.record({
  kind: fc.constantFrom('factor', 'add', 'percent-off', 'percent-on'),
  amount: fc.oneof(decimalText(1, 4), decimalText(3, 2), decimalText(6, 6)),
  percent: fc.nat(100),
  rounding: fc.option(rounding, { nil: undefined }),
});
type AnyStep = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

function manualOf(base: string, steps: readonly AnyStep[]): Json {
  const rule = (index: number, percent: number): Json => ({
    code: `r${index}`,
    name: 'R',
    type: 'percentage',
    value: String(percent),
    reason: 'r',
  });
  const written = steps.map(({ kind, amount, rounding: rounded }, index) => {
    const step = { code: `s${index}`, title: 'S', ...(rounded && { rounding: rounded }) };
    if (kind === 'percent-off') return { ...step, kind: 'discounts', groups: [{ rules: [`r${index}`] }] };
    if (kind === 'percent-on') return { ...step, kind: 'surcharges', groups: [{ rules: [`r${index}`] }] };
    return { ...step, kind, amount };
  });
  const rules = (kind: string): readonly Json[] =>
    steps.flatMap((step, index) => (step.kind === kind ? [rule(index, step.percent)] : []));
  const last = { kind: 'round', code: 'last', title: 'Last', rounding: { unit: '0.01', mode: 'half-up' } };
  return smallManual({
    coverages: [
      coverage({ baseRate: base, steps: [{ kind: 'base', code: 'base', title: 'B' }, ...written, last] }),
    ],
    discounts: rules('percent-off'),
    surcharges: rules('percent-on'),
  });
}

/** Null where a value on the way is beyond what can be charged. */
function expected(base: string, steps: readonly AnyStep[]): string | null {
  let value = rational(base);
  for (const { kind, amount, percent, rounding: rounded } of steps) {
    const by =
      kind === 'percent-off'
        ? { n: BigInt(100 - percent), d: 100n }
        : kind === 'percent-on'
          ? { n: BigInt(100 + percent), d: 100n }
          : rational(amount);
    value =
      kind === 'add'
        ? { n: value.n * by.d + by.n * value.d, d: value.d * by.d }
        : { n: value.n * by.n, d: value.d * by.d };
    if (rounded) value = roundTo(value, rational(rounded.unit), rounded.mode);
    if (value.n >= value.d * 999_999_999_999n) return null;
  }
  const cents = roundTo(value, { n: 1n, d: 100n }, 'half-up').n;
  return Decimal.of(cents, 2).toString();
}

/** Far above any premium, and near enough to what numeric(14,2) holds for a line to reach beyond it. */
const LARGE = 100_000_000_000;

function ratedOrTooLarge(manual: Parameters<typeof rated>[0]): RatingResult | 'too large' {
  try {
    return rated(manual);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'rating.premium-out-of-range') return 'too large';
    throw error;
  }
}

function addsUp({ total, charges, worksheet }: RatingResult): void {
  // Not as money: a sum under way may be larger than an amount may be, where a discount follows.
  const sum = charges.reduce((so, { amount }) => so.plus(Decimal.parse(amount)), Decimal.ZERO);
  expect(sum.toString()).toBe(total);
  expect(Money.parse(total).isNegative).toBe(false);
  expect(JSON.stringify([worksheet?.steps, charges])).not.toMatch(/NaN|Infinity|undefined/);
}

describe('the engine', () => {
  it('equals arbitrary-precision arithmetic on random manuals', () => {
    fc.assert(
      fc.property(decimalText(7, 3), fc.array(anyStep, { maxLength: 8 }), (base, steps) => {
        const wanted = expected(base, steps);
        if (wanted === null) return;
        const result = ratedOrTooLarge(manualOf(base, steps));
        if (result === 'too large') {
          // A line of the premium may outgrow the columns where discounts bring the total back below.
          expect(Number(wanted)).toBeGreaterThan(LARGE);
          return;
        }
        expect(result.total).toBe(wanted);
        addsUp(result);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses a premium one line of which no column could hold, though a discount brings the total back below', () => {
    const factor = (amount: string): AnyStep => ({ kind: 'factor', amount, percent: 0, rounding: undefined });
    const off: AnyStep = { kind: 'percent-off', amount: '0', percent: 4, rounding: undefined };
    const steps = [factor('148161'), off, factor('4.3646')];
    expect(ratedOrTooLarge(manualOf('1595601.000', steps))).toBe('too large');
  });

  it('gives the same in bigints when the numbers leave the safe range', () => {
    const steps = (amounts: readonly string[]): readonly AnyStep[] =>
      amounts.map((amount) => ({ kind: 'factor', amount, percent: 0, rounding: undefined }));
    const long = steps(Array.from({ length: 12 }, () => '1.000123456789'));
    expect(rated(manualOf('123456789.123', long)).total).toBe(expected('123456789.123', long));
  });

  it('does not care for the order of factors when nothing is rounded in between', () => {
    fc.assert(
      fc.property(
        decimalText(5, 2),
        fc.shuffledSubarray(['1.15', '0.85', '2.3333', '0.0001', '7', '1.0101'], { minLength: 2 }),
        (base, amounts) => {
          const steps = (list: readonly string[]): readonly AnyStep[] =>
            list.map((amount) => ({ kind: 'factor', amount, percent: 0, rounding: undefined }));
          expect(rated(manualOf(base, steps(amounts))).total).toBe(
            rated(manualOf(base, steps([...amounts].sort()))).total,
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('adds coverages up: together they cost what they cost alone', () => {
    fc.assert(
      fc.property(fc.array(decimalText(4, 2), { minLength: 1, maxLength: 6 }), (bases) => {
        const coverages = bases.map((baseRate, index) => coverage({ code: `c${index}`, baseRate }));
        const alone = bases.map((baseRate) =>
          Money.parse(rated(smallManual({ coverages: [coverage({ baseRate })] })).total),
        );
        expect(rated(smallManual({ coverages })).total).toBe(Money.sum(alone).toString());
      }),
      { numRuns: 50 },
    );
  });

  it('gives monotone premiums for monotone tables, between the rows as on them', () => {
    const rows = [
      ['0', '0.5'],
      ['1000', '0.9'],
      ['1500', '0.9'],
      ['100000', '3.75'],
    ];
    const manual = compiled(
      smallManual({
        inputs: [{ path: 'amount', type: 'integer', title: 'Amount', min: '0', max: '1000000' }],
        coverages: [
          coverage({
            tables: {
              property: {
                curve: {
                  title: 'Curve',
                  dimensions: [{ input: 'amount', match: 'interpolated', above: 'extrapolate' }],
                  rows,
                },
              },
            },
            steps: [
              { kind: 'base', code: 'base', title: 'B' },
              {
                kind: 'factor',
                code: 'f',
                title: 'F',
                table: 'curve',
                rounding: { unit: '0.01', mode: 'half-up' },
              },
            ],
          }),
        ],
      }),
    );
    const premium = (amount: number): number =>
      Money.parse(rate(manual, smallRisk({ amount }), { today: '2026-03-01' }).total).cents;
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (a, b) => {
        expect(premium(Math.min(a, b))).toBeLessThanOrEqual(premium(Math.max(a, b)));
      }),
    );
  });
});

describe('an accepted manual', () => {
  const folder = new URL('../../../../../data/manuals/', import.meta.url);
  const manuals = readdirSync(folder).map((file) =>
    compileManual(readManual(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))),
  );

  /** A published risk with some of its values replaced by junk, somewhere in it. */
  const junk = fc.oneof(
    fc.anything(),
    fc.constantFrom('', '-1', 'NaN', '1e999', -0, 2 ** 53, '9'.repeat(400), '__proto__', null, [], [[]], {}),
  );
  const broken = fc
    .tuple(fc.constantFrom(...manuals), fc.nat(20), fc.array(fc.tuple(fc.nat(30), junk), { maxLength: 4 }))
    .map(([manual, test, changes]) => {
      const risk = structuredClone(manual.manual.tests[test % manual.manual.tests.length]?.risk) as Record<
        string,
        unknown
      >;
      for (const [place, value] of changes) replaceAt(risk, place, value);
      return { manual, risk };
    });

  it('never throws anything but a refusal, and never gives NaN or a negative premium, whatever the risk', () => {
    fc.assert(
      fc.property(broken, ({ manual, risk }) => {
        try {
          addsUp(rate(manual, risk, { today: '2026-01-01', worksheet: true }));
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
          expect(['rating.invalid-risk', 'rating.no-table-row', 'rating.premium-out-of-range']).toContain(
            (error as DomainError).code,
          );
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('rates the inputs of a worksheet to the identical worksheet, also after they were stored as JSON', () => {
    for (const manual of manuals) {
      for (const { risk, expect: outcome } of manual.manual.tests) {
        if (outcome.error) continue;
        const { worksheet } = rate(manual, risk, { today: '2026-01-01', worksheet: true });
        const stored = JSON.parse(JSON.stringify(worksheet)) as NonNullable<typeof worksheet>;
        const again = rate(manual, stored.inputs, { today: stored.ratedOn, worksheet: true }).worksheet;
        expect(JSON.stringify(again)).toBe(JSON.stringify(worksheet));
        expect(JSON.stringify(worksheet).length).toBeLessThan(8_000);
      }
    }
  });
});

/** Puts the value in the place-th of all fields of the risk, counted through its sections and lists. */
function replaceAt(risk: Record<string, unknown>, place: number, value: unknown): void {
  const places: (readonly [Record<string, unknown>, string])[] = [];
  const visit = (at: unknown, depth: number): void => {
    if (at === null || typeof at !== 'object' || depth > 6) return;
    for (const name of Object.keys(at)) {
      places.push([at as Record<string, unknown>, name]);
      visit((at as Record<string, unknown>)[name], depth + 1);
    }
  };
  visit(risk, 0);
  const found = places[place % places.length];
  if (found) found[0][found[1]] = value;
}
