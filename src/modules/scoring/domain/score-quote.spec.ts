import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PROJECT_ROOT } from '../../../platform/project-root.js';
import { adverseImpact } from './adverse-impact.js';
import { comparedGroups, inOrder } from './compared-groups.js';
import type { ModelDefinition } from './definition.js';
import { ModelFaults } from './faults.js';
import { leastIdAt } from './rated-order.js';
import type { ModelHeading } from './read-definition.js';
import { readDefinition } from './read-definition.js';
import { scoreQuote } from './score-quote.js';
import { drift } from './stability.js';
import type { QuoteCharacteristics } from './variables.js';

const SENT = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'data', 'models', 'motor-claims-1973.json'), 'utf8'),
) as ModelHeading & { readonly definition: Record<string, unknown> };

function read(definition: unknown, heading: Partial<ModelHeading> = {}): ModelDefinition {
  const faults = new ModelFaults();
  const model = readDefinition(definition, { ...SENT, ...heading }, faults);
  if (!model || !faults.isEmpty) throw new Error(JSON.stringify(faults.list));
  return model;
}

const DEMO = read(SENT.definition);

function facts(more: Partial<QuoteCharacteristics> = {}): QuoteCharacteristics {
  return {
    version: 1,
    state: 'OH',
    zipCode: '43004',
    createdOn: '2026-03-01',
    effectiveDate: '2026-03-15',
    termMonths: 12,
    vehicleInfo: null,
    propertyInfo: null,
    lifeInfo: null,
    drivers: [{ birthDate: '1980-01-01' }],
    coverageSelections: null,
    ...more,
  };
}
const born = (...years: readonly (number | null)[]): QuoteCharacteristics =>
  facts({ drivers: years.map((year) => (year === null ? {} : { birthDate: `${year}-06-30` })) });

describe('the score of a quote', () => {
  it('follows from what MASS prints: polynomial contrasts of the age, multiplied out', () => {
    const [linear, quadratic, cubic] = [-0.394432, -0.000355, -0.016737];
    const levels = [-3, -1, 1, 3].map((step, place) => {
      const square = place === 0 || place === 3 ? 0.5 : -0.5;
      const third = [-1, 3, -3, 1][place] as number;
      return (linear * step + cubic * third) / Math.sqrt(20) + quadratic * square;
    });
    const weights = DEMO.variables[0]?.bins.map(({ weight }) => Number(weight)) ?? [];
    levels.forEach((level, place) => expect(weights[place]).toBeCloseTo(level, 6));
  });

  it.each([
    [2003, 0.268158, '0.1926'],
    [1999, 0.077148, '0.1620'],
    [1994, -0.076793, '0.1406'],
    [1980, -0.268513, '0.1175'],
  ])('of a youngest driver born in %i is the chance of a claim', (year, coefficient, score) => {
    expect(scoreQuote(DEMO, born(1970, year)).score).toBe(score);
    expect((1 - Math.exp(-Math.exp(-1.810508 + coefficient))).toFixed(4)).toBe(score);
  });

  it('changes on the birthday, as of the day on which coverage begins', () => {
    const bin = (birthDate: string): readonly number[] =>
      scoreQuote(DEMO, facts({ drivers: [{ birthDate }] })).bins;
    expect([bin('2001-03-16'), bin('2001-03-15')]).toEqual([[0], [1]]);
  });

  it('is none where a driver says no date of birth and the model refuses', () => {
    expect(scoreQuote(DEMO, born(1980, null))).toMatchObject({
      score: null,
      fault: 'driver.youngestAge',
      bins: [-1],
    });
    expect(scoreQuote(DEMO, facts({ drivers: null }))).toMatchObject({ score: null, contributors: [] });
  });

  it('gives its reasons in the order in which they raise it above the average', () => {
    const home = read(
      {
        basePoints: 500,
        scaling: { points: '600', odds: '0.05', pointsToDoubleOdds: '-20' },
        scores: { edges: ['0.5'], shares: ['0.9', '0.1'] },
        variables: [
          {
            name: 'property.protectionClass',
            bins: [
              { to: 7, weight: 60, share: '0.5' },
              { from: 7, weight: 20, share: '0.5' },
            ],
            missing: { weight: 30, share: 0 },
          },
          {
            name: 'property.newHome',
            bins: [
              { values: ['yes'], weight: 50, share: '0.5' },
              { values: ['no'], weight: 40, share: '0.4' },
            ],
            missing: { weight: 45, share: '0.1' },
          },
        ],
      },
      { kind: 'scorecard', productType: 'home' },
    );
    const scored = scoreQuote(home, facts({ propertyInfo: { protectionClass: 9, newHome: true } }));
    // 570 points are 30 below 600, which is one and a half doublings: odds of 0.05 × 2^1.5.
    const odds = 0.05 * 2 ** 1.5;
    expect(Number(scored.score)).toBeCloseTo(odds / (1 + odds), 4);
    expect(
      scored.contributors.map(({ variable, points, raises }) => [variable, points, Number(raises)]),
    ).toEqual([
      ['property.protectionClass', '20', 20],
      ['property.newHome', '50', -4.5],
    ]);
    expect(scoreQuote(home, facts({ propertyInfo: {} }))).toMatchObject({ bins: [-1, -1], fault: null });
  });

  it('lies from 0 to 1, never falls where that is promised, and is the same each time', () => {
    const sloped = read({
      link: 'logit',
      intercept: '-2',
      scores: { edges: ['0.5'], shares: ['1', '0'] },
      variables: [
        {
          name: 'driver.youngestAge',
          monotone: 'increasing',
          slope: { perUnit: '0.731', floor: '16', cap: '95', mean: '40' },
          bins: [
            { to: 30, share: '0.4' },
            { from: 30, share: '0.6' },
          ],
          missing: 'refuse',
        },
      ],
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2026 }),
        fc.integer({ min: 1900, max: 2026 }),
        (one, other) => {
          const [older, younger] = [Math.min(one, other), Math.max(one, other)];
          const [high, low] = [scoreQuote(sloped, born(older)), scoreQuote(sloped, born(younger))];
          expect(high.score).toMatch(/^(0\.\d{4}|1\.0000)$/);
          expect(Number(high.score)).toBeGreaterThanOrEqual(Number(low.score));
          expect(scoreQuote(sloped, born(older))).toEqual(high);
        },
      ),
    );
  });

  it('takes a quote that says nonsense as one that says nothing', () => {
    fc.assert(
      fc.property(fc.anything(), (birthDate) => {
        const { score } = scoreQuote(DEMO, facts({ drivers: [{ birthDate }] }));
        expect(score === null || /^0\.\d{4}$/.test(score)).toBe(true);
      }),
    );
  });
});

