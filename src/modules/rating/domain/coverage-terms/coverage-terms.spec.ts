import { describe, expect, it } from '@jest/globals';
import { coverage, refusals, smallManual } from '../../../../../test/support/small-manual.js';
import { demoManuals } from '../../../../database/seed/demo-manuals.js';
import { checkManual } from '../manual/check-manual.js';
import { compileManual } from '../engine/compile-manual.js';
import { rate } from '../engine/rate.js';
import { readManual } from '../manual/read-manual.js';
import { RiskWording } from '../words/risk-wording.js';
import type { CoverageTerms } from './coverage-terms.js';

type Json = Readonly<Record<string, unknown>>;

const LIMITS = [
  { path: 'propertyInfo.value', type: 'integer', title: 'Value', min: '1', max: '1000000' },
  { path: 'coverageSelections.limit', type: 'text', title: 'Limit', allowed: ['100/300', '300/300'] },
  { path: 'coverageSelections.free', type: 'text', title: 'Free', required: false },
  { path: 'coverageSelections.endless', type: 'integer', title: 'Endless', required: false, min: '0' },
  { path: 'propertyInfo.rooms[].value', type: 'money', title: 'Value', max: '5000' },
];

function manual(section: Json): Json {
  const lists = [{ path: 'propertyInfo.rooms', title: 'Rooms', min: 0, max: 9 }];
  return smallManual({ lists, inputs: LIMITS, coverages: [coverage(section)] });
}

function terms(section: Json, risk: Json): readonly CoverageTerms[] {
  const read = readManual(manual(section));
  return new RiskWording(read, risk).coverageTerms([{ coverage: 'cover', code: 'cover', item: null }]);
}

const limit = (source: Json): Json => ({ code: 'one', title: 'One', ...source });

describe('the limits and the deductible of a coverage', () => {
  it('are what the manual fixes, what the risk says, a share of it, or the amount for a code', () => {
    const section = {
      limits: [
        limit({ amount: '500' }),
        limit({ code: 'all', input: 'propertyInfo.value' }),
        limit({ code: 'half', input: 'propertyInfo.value', percent: '33.335' }),
        limit({
          code: 'person',
          input: 'coverageSelections.limit',
          amounts: { '100/300': '100000', '300/300': '300000' },
        }),
        limit({ code: 'unsaid', input: 'coverageSelections.endless' }),
      ],
      deductible: { input: 'propertyInfo.value', percent: '2' },
    };
    const risk = { propertyInfo: { value: 1_001 }, coverageSelections: { limit: '100/300' } };
    expect(terms(section, risk)).toEqual([
      {
        code: 'cover',
        title: 'Cover',
        item: null,
        limits: [
          { code: 'one', title: 'One', amount: '500.00' },
          { code: 'all', title: 'One', amount: '1001.00' },
          { code: 'half', title: 'One', amount: '333.68' },
          { code: 'person', title: 'One', amount: '100000.00' },
        ],
        deductible: '20.02',
      },
    ]);
  });

  it('of a coverage that says nothing are none, and it is there nevertheless', () => {
    expect(terms({}, {})).toEqual([
      { code: 'cover', title: 'Cover', item: null, limits: [], deductible: null },
    ]);
  });

  it('of the demo manuals can be told for every published case, item by item', () => {
    const told = demoManuals().map((document) => {
      const read = readManual(document);
      const compiled = compileManual(read);
      const test = read.tests.find(({ expect: { total } }) => total !== undefined);
      const { charges } = rate(compiled, test?.risk, { today: '2026-01-01', worksheet: false });
      return new RiskWording(read, test?.risk)
        .coverageTerms(charges)
        .map(({ code, item, limits, deductible }) => {
          return [code, item, limits.map(({ amount }) => amount).join(' '), deductible];
        });
    });
    expect(told[0]).toEqual([
      ['liability', '/vehicleInfo/vehicles/0', '50000.00 100000.00 50000.00', null],
      ['comprehensive', '/vehicleInfo/vehicles/0', '', '50.00'],
      ['collision', '/vehicleInfo/vehicles/0', '', '50.00'],
    ]);
    expect(told[1]).toEqual([
      ['dwelling', null, '215000.00', '1000.00'],
      ['jewelry', null, '5000.00', null],
      ['liability', null, '300000.00 1000.00', null],
    ]);
  });

  it('stand in documents with their coverage, and not again among what was chosen', () => {
    const read = readManual(demoManuals()[1]);
    const risk = {
      coverageSelections: { deductible: 1_000, liabilityLimit: '300000/1000', jewelryLimit: 5_000 },
    };
    const charges = ['dwelling', 'liability'].map(
      (code) =>
        ({ coverage: code, code, kind: 'premium', title: code, amount: '25.00', item: null }) as const,
    );
    const lines = new RiskWording(read, risk).coverages(charges);
    expect(lines.map(({ title, limit: amount, deductible }) => [title, amount, deductible])).toEqual([
      ['dwelling', null, '$1,000'],
      ['liability', null, null],
      ['Personal liability, each occurrence', '$300,000', null],
      ['Medical payments to others, each person', '$1,000', null],
      ['Limit for jewelry', '$5,000', null],
    ]);
  });
});

