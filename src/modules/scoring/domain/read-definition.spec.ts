import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PROJECT_ROOT } from '../../../platform/project-root.js';
import { engineFor } from './engines.js';
import { ModelFaults } from './faults.js';
import type { ModelHeading } from './read-definition.js';
import { readDefinition } from './read-definition.js';

type Json = Record<string, unknown>;
interface Demo extends ModelHeading {
  readonly definition: Json;
}

const DEMO = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'data', 'models', 'motor-claims-1973.json'), 'utf8'),
) as Demo;
const AGE = (DEMO.definition['variables'] as readonly Json[])[0] as Json & { readonly bins: readonly Json[] };

function faultsOf(change: Json, heading: Partial<ModelHeading> = {}, card?: Json): readonly string[] {
  const faults = new ModelFaults();
  readDefinition(card ?? { ...DEMO.definition, ...change }, { ...DEMO, ...heading }, faults);
  return faults.list.map(({ pointer, detail }) => `${pointer.replace('/definition', '')}: ${detail}`);
}
const variable = (change: Json): Json => ({ variables: [{ ...AGE, ...change }] });
const bins = (change: (bin: Json, index: number) => Json): Json => variable({ bins: AGE.bins.map(change) });
const changed = (place: number, change: Json): Json =>
  bins((bin, index) => (index === place ? { ...bin, ...change } : bin));

