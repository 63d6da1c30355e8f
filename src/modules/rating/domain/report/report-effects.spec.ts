import { describe, expect, it } from '@jest/globals';
import {
  CENT,
  TODAY,
  compiled,
  coverage,
  smallManual,
  smallRisk,
} from '../../../../../test/support/small-manual.js';
import { checkManual } from '../manual/check-manual.js';
import { rate } from '../engine/rate.js';
import { readManual } from '../manual/read-manual.js';
import { reportEffects } from './report-effects.js';
import type { ReportView } from './report-reasons.js';
import { reportView } from './report-reasons.js';

type Json = Readonly<Record<string, unknown>>;

const TIER = {
  path: 'propertyInfo.tier',
  type: 'text',
  title: 'Tier',
  variable: 'credit',
  allowed: ['A', 'B', 'C'],
  default: 'A',
};
const SCORE = {
  path: 'propertyInfo.score',
  type: 'integer',
  title: 'Score',
  variable: 'insurance_score',
  min: '300',
  max: '850',
  default: 850,
};
const BASE = { kind: 'base', code: 'base', title: 'Base', rounding: CENT };
const SUM = { kind: 'sum', code: 'coverages', title: 'Coverages' };

function table(input: string, rows: readonly (readonly unknown[])[], more: Json = {}): Json {
  return { title: 'By', dimensions: [{ input, match: 'exact', ...more }], rows };
}

function withSteps(steps: readonly Json[], tables: Json = {}, more: Json = {}): Json {
  return smallManual({
    inputs: [TIER, SCORE],
    coverages: [coverage({ steps, tables })],
    ...more,
  });
}

function told(manual: Json, property: Json, more: Json = {}): ReportView | null {
  const ready = compiled(manual);
  const risk = smallRisk({ propertyInfo: property, ...more });
  const { worksheet } = rate(ready, risk, { today: TODAY, worksheet: true });
  if (!worksheet) throw new Error('A worksheet was asked for');
  return reportView(ready.manual, worksheet, reportEffects(ready, worksheet));
}

const BY_TIER = [
  ['A', '0.00'],
  ['B', '25.00'],
  ['C', '60.00'],
  [null, '0.00'],
];
const rule = (code: string, more: Json): Json => {
  return { code, name: code, type: 'percentage', reason: 'Because.', ...more };
};
const adjust = (kind: string, rules: readonly string[], more: Json = {}): Json => {
  return {
    kind,
    code: kind,
    title: kind,
    groups: [{ rules, combine: 'additive' }],
    combine: 'additive',
    rounding: CENT,
    ...more,
  };
};