describe('a manual is not stored when a limit', () => {
  it.each<[string, Json, string]>([
    ['comes from nowhere', {}, 'comes from one of amount and input'],
    [
      'comes from two places',
      { amount: '1', input: 'propertyInfo.value' },
      'comes from one of amount and input',
    ],
    ['is no money', { amount: '1.005' }, 'must be an amount as text, such as "25.00"'],
    ['is below zero', { amount: '-1' }, 'must be an amount as text, such as "25.00"'],
    ['is a share of nothing', { amount: '1', percent: '50' }, 'has amounts or a percentage only of an input'],
    ['is a share below zero', { input: 'propertyInfo.value', percent: '-1' }, 'must not be negative'],
    [
      'has an amount that is none',
      { input: 'coverageSelections.limit', amounts: { '100/300': 'much' } },
      'must be an amount as text, such as "25000.00"',
    ],
  ])('%s', (_case, source, detail) => {
    const found = refusals(() => readManual(manual({ limits: [limit(source)] })));
    expect(found).toContainEqual(
      expect.stringMatching(new RegExp(`/coverages/0/limits/0.*${detail.slice(0, 30)}`)),
    );
  });
});

describe('a manual is not filed when a limit', () => {
  it.each<[string, Json, string]>([
    [
      'asks for an unknown input',
      { input: 'propertyInfo.size' },
      '/input propertyInfo.size is no input of this manual',
    ],
    [
      'asks for a fact of each element, and the coverage is for the whole',
      { input: 'propertyInfo.rooms[].value' },
      '/input propertyInfo.rooms[].value belongs to each element of propertyInfo.rooms, and the coverage is not rated for each',
    ],
    [
      'asks for a text without amounts',
      { input: 'coverageSelections.limit' },
      '/input coverageSelections.limit is no number: give an amount for each of its values',
    ],
    [
      'lacks an amount for a value',
      { input: 'coverageSelections.limit', amounts: { '100/300': '100000' } },
      '/amounts has no amount for 300/300',
    ],
    [
      'has an amount for a value that never comes',
      { input: 'coverageSelections.limit', amounts: { '100/300': '1', '300/300': '2', '5/5': '3' } },
      '/amounts/5~15 coverageSelections.limit never has this value',
    ],
    [
      'has amounts for a text that may be anything',
      { input: 'coverageSelections.free', amounts: { a: '1' } },
      '/amounts coverageSelections.free may have any value: list those that it may have',
    ],
    [
      'may grow beyond money',
      { input: 'coverageSelections.endless' },
      '/input coverageSelections.endless has no maximum',
    ],
    [
      'may be too large a share',
      { input: 'propertyInfo.value', percent: '100000000' },
      '/input propertyInfo.value may be too large an amount',
    ],
  ])('%s', (_case, source, fault) => {
    const found = checkManual(readManual(manual({ limits: [limit(source)] })));
    expect(found.map(({ pointer, detail }) => `${pointer} ${detail}`)).toEqual([
      `/coverages/0/limits/0${fault}`,
    ]);
  });

  it('has the code of another, and when a deductible cannot be told', () => {
    const both = [limit({ amount: '1' }), limit({ amount: '2' })];
    const found = checkManual(
      readManual(manual({ limits: both, deductible: { input: 'propertyInfo.size' } })),
    );
    expect(found.map(({ pointer }) => pointer)).toEqual([
      '/coverages/0/limits/1/code',
      '/coverages/0/deductible/input',
    ]);
  });
});
