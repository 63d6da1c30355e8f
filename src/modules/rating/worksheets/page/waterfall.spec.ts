import { describe, expect, it } from '@jest/globals';
import { worksheetView } from '../../../../../test/support/sample-pages.js';
import {
  CENT,
  compiled,
  coverage,
  smallManual,
  smallRisk,
} from '../../../../../test/support/small-manual.js';
import { demoManuals } from '../../../../database/seed/demo-manuals.js';
import { ManualWords } from '../../domain/words/manual-words.js';
import { waterfallSvg } from './waterfall-svg.js';
import type { WaterfallBar, Waterfall } from './waterfall.js';
import { MOST_BARS, rowsOf, sectionsOf, waterfall } from './waterfall.js';

type Json = Readonly<Record<string, unknown>>;

function chartOf(manual: Json, risk: Json = smallRisk()): Waterfall {
  const ready = compiled(manual);
  const view = worksheetView(ready, risk);
  const words = new ManualWords(ready.manual, view);
  return waterfall(sectionsOf(view.steps, words), view.total, words);
}

const lines = (bars: readonly WaterfallBar[]): readonly string[] =>
  bars.map(({ kind, group, label, note, from, to }) =>
    [kind === 'change' ? '' : kind, group ?? '', label, note, `${from}>${to}`].filter(Boolean).join(' | '),
  );

const base = { kind: 'base', code: 'base', title: 'Base', rounding: CENT };
const factor = (amount: string): Json => {
  return {
    kind: 'factor',
    code: `f${amount.replace('.', '-')}`,
    title: `Factor ${amount}`,
    amount,
    rounding: CENT,
  };
};
const autoOf = (vehicles: number): readonly [Json, Json] => {
  const auto = demoManuals()[0] as Json & { readonly tests: readonly { readonly risk: Json }[] };
  const risk = auto.tests[0]?.risk as Json & { readonly vehicleInfo: { readonly vehicles: readonly Json[] } };
  const [vehicle] = risk.vehicleInfo.vehicles;
  return [auto, { ...risk, vehicleInfo: { vehicles: Array.from({ length: vehicles }, () => vehicle) } }];
};

