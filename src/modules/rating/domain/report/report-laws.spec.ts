import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CENT,
  TODAY,
  compiled,
  coverage,
  smallManual,
  smallRisk,
} from '../../../../../test/support/small-manual.js';
import { rate } from '../engine/rate.js';
import { reportEffects } from './report-effects.js';

type Json = Readonly<Record<string, unknown>>;

const TIER = 'propertyInfo.tier';
const SCORE = 'propertyInfo.score';
const TIERS = ['A', 'B', 'C'];
const inputs = [
  { path: TIER, type: 'text', title: 'Tier', variable: 'credit', allowed: TIERS },
  { path: SCORE, type: 'integer', title: 'Score', variable: 'insurance_score', min: '300', max: '850' },
];

const number = fc.integer({ min: 50, max: 150 }).map((percent) => (percent / 100).toFixed(2));
const tier = fc.constantFrom(...TIERS);
const score = fc.integer({ min: 300, max: 850 });
const condition = fc.oneof(
  tier.map((one) => `${TIER} != "${one}"`),
  score.map((one) => `${SCORE} < ${one}`),
  score.map((one) => `${SCORE} - 300 > ${one - 300}`),
  score.map((one) => `${SCORE} * 2 > ${one * 2}`),
  score.map((one) => `${SCORE} + 300 > ${one + 300}`),
  score.map((one) => `850 - ${SCORE} < ${850 - one}`),
  fc.tuple(tier, score).map(([one, limit]) => `${TIER} == "${one}" || ${SCORE} >= ${limit}`),
);
const table = fc.oneof(
  fc.tuple(number, number, number).map((numbers) => ({
    title: 'By tier',
    dimensions: [{ input: TIER, match: 'exact' }],
    rows: TIERS.map((one, index) => [one, numbers[index]]),
  })),
  fc.tuple(number, number).map(([low, high]) => ({
    title: 'By score',
    dimensions: [{ input: SCORE, match: 'range', excluded: 'upper' }],
    rows: [
      [['300', '600'], low],
      [['600', '851'], high],
    ],
  })),
);

interface Part {
  readonly step: Json;
  readonly table?: Json;
  readonly rule?: Json;
}

/** One way or another in which a manual may use what a report says; each takes its names from its place. */
const part = fc.oneof(
  fc
    .tuple(table, fc.constantFrom('factor', 'add'))
    .map(([by, kind]): Part => ({ step: { kind }, table: by })),
  fc
    .tuple(condition, fc.constantFrom('add', 'minimum', 'maximum'), fc.integer({ min: 10, max: 150 }))
    .map(([when, kind, amount]): Part => ({ step: { kind, when, amount: String(amount) } })),
  fc
    .tuple(condition, fc.constantFrom('discounts', 'surcharges'), fc.integer({ min: 1, max: 20 }))
    .map(([when, kind, value]): Part => ({ step: { kind }, rule: { when, value: String(value) } })),
);

function manualOf(ofCoverage: readonly Part[], ofPolicy: readonly Part[], decline: string | null): Json {
  const parts = [...ofCoverage, ...ofPolicy];
  const steps = parts.map(({ step, table: by, rule }, index) => {
    const named = { ...step, code: `s${index}`, title: 'Step', rounding: CENT };
    if (rule) return { ...named, groups: [{ rules: [`s${index}`], cap: '15' }] };
    return by ? { ...named, table: `s${index}` } : named;
  });
  const rulesOf = (kind: string): readonly Json[] =>
    parts.flatMap(({ step, rule }, index) =>
      rule && step['kind'] === kind
        ? [{ code: `s${index}`, name: 'Rule', type: 'percentage', reason: 'Because.', ...rule }]
        : [],
    );
  const credit = Object.fromEntries(parts.flatMap(({ table: by }, index) => (by ? [[`s${index}`, by]] : [])));
  const base = { kind: 'base', code: 'base', title: 'Base', rounding: CENT };
  const sum = { kind: 'sum', code: 'sum', title: 'Sum' };
  return smallManual({
    inputs,
    coverages: [
      coverage({ baseRate: '100', tables: { credit }, steps: [base, ...steps.slice(0, ofCoverage.length)] }),
    ],
    policy: { steps: [sum, ...steps.slice(ofCoverage.length)] },
    discounts: rulesOf('discounts'),
    surcharges: rulesOf('surcharges'),
    underwriting: decline === null ? [] : [{ code: 'no', title: 'No.', outcome: 'decline', when: decline }],
  });
}

/** A discount from 508 on: where more than 510 is declined, three values of the score are the better ones. */
const narrow: Part = { step: { kind: 'discounts' }, rule: { when: `${SCORE} - 300 > 207`, value: '1' } };

it('no way in which a report may count is missed: where another value is better, there is an effect', () => {
  const parts = fc.array(part, { maxLength: 3 });
  const own = fc.record({ tier, score });
  fc.assert(
    fc.property(parts, parts, fc.option(condition), own, (ofCoverage, ofPolicy, decline, property) => {
      const ready = compiled(manualOf(ofCoverage, ofPolicy, decline));
      const fateOf = (propertyInfo: Json): { readonly cents: number; readonly isDeclined: boolean } => {
        const { total, decision } = rate(ready, smallRisk({ propertyInfo }), { today: TODAY });
        return { cents: Math.round(Number(total) * 100), isDeclined: decision.outcome === 'decline' };
      };
      const { worksheet } = rate(ready, smallRisk({ propertyInfo: property }), {
        today: TODAY,
        worksheet: true,
      });
      const mine = fateOf(property);
      const others = [
        ...TIERS.map((one) => ({ ...property, tier: one })),
        ...Array.from({ length: 276 }, (_, step) => ({ ...property, score: 300 + step * 2 })),
      ].map(fateOf);
      const isBetter = others.some((other) =>
        other.isDeclined === mine.isDeclined ? other.cents < mine.cents : mine.isDeclined,
      );
      const effects = worksheet ? reportEffects(ready, worksheet) : [];
      if (isBetter) expect(effects).not.toEqual([]);
    }),
    { numRuns: 300, examples: [[[narrow], [], `${SCORE} - 300 > 210`, { tier: 'A', score: 300 }]] },
  );
});