/** Each way in which a manual may let a report count, with C, or 500, against it and A, or 800, for it. */
const WAYS: readonly (readonly [string, Json])[] = [
  [
    'a factor',
    withSteps([BASE, { kind: 'factor', code: 'f', title: 'F', table: 't', rounding: CENT }], {
      credit: {
        t: table(TIER.path, [
          ['A', '0.80'],
          ['B', '0.90'],
          ['C', '0.95'],
          [null, '0.80'],
        ]),
      },
    }),
  ],
  [
    'a base premium',
    withSteps([{ ...BASE, table: 't' }], {
      credit: {
        t: table(TIER.path, [
          ['A', '100'],
          ['B', '200'],
          ['C', '300'],
          [null, '100'],
        ]),
      },
    }),
  ],
  [
    'an amount that is added',
    withSteps([BASE, { kind: 'add', code: 'a', title: 'A', table: 't' }], {
      credit: { t: table(TIER.path, BY_TIER) },
    }),
  ],
  [
    'a fee',
    withSteps(
      [BASE],
      {},
      {
        policy: {
          tables: { credit: { t: table(TIER.path, BY_TIER) } },
          steps: [SUM, { kind: 'fee', code: 'x', title: 'X', table: 't' }],
        },
      },
    ),
  ],
  [
    'a tax',
    withSteps(
      [BASE],
      {},
      {
        policy: {
          tables: {
            credit: {
              t: table(TIER.path, [
                ['A', '0.01'],
                ['B', '0.02'],
                ['C', '0.03'],
                [null, '0.01'],
              ]),
            },
          },
          steps: [SUM, { kind: 'tax', code: 'x', title: 'X', table: 't', rounding: CENT }],
        },
      },
    ),
  ],
  [
    'an amount that the policy adds on a condition',
    withSteps(
      [BASE],
      {},
      {
        policy: {
          steps: [
            SUM,
            {
              kind: 'add',
              code: 'x',
              title: 'X',
              amount: '15',
              when: 'propertyInfo.tier == "C"',
              rounding: CENT,
            },
          ],
        },
      },
    ),
  ],
  [
    'a minimum',
    withSteps([BASE, { kind: 'minimum', code: 'm', title: 'M', table: 't' }], {
      credit: {
        t: table(TIER.path, [
          ['A', '0'],
          ['B', '0'],
          ['C', '2000'],
          [null, '0'],
        ]),
      },
    }),
  ],
  [
    'a maximum',
    withSteps([BASE, { kind: 'maximum', code: 'm', title: 'M', table: 't' }], {
      credit: {
        t: table(TIER.path, [
          ['A', '500'],
          ['B', '600'],
          ['C', '9999'],
          [null, '500'],
        ]),
      },
    }),
  ],
  [
    'a step that has a condition',
    withSteps([BASE, { kind: 'add', code: 'a', title: 'A', amount: '50', when: 'propertyInfo.tier == "C"' }]),
  ],
  [
    'a discount that is withheld',
    withSteps(
      [BASE, adjust('discounts', ['good'])],
      {},
      {
        discounts: [rule('good', { value: '10', when: 'propertyInfo.tier != "C"' })],
      },
    ),
  ],
  [
    'a discount by a table',
    withSteps(
      [BASE, adjust('discounts', ['good'])],
      {
        credit: {
          t: table(TIER.path, [
            ['A', '20'],
            ['B', '10'],
            ['C', '5'],
            [null, '20'],
          ]),
        },
      },
      {
        discounts: [rule('good', { table: 't' })],
      },
    ),
  ],
  [
    'a surcharge',
    withSteps(
      [BASE, adjust('surcharges', ['bad'])],
      {},
      {
        surcharges: [rule('bad', { value: '10', when: 'propertyInfo.tier == "C"' })],
      },
    ),
  ],
  [
    'a text that is looked up and then a factor',
    withSteps(
      [BASE, { kind: 'factor', code: 'f', title: 'F', table: 'f', rounding: CENT }],
      {
        credit: {
          c: {
            ...table(TIER.path, [
              ['A', 'best'],
              ['B', 'best'],
              ['C', 'worst'],
              [null, 'best'],
            ]),
            result: 'text',
          },
          f: table('propertyInfo.class', [
            ['best', '1.00'],
            ['worst', '1.50'],
            [null, '1.00'],
          ]),
        },
      },
      { derived: [{ path: 'propertyInfo.class', title: 'Class', kind: 'lookup', table: 'c' }] },
    ),
  ],
  [
    'a coverage that is not to be had',
    smallManual({
      inputs: [TIER],
      coverages: [coverage(), coverage({ code: 'more', title: 'More', when: 'propertyInfo.tier != "C"' })],
    }),
  ],
  [
    'a coverage section for each tier',
    smallManual({
      inputs: [TIER],
      coverages: [
        coverage({ code: 'good', when: 'propertyInfo.tier != "C"', baseRate: '600' }),
        coverage({ code: 'other', when: 'propertyInfo.tier == "C"' }),
      ],
    }),
  ],
  [
    'a price beside a referral for each tier',
    withSteps(
      [BASE, { kind: 'add', code: 'a', title: 'A', amount: '50', when: 'propertyInfo.tier == "C"' }],
      {},
      {
        underwriting: ['A', 'B', 'C'].map((tier) => {
          const when = `propertyInfo.tier == "${tier}"`;
          return {
            code: tier.toLowerCase(),
            title: tier,
            outcome: 'refer',
            blocks: 'bind',
            authority: 'senior',
            when,
          };
        }),
      },
    ),
  ],
  [
    'a decline',
    withSteps(
      [BASE],
      {},
      {
        underwriting: [{ code: 'no', title: 'No.', outcome: 'decline', when: 'propertyInfo.tier == "C"' }],
      },
    ),
  ],
  [
    'a referral',
    withSteps(
      [BASE],
      {},
      {
        underwriting: [
          {
            code: 'ask',
            title: 'Ask.',
            outcome: 'refer',
            blocks: 'bind',
            authority: 'senior',
            when: 'propertyInfo.tier == "C"',
          },
        ],
      },
    ),
  ],
];