describe('the waterfall', () => {
  it('leads from nothing to the published premium, bar by bar', () => {
    const home = demoManuals()[1] as Json & { readonly tests: readonly { readonly risk: Json }[] };
    const dwelling = 'Dwelling and personal property';
    expect(lines(chartOf(home, home.tests[0]?.risk).bars)).toEqual([
      `${dwelling} | Base rate | 500 | 0>50000`,
      `${dwelling} | Amount of insurance | × 1.04 | 50000>52000`,
      `${dwelling} | Territory | × 1.10 | 52000>57200`,
      `${dwelling} | Protection class and construction | × 1.15 | 57200>65780`,
      `${dwelling} | Underwriting tier | × 1.00 | 65780>65780`,
      `${dwelling} | Deductible | × 0.85 | 65780>55913`,
      `${dwelling} | New home | −20% | 55913>44730`,
      `${dwelling} | Claims-free | −10% | 44730>39139`,
      'Jewelry, higher limit | 35 | 39139>42639',
      'Liability and medical payments, higher limits | 25 | 42639>45139',
      'subtotal | Premium of all coverages | 0>45139',
      'Policy fee | + 50 | 45139>50139',
      'Rounding to the whole dollar | 50139>50100',
      'total | Total premium | 0>50100',
    ]);
  });

  it.each(
    demoManuals().flatMap((manual) =>
      (manual as { tests: Json[] }).tests.map((test) => [test['name'], manual, test] as const),
    ),
  )('is unbroken for %s', (_, manual, test) => {
    if ((test['expect'] as Json)['error'] !== undefined) return;
    const { bars } = chartOf(manual as Json, test['risk'] as Json);
    let level = 0;
    for (const bar of bars) {
      expect(bar.from).toBe(bar.kind === 'change' ? level : 0);
      level = bar.kind === 'change' ? bar.to : level;
      expect(bar.to).toBe(level);
    }
    expect(bars.at(-1)?.kind).toBe('total');
  });

  it('brings each coverage in where the policy sums it', () => {
    const manual = smallManual({
      coverages: [
        coverage({ code: 'a', title: 'A', baseRate: '100' }),
        coverage({ code: 'b', title: 'B', baseRate: '10', steps: [base, factor('0.50')] }),
        coverage({ code: 'c', title: 'C', baseRate: '1' }),
      ],
      policy: {
        steps: [
          { kind: 'sum', code: 's1', title: 'First', coverages: ['a', 'b'] },
          factor('2'),
          { kind: 'sum', code: 's2', title: 'Second', coverages: ['c'] },
        ],
      },
    });
    expect(lines(chartOf(manual).bars)).toEqual([
      'A | 100 | 0>10000',
      'B | Base | 10 | 10000>11000',
      'B | Factor 0.50 | × 0.50 | 11000>10500',
      'subtotal | First | 0>10500',
      'Factor 2 | × 2 | 10500>21000',
      'C | 1 | 21000>21100',
      'total | Total premium | 0>21100',
    ]);
  });

  it('puts vehicles below the coverage that they share', () => {
    const { bars, isSummary } = chartOf(...autoOf(3));
    expect(isSummary).toBe(false);
    expect(lines(bars).slice(0, 4)).toEqual([
      'Bodily injury and property damage liability | Vehicle 1 | 237.20 | 0>23720',
      'Bodily injury and property damage liability | Vehicle 2 | 237.20 | 23720>47440',
      'Bodily injury and property damage liability | Vehicle 3 | 237.20 | 47440>71160',
      'Comprehensive, $50 deductible | Vehicle 1 | 108.00 | 71160>81960',
    ]);
  });

  it('sums up what would not fit on a sheet', () => {
    const { bars, isSummary } = chartOf(...autoOf(20));
    expect(isSummary).toBe(true);
    expect(lines(bars)).toEqual([
      'Bodily injury and property damage liability | 20 × | 0>474400',
      'Comprehensive, $50 deductible | 20 × | 474400>690400',
      'Collision, $50 deductible | 20 × | 690400>1264800',
      'subtotal | Premium of all coverages | 0>1264800',
      'Driver rating factor, the highest of all drivers | × 2.20 | 1264800>2782560',
      'total | Total premium | 0>2782560',
    ]);
  });

  it('lets the smallest of very many coverages share a bar', () => {
    const coverages = Array.from({ length: 60 }, (_, index) =>
      coverage({ code: `c${index}`, title: `Coverage ${index}`, baseRate: String(1000 - index) }),
    );
    const { bars, isSummary } = chartOf(smallManual({ coverages }));
    expect(isSummary).toBe(true);
    expect(rowsOf(bars)).toBeLessThanOrEqual(MOST_BARS);
    expect(bars.filter(({ label }) => / further coverages$/.test(label))).toHaveLength(1);
    expect(bars.at(-1)?.to).toBe(
      Array.from({ length: 60 }, (_, i) => 1000 - i).reduce((a, b) => a + b) * 100,
    );
  });

  it('stays within its plot where a credit takes more than there is so far', () => {
    const add = (amount: string): Json => ({
      kind: 'add',
      code: `a${amount}`.replace('-', 'm'),
      title: `Add ${amount}`,
      amount,
    });
    const steps = [{ ...base }, add('-1500'), add('700')];
    const { bars } = chartOf(smallManual({ coverages: [coverage({ steps })] }));
    expect(lines(bars).slice(1, 3)).toEqual([
      'Cover | Add -1500 | − 1,500 | 100000>-50000',
      'Cover | Add 700 | + 700 | -50000>20000',
    ]);
    const places = [
      ...waterfallSvg(bars).text.matchAll(/<rect class="w-(?:rise|fall|total|subtotal)" x="([\d.-]+)"/g),
    ];
    expect(places.length).toBeGreaterThan(3);
    const left = Number(places[0]?.[1]);
    expect(places.every(([, at]) => Number(at) > 0)).toBe(true);
    expect(Math.min(...places.map(([, at]) => Number(at)))).toBeLessThan(left);
  });

  it('shows what rounding is left beside discounts', () => {
    const ready = compiled(
      smallManual({
        coverages: [
          coverage({
            steps: [
              base,
              {
                kind: 'discounts',
                code: 'd',
                title: 'Discounts',
                groups: [{ rules: ['half'] }],
                rounding: CENT,
              },
            ],
          }),
        ],
        discounts: [{ code: 'half', name: 'Half', type: 'percentage', value: '50', reason: 'Because.' }],
      }),
    );
    const view = worksheetView(ready, smallRisk());
    const words = new ManualWords(ready.manual, view);
    const steps = view.steps.map((step) => (step.kind === 'base' ? step : { ...step, value: '500.01' }));
    expect(lines(waterfall(sectionsOf(steps, words), '500.01', words).bars)).toEqual([
      'Cover | Base | 1,000 | 0>100000',
      'Cover | Half | −50% | 100000>50000',
      'Cover | Rounding of Discounts | 50000>50001',
      'subtotal | Coverages | 0>50001',
      'total | Total premium | 0>50001',
    ]);
  });
});