describe('what a model computes', () => {
  it('is taken as it was published', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it.each<[string, Json, string]>([
    ['a variable that nobody knows', variable({ name: 'driver.sex' }), '/variables/0/name: is no variable'],
    [
      'a variable of another product',
      variable({ name: 'life.issueAge' }),
      '/variables/0/name: is of life only',
    ],
    ['a variable twice', { variables: [AGE, AGE] }, '/variables/1/name: is there twice'],
    ['no variable', { variables: [] }, '/variables: must be a list'],
    ['bins that overlap', changed(1, { from: '24' }), '/variables/0/bins/1/from: overlaps'],
    ['bins with a gap', changed(2, { from: '31' }), '/variables/0/bins/2/from: leaves a gap'],
    [
      'a first bin with a beginning',
      changed(0, { from: '18' }),
      '/variables/0/bins/0/from: must be left out',
    ],
    ['a last bin with an end', changed(3, { to: '90' }), '/variables/0/bins/3/to: must be left out'],
    ['a bin of nothing', changed(1, { to: '25' }), '/variables/0/bins/1/to: must be above from'],
    [
      'a coefficient beyond all numbers',
      changed(1, { weight: Infinity }),
      '/variables/0/bins/1/weight: must be finite',
    ],
    [
      'a coefficient that is none',
      changed(1, { weight: 'NaN' }),
      '/variables/0/bins/1/weight: must be a finite',
    ],
    [
      'a coefficient that is left out',
      changed(1, { weight: undefined }),
      '/variables/0/bins/1/weight: must be',
    ],
    [
      'a member that nobody knows',
      changed(1, { wieght: '1' }),
      '/variables/0/bins/1/wieght: is not known here',
    ],
    ['shares that do not add up', changed(3, { share: '0.5' }), '/variables/0/bins: has shares that come to'],
    ['a share below zero', changed(3, { share: '-0.1' }), '/variables/0/bins/3/share: must be a share'],
    [
      'a promise that is broken',
      changed(1, { weight: '0.3' }),
      '/variables/0/bins/1/weight: breaks the promise',
    ],
    [
      'a promise the wrong way',
      variable({ monotone: 'increasing' }),
      '/variables/0/bins/1/weight: breaks the promise',
    ],
    ['a promise of another word', variable({ monotone: 'up' }), '/variables/0/monotone: must be one of'],
    [
      'nothing said of what is missing',
      variable({ missing: undefined }),
      '/variables/0/missing: must be an object',
    ],
    ['a link that leaves 0 to 1', { link: 'log' }, '/link: gives values outside 0 to 1'],
    ['a link of another word', { link: 'probit' }, '/link: must be one of logit, cloglog'],
    ['points in a GLM', { scaling: {} }, '/scaling: is not known here'],
    [
      'edges that fall',
      { scores: { edges: ['0.5', '0.4'], shares: ['1', '0', '0'] } },
      '/scores/edges/1: must be above',
    ],
    [
      'too few shares of scores',
      { scores: { edges: ['0.5'], shares: ['0.5', '0.5', '0'] } },
      '/scores/shares: must be one more',
    ],
    [
      'a referral from more than 1 on',
      { referral: { threshold: '1.2', authority: 'a' } },
      '/referral/threshold: must be',
    ],
    ['a referral to nobody', { referral: { threshold: '0.2' } }, '/referral/authority: must be a word'],
    [
      'a slope and weights',
      variable({ slope: { perUnit: '-1', floor: '0', cap: '9', mean: '5' } }),
      '/variables/0/bins/0/weight: is not known',
    ],
  ])('is refused with %s, and says where', (_what, change, expected) => {
    expect(faultsOf(change)).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
  });

  it('refers nobody for what they are likely to buy', () => {
    const referral = { threshold: '0.5', authority: 'senior' };
    expect(faultsOf({ referral }, { target: 'conversion' })).toEqual([
      expect.stringMatching(/^\/referral: is for scores of risk/),
    ]);
  });

  it('keeps its promise in slopes', () => {
    const slope = { perUnit: '0.01', floor: '16', cap: '90', mean: '45' };
    const unweighed = AGE.bins.map(({ weight: _, ...bin }) => bin);
    expect(faultsOf(variable({ bins: unweighed, slope }))).toEqual([
      '/variables/0/slope/perUnit: breaks the promise that the score is decreasing',
    ]);
    expect(faultsOf(variable({ bins: unweighed, slope: { ...slope, perUnit: '-0.01' } }))).toEqual([]);
    expect(faultsOf(variable({ bins: unweighed, slope: { ...slope, cap: '10' } }))).toEqual(
      expect.arrayContaining([expect.stringContaining('/slope/cap: must be above the floor')]),
    );
  });

  it('of texts names each of them once, and all that there are', () => {
    const ofHome = (list: readonly Json[], name = 'property.newHome'): readonly string[] =>
      faultsOf(
        { variables: [{ name, bins: list, missing: { weight: '0', share: '0' } }] },
        { productType: 'home' },
      );
    const [yes, no] = ['yes', 'no'].map((word) => ({ values: [word], weight: '1', share: '0.5' }));
    expect(ofHome([yes as Json, no as Json])).toEqual([]);
    expect(ofHome([yes as Json, { ...(no as Json), values: ['yes'] }])).toEqual([
      '/variables/0/bins/1/values: overlaps an earlier bin: yes',
      '/variables/0/bins: leaves a gap: no',
    ]);
    expect(ofHome([{ values: ['frame'], weight: '1', share: '1' }], 'property.construction')).toEqual([
      '/variables/0/bins: leaves a gap: whatever else a manual has',
    ]);
  });

  it('of a scorecard has points, whose promise turns round where more points are better', () => {
    const scaling = { points: '600', odds: '0.05', pointsToDoubleOdds: '-20' };
    const points = (weights: readonly number[]): Json => ({
      basePoints: 500,
      scaling,
      scores: DEMO.definition['scores'],
      variables: [{ ...AGE, bins: AGE.bins.map((bin, index) => ({ ...bin, weight: weights[index] })) }],
    });
    expect(faultsOf({}, { kind: 'scorecard' }, points([10, 20, 30, 40]))).toEqual([]);
    expect(faultsOf({}, { kind: 'scorecard' }, points([10, 20, 15, 40]))).toEqual([
      '/variables/0/bins/2/weight: breaks the promise that the score is decreasing',
    ]);
    const wrong = { ...points([4, 3, 2, 1]), scaling: { points: '1', odds: '0', pointsToDoubleOdds: '0' } };
    expect(faultsOf({}, { kind: 'scorecard' }, wrong)).toEqual([
      '/scaling/odds: must be above zero',
      '/scaling/pointsToDoubleOdds: must not be zero',
    ]);
  });

  it('is refused whatever else is sent, and never ends in a fault of ours', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('scorecard', 'glm'), (sent, kind) => {
        const faults = new ModelFaults();
        readDefinition(sent, { ...DEMO, kind }, faults);
        expect(faults.isEmpty).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('variables', 'scores', 'referral', 'link'), (sent, name) => {
        readDefinition({ ...DEMO.definition, [name]: sent }, DEMO, new ModelFaults());
      }),
    );
  });

  it('is of a kind for which there is an engine', () => {
    expect(['scorecard', 'glm', 'pmml', 'onnx'].map((kind) => engineFor(kind as never) !== null)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