/** The same by a number, which lists no values that it may have. */
const BY_NUMBER: readonly (readonly [string, Json])[] = [
  [
    'ranges of a table',
    withSteps([BASE, { kind: 'add', code: 'a', title: 'A', table: 't' }], {
      credit: {
        t: {
          title: 'T',
          dimensions: [{ input: SCORE.path, match: 'range', excluded: 'upper' }],
          rows: [
            [['300', '600'], '90'],
            [['600', '720'], '40'],
            [['720', '851'], '0'],
            [null, '0'],
          ],
        },
      },
    }),
  ],
  [
    'an interpolated table',
    withSteps([BASE, { kind: 'factor', code: 'f', title: 'F', table: 't', rounding: CENT }], {
      credit: {
        t: {
          title: 'T',
          dimensions: [{ input: SCORE.path, match: 'interpolated', below: 'clamp', above: 'clamp' }],
          rows: [
            ['300', '2.0'],
            ['850', '0.5'],
          ],
        },
      },
    }),
  ],
  [
    'what is made of it in a condition, with the best in the middle',
    withSteps([
      BASE,
      {
        kind: 'add',
        code: 'a',
        title: 'A',
        amount: '50',
        when: 'propertyInfo.score != 850 && !(propertyInfo.score * 2 > 1300 && propertyInfo.score * 2 < 1500)',
      },
    ]),
  ],
  [
    'a limit in a condition',
    withSteps(
      [BASE, adjust('discounts', ['good'])],
      {},
      {
        discounts: [rule('good', { value: '10', when: 'propertyInfo.score >= 720' })],
      },
    ),
  ],
];

