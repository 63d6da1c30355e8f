import { describe, expect, it } from '@jest/globals';
import { coverage, refusals, smallManual } from '../../../../../test/support/small-manual.js';
import { demoManuals } from '../../../../database/seed/demo-manuals.js';
import { checkManual } from '../manual/check-manual.js';
import { readManual } from '../manual/read-manual.js';
import { coveragePromise } from './coverage-promise.js';

type Json = Readonly<Record<string, unknown>>;

const LOSS = {
  settlement: ['deductible', 'limit'],
  provisions: [{ number: 'A.1', title: 'Flood' }],
  exclusions: [],
};
const LIMITS = [{ code: 'dwelling', title: 'Dwelling', amount: '300000' }];

function section(loss: Json, more: Json = {}): Json {
  return coverage({ limits: LIMITS, deductible: { amount: '1000' }, loss: { ...LOSS, ...loss }, ...more });
}
const faults = (...coverages: readonly Json[]): readonly string[] =>
  checkManual(readManual(smallManual({ coverages }))).map(({ pointer, detail }) => `${pointer} ${detail}`);

describe('how losses under a coverage are settled', () => {
  it('is part of the manual, and stands in every demo manual with provisions to cite', () => {
    for (const document of demoManuals())
      for (const each of readManual(document).coverages) {
        expect([each.code, each.loss?.provisions.length]).toEqual([each.code, expect.any(Number)]);
        expect(each.loss?.provisions.length).toBeGreaterThan(0);
      }
  });

  it('is told with the basis and the part of each limit; what is not stated is an occurrence, and all of it', () => {
    const [only] = readManual(
      smallManual({
        coverages: [
          section(
            { settlement: ['deductible', 'limit', 'aggregate'] },
            {
              limits: [
                ...LIMITS,
                { code: 'year', title: 'Each term', amount: '5', per: 'aggregate', part: 'mold' },
              ],
            },
          ),
        ],
      }),
    ).coverages.map(coveragePromise);
    expect(only?.limits.map(({ code, per, part }) => [code, per, part])).toEqual([
      ['dwelling', 'occurrence', null],
      ['year', 'aggregate', 'mold'],
    ]);
  });

  it('follows the customary order in an edition that was filed without it', () => {
    const [only] = readManual(
      smallManual({ coverages: [coverage({ limits: LIMITS, deductible: { amount: '1000' } })] }),
    ).coverages.map(coveragePromise);
    expect(only?.loss).toEqual({ settlement: ['deductible', 'limit'], provisions: [], exclusions: [] });
  });

  it.each<[string, Json, Json, string]>([
    [
      'has a step twice',
      { settlement: ['limit', 'deductible', 'limit'] },
      {},
      '/settlement has limit more than once',
    ],
    [
      'forgets the deductible',
      { settlement: ['limit'] },
      {},
      '/settlement lacks deductible, which the coverage has',
    ],
    [
      'has an aggregate of nothing',
      { settlement: ['deductible', 'limit', 'aggregate'] },
      {},
      '/settlement has aggregate, which the coverage has not',
    ],
    [
      'forgets its coinsurance',
      { coinsurancePercent: '80' },
      {},
      '/settlement lacks coinsurance, which the coverage has',
    ],
    [
      'has two provisions of a number',
      { provisions: [...LOSS.provisions, ...LOSS.provisions] },
      {},
      '/provisions/1/number the number A.1 is used twice',
    ],
    [
      'excludes by a provision that is not there',
      { exclusions: [{ code: 'flood', title: 'Flood', provision: 'B', causes: ['flood'] }] },
      {},
      '/exclusions/0/provision there is no provision B',
    ],
  ])('keeps a manual from being filed that %s', (_case, loss, more, expected) => {
    expect(faults(section(loss, more))).toContain(`/coverages/0/loss${expected}`);
  });

  it('keeps a limit from having a basis where nobody says how losses are settled', () => {
    const limits = [{ ...LIMITS[0], per: 'aggregate' }];
    expect(faults(coverage({ limits }))).toContain(
      '/coverages/0/limits/0 has a basis or a part only where the coverage says how losses are settled',
    );
  });

  it.each<[string, Json, string, string]>([
    [
      'an unknown step',
      { settlement: ['guess'] },
      '/settlement/0',
      'must be one of coinsurance, deductible, limit, aggregate',
    ],
    ['more than all', { coinsurancePercent: '101' }, '/coinsurancePercent', 'must not be above 100'],
    ['a wait of no days', { waitingDays: 0 }, '/waitingDays', 'must be a whole number from 1 to 3660'],
    [
      'an unknown cause',
      { exclusions: [{ code: 'x', title: 'X', provision: 'A.1', causes: ['magic'] }] },
      '/exclusions/0/causes/0',
      'must be one of',
    ],
    ['what nobody asked for', { franchise: '10' }, '/franchise', 'is not a field that belongs here'],
  ])('is not stored with %s', (_case, loss, pointer, detail) => {
    const found = refusals(() => readManual(smallManual({ coverages: [section(loss)] })));
    expect(found).toContainEqual(expect.stringContaining(`/coverages/0/loss${pointer}`));
    expect(found.join('\n')).toContain(detail);
  });
});