describe('groups that are compared', () => {
  it('are those that the quote says, and no guess', () => {
    expect(
      comparedGroups(facts({ drivers: [{ birthDate: '2004-01-01' }], propertyInfo: { territory: '4' } })),
    ).toEqual({
      ageBand: 'under 25',
      territory: '4',
      zip3: '430',
      state: 'OH',
    });
    expect(comparedGroups(facts({ drivers: null, lifeInfo: { issueAge: 65, sex: 'female' } }))).toMatchObject(
      {
        ageBand: '65 and over',
        sex: 'female',
      },
    );
  });

  it('have a ratio to the one that is let pass most often, where there are enough of them', () => {
    expect(
      adverseImpact([
        { group: 'a', quotes: 100, referred: 10 },
        { group: 'b', quotes: 50, referred: 20 },
        { group: 'c', quotes: 29, referred: 29 },
      ]),
    ).toEqual([
      {
        group: 'a',
        quotes: 100,
        referred: 10,
        passRate: '0.9000',
        impactRatio: '1.0000',
        isBelowFourFifths: false,
      },
      {
        group: 'b',
        quotes: 50,
        referred: 20,
        passRate: '0.6000',
        impactRatio: '0.6667',
        isBelowFourFifths: true,
      },
      { group: 'c', quotes: 29, referred: 29, passRate: null, impactRatio: null, isBelowFourFifths: null },
    ]);
  });

  it('stand in the order of ages, others by name', () => {
    const named = (...groups: readonly string[]) =>
      inOrder(groups.map((group) => ({ group }))).map(({ group }) => group);
    expect(named('25 to 39', '65 and over', 'under 25', '40 to 64')).toEqual([
      'under 25',
      '25 to 39',
      '40 to 64',
      '65 and over',
    ]);
    expect(named('441', '430')).toEqual(['430', '441']);
  });

  it('have none where nobody is left to compare with, or nobody passes', () => {
    const alone = { group: 'a', quotes: 100, referred: 10 };
    expect(adverseImpact([alone])).toEqual([
      { ...alone, passRate: '0.9000', impactRatio: null, isBelowFourFifths: null },
    ]);
    const none = [alone, { ...alone, group: 'b' }].map((each) => ({ ...each, referred: 100 }));
    expect(adverseImpact(none).map(({ impactRatio }) => impactRatio)).toEqual([null, null]);
    expect(adverseImpact([])).toEqual([]);
  });
});

describe('the stability of a population', () => {
  it.each<[string, readonly number[], string, string]>([
    ['the same', [500, 300, 200], '0.0000', 'stable'],
    ['a little other', [400, 350, 250], '0.0412', 'stable'],
    ['another', [200, 300, 500], '0.5498', 'shifted'],
    ['one with an empty class', [700, 300, 0], '1.5867', 'shifted'],
  ])('is told of %s', (_what, counts, index, band) => {
    expect(drift([0.5, 0.3, 0.2], counts)).toEqual({ index, band });
  });

  it('has an end where a class comes that nobody was in at the training, and one that is empty then and now adds nothing', () => {
    const [was, counts] = [
      [0.5, 0.5, 0],
      [400, 400, 200],
    ];
    // 2 × (0.4 - 0.5) ln(0.4 / 0.5) + (0.2 - 0.0001) ln(0.2 / 0.0001)
    expect(drift(was, counts)).toEqual({ index: '1.5640', band: 'shifted' });
    expect(drift(was, [500, 500, 0])).toEqual({ index: '0.0000', band: 'stable' });
  });

  it('is not told of a few', () => {
    expect(drift([0.5, 0.5], [50, 49])).toEqual({ index: null, band: null });
  });
});

describe('the order in which quotes were rated', () => {
  it('is that of the ids of their worksheets', () => {
    const moment = Date.UTC(2026, 2, 1);
    expect(leastIdAt(moment) < leastIdAt(moment + 1)).toBe(true);
    expect(leastIdAt(moment)).toMatch(
      /^019ca68e-[0-9a-f]{4}-7000-8000-000000000000$|^[0-9a-f]{8}-[0-9a-f]{4}-7000-/,
    );
  });
});