describe('a consumer report that counted against somebody is found', () => {
  it.each(WAYS)('in %s', (_way, manual) => {
    expect(told(manual, { tier: 'C' })?.reasons).toEqual([
      { title: 'Tier', detail: 'Tier, as a consumer report has it. The best terms were not given.' },
    ]);
    expect(told(manual, { tier: 'A' })).toBeNull();
    expect(told(manual, {})).toBeNull();
  });

  it.each(BY_NUMBER)('in %s', (_way, manual) => {
    expect(told(manual, { score: 500 })).toMatchObject({
      score: { score: '500', scoreMin: '300', scoreMax: '850', scoreDate: TODAY, scoreSource: null },
    });
    expect(told(manual, { score: 850 })).toBeNull();
  });

  it('behind a cap that several of them reach together', () => {
    const manual = withSteps(
      [BASE, adjust('surcharges', ['one', 'two'], { cap: '10' })],
      {},
      {
        surcharges: [
          rule('one', { value: '10', when: 'propertyInfo.tier == "C"' }),
          rule('two', { value: '10', when: 'propertyInfo.score < 600' }),
        ],
      },
    );
    expect(told(manual, { tier: 'C', score: 500 })?.reasons).toHaveLength(2);
    expect(told(manual, { tier: 'A', score: 800 })).toBeNull();
  });

  it('behind a cap that four of them reach together', () => {
    const tiers = ['t1', 't2', 't3', 't4'];
    const manual = smallManual({
      inputs: tiers.map((tier) => ({ ...TIER, path: `propertyInfo.${tier}`, title: tier })),
      coverages: [coverage({ steps: [BASE, adjust('surcharges', tiers, { cap: '10' })] })],
      surcharges: tiers.map((tier) => rule(tier, { value: '10', when: `propertyInfo.${tier} == "C"` })),
    });
    const all = (value: string): Json => Object.fromEntries(tiers.map((tier) => [tier, value]));
    expect(told(manual, all('C'))?.reasons).toHaveLength(4);
    expect(told(manual, all('A'))).toBeNull();
  });

  it('behind another that raised the price as well: both are why it is declined', () => {
    const manual = withSteps(
      [BASE, { kind: 'add', code: 'a', title: 'A', table: 't' }],
      { credit: { t: table(TIER.path, BY_TIER) } },
      {
        underwriting: [
          {
            code: 'no',
            title: 'No.',
            outcome: 'decline',
            when: 'propertyInfo.tier == "C" || propertyInfo.score < 600',
          },
        ],
      },
    );
    expect(told(manual, { tier: 'C', score: 500 })).toMatchObject({
      reasons: [{ title: 'Tier' }, { title: 'Score' }],
      rules: ['no'],
    });
  });

  it.each<[string, Json, Json]>([
    ['by how many there are', { when: 'propertyInfo.losses.size() > 1' }, {}],
    [
      'by a fact that counts them all',
      { when: 'losses > 1' },
      {
        derived: [{ path: 'losses', title: 'Losses', kind: 'count', list: 'propertyInfo.losses', as: 'l' }],
      },
    ],
  ])('in a list of what happened, %s', (_way, step, more) => {
    const cause = { path: 'propertyInfo.losses[].cause', type: 'text', title: 'Cause', report: {} };
    const manual = withSteps([BASE, { kind: 'add', code: 'a', title: 'A', amount: '5', ...step }], {}, more);
    const losses = ['fire', 'wind'].map((loss) => ({ occurredOn: '2025-05-05', cause: loss }));
    // Another input of the same list is no second reason.
    const claimed = { path: 'propertyInfo.losses[].claimed', type: 'boolean', title: 'Claimed', report: {} };
    const document = {
      ...manual,
      inputs: [
        { ...cause, required: false },
        { ...claimed, default: false },
      ],
    };
    expect(told(document, { losses })?.reasons).toEqual([
      { title: 'Cause', detail: 'Cause, as a consumer report has it. The best terms were not given.' },
    ]);
    expect(told(document, { losses: losses.slice(0, 1) })).toBeNull();
  });

  it.each([
    ['completedYears(propertyInfo.first, effectiveDate) < 25', '2010-01-01', '1999-01-01'],
    ['daysBetween(propertyInfo.first, effectiveDate) < 200', '2026-01-15', '2025-01-15'],
  ])('in a date: %s', (when, worse, better) => {
    const first = { path: 'propertyInfo.first', type: 'date', title: 'Oldest account', report: {} };
    const manual = smallManual({
      inputs: [first],
      coverages: [coverage({ steps: [BASE, { kind: 'add', code: 'a', title: 'A', amount: '5', when }] })],
    });
    expect(told(manual, { first: worse })?.reasons).toHaveLength(1);
    expect(told(manual, { first: better })).toBeNull();
  });

  it('in a list, where the worst of two elements hides behind the other', () => {
    const drivers = {
      path: 'drivers[].tier',
      type: 'text',
      title: 'Tier',
      variable: 'credit',
      allowed: ['1', '2'],
    };
    const manual = smallManual({
      plan: { code: 'small', name: 'Small', productType: 'auto', state: 'OH', companyCode: 'BND' },
      lists: [{ path: 'drivers', title: 'Drivers', min: 1, max: 5 }],
      inputs: [drivers],
      coverages: [
        coverage({
          steps: [
            BASE,
            {
              kind: 'factor',
              code: 'f',
              title: 'F',
              table: 't',
              rounding: CENT,
              each: { list: 'drivers', take: 'max' },
            },
          ],
          tables: {
            credit: {
              t: table('drivers[].tier', [
                ['1', '1.00'],
                ['2', '1.50'],
              ]),
            },
          },
        }),
      ],
    });
    const risk = (...tiers: readonly string[]): Json => {
      return { productType: 'auto', drivers: tiers.map((tier) => ({ tier })) };
    };
    const ready = compiled(manual);
    const of = (more: Json): readonly unknown[] => {
      const { propertyInfo: _none, ...rest } = smallRisk(more) as Json & { propertyInfo?: Json };
      const { worksheet } = rate(ready, rest, { today: TODAY, worksheet: true });
      return worksheet ? reportEffects(ready, worksheet) : [];
    };
    expect(of(risk('2', '2'))).toMatchObject([{ cents: 50_000 }]);
    expect(of(risk('1', '1'))).toEqual([]);
  });

  it('of whatever an input says that it comes from a report', () => {
    const manual = smallManual({
      inputs: [
        {
          path: 'propertyInfo.inquiries',
          type: 'integer',
          title: 'Number of inquiries',
          min: '0',
          max: '99',
          report: {},
        },
      ],
      coverages: [
        coverage({
          steps: [
            BASE,
            { kind: 'add', code: 'a', title: 'A', amount: '5', when: 'propertyInfo.inquiries > 3' },
          ],
        }),
      ],
    });
    expect(told(manual, { inquiries: 7 })?.reasons).toEqual([
      { title: 'Number of inquiries', detail: 'Number of inquiries: 7. The best terms were not given.' },
    ]);
    expect(told(manual, { inquiries: 3 })).toBeNull();
  });
});

describe('what the consumer is told', () => {
  const factor = (path: string): Json => {
    const codes = ['late', 'new', 'few', 'high', 'inquiries'];
    return {
      path: `propertyInfo.${path}`,
      type: 'text',
      title: 'Factor',
      required: false,
      allowed: codes,
      wording: Object.fromEntries(codes.map((code) => [code, `In words: ${code}.`])),
    };
  };
  const FACTORS = ['f1', 'f2', 'f3', 'f4', 'f5'];
  const manual = smallManual({
    inputs: [
      {
        ...TIER,
        wording: { C: 'Your score is in the last group.' },
        report: {
          score: SCORE.path,
          scoreDate: 'propertyInfo.scoredOn',
          source: 'Scores Inc.',
          factors: FACTORS.map((name) => `propertyInfo.${name}`),
          inquiries: 'inquiries',
        },
      },
      SCORE,
      { path: 'propertyInfo.scoredOn', type: 'date', title: 'Scored on', required: false },
      ...FACTORS.map(factor),
    ],
    coverages: [
      coverage({
        steps: [BASE, { kind: 'add', code: 'a', title: 'A', table: 't' }],
        tables: { credit: { t: table(TIER.path, BY_TIER) } },
      }),
    ],
  });

  it('are the factors behind a score, four at most and inquiries as a fifth, with the score itself', () => {
    const property = {
      tier: 'C',
      score: 512,
      scoredOn: '2026-02-20',
      f1: 'late',
      f2: 'new',
      f3: 'few',
      f4: 'high',
      f5: 'inquiries',
    };
    expect(told(manual, property)).toEqual({
      reasons: ['late', 'new', 'few', 'high'].map((code) => ({ title: `In words: ${code}.`, detail: null })),
      rules: [],
      score: {
        score: '512',
        scoreMin: '300',
        scoreMax: '850',
        scoreDate: '2026-02-20',
        scoreSource: 'Scores Inc.',
      },
      inquiriesMattered: true,
    });
    expect(told(manual, { ...property, f4: 'inquiries', f5: null })).toMatchObject({
      reasons: [{}, {}, {}, { title: 'In words: inquiries.' }],
      inquiriesMattered: false,
    });
  });

  it('is the wording of the value where nobody has said what stands behind it', () => {
    expect(told(manual, { tier: 'C' })).toEqual({
      reasons: [{ title: 'Your score is in the last group.', detail: null }],
      rules: [],
      score: null,
      inquiriesMattered: false,
    });
  });

  it('is declared soundly, or the manual is not filed', () => {
    const faults = (report: Json): readonly string[] =>
      checkManual(readManual(smallManual({ inputs: [{ ...TIER, report }] }))).map(({ pointer }) => pointer);
    expect(faults({ score: TIER.path, scoreDate: TIER.path, factors: [TIER.path] })).toEqual([
      '/inputs/0/report/score',
      '/inputs/0/report/scoreDate',
      '/inputs/0/report/factors/0',
    ]);
    expect(faults({ source: 'Scores Inc.' })).toEqual([]);
  });
});
