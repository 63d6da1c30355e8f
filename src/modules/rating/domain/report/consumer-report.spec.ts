import { describe, expect, it } from '@jest/globals';
import { compiled } from '../../../../../test/support/small-manual.js';
import { demoManuals } from '../../../../database/seed/demo-manuals.js';
import { checkManual } from '../manual/check-manual.js';
import { rate } from '../engine/rate.js';
import { readManual } from '../manual/read-manual.js';
import { reportEffects } from './report-effects.js';
import { reportView } from './report-reasons.js';

type Json = Readonly<Record<string, unknown>>;
type Demo = Json & {
  readonly plan: { readonly code: string };
  readonly inputs: readonly Json[];
  readonly tests: readonly { readonly risk: Json }[];
};

function demo(code: string): Demo {
  const found = (demoManuals() as readonly Demo[]).find(({ plan }) => plan.code === code);
  if (!found) throw new Error(`There is no demo manual ${code}`);
  return found;
}

/** What the report behind a published case told against the consumer, with these fields of the property instead. */
function told(manual: Demo, property: Json, selections: Json = {}): readonly string[] {
  const ready = compiled(manual);
  const risk = manual.tests[0]?.risk as Json & Readonly<Record<string, Json>>;
  const changed = {
    ...risk,
    propertyInfo: { ...risk['propertyInfo'], ...property },
    coverageSelections: { ...risk['coverageSelections'], ...selections },
  };
  const { worksheet } = rate(ready, changed, { today: '2026-03-01', worksheet: true });
  if (!worksheet) throw new Error('A worksheet was asked for');
  const view = reportView(ready.manual, worksheet, reportEffects(ready, worksheet));
  return view?.reasons.map(({ title }) => title) ?? [];
}

describe('what a consumer report told against somebody', () => {
  const home = demo('oh-home');
  const renters = demo('oh-renters');
  const least = { liabilityLimit: '300000', deductible: 1000 };

  it.each([
    ['D', ['Your insurance score is in the last of four groups.']],
    ['C', ['Your insurance score is in the third of four groups.']],
    ['A', []],
  ])('in homeowners, tier %s', (insuranceScoreTier, reasons) => {
    expect(told(home, { insuranceScoreTier })).toEqual(reasons);
  });

  it('in renters, where credit chooses the base premium', () => {
    const selections = { ...least, contentsLimit: 20000 };
    expect(told(renters, { creditTier: 'bad' }, selections)).toEqual([
      'Your consumer report shows accounts that were not paid as agreed.',
    ]);
  });

  it('is nothing for good credit, though a lower limit would cost less', () => {
    expect(told(renters, { creditTier: 'good' })).toEqual([]);
  });
});

describe('an input that speaks of credit or a score', () => {
  const undeclared = (more: Json): readonly string[] => {
    const home = demo('oh-home');
    const inputs = [...home.inputs, { type: 'text', required: false, ...more }];
    return checkManual(readManual({ ...home, inputs })).map(({ pointer }) => pointer.replace(/\d+/, 'n'));
  };

  it.each([
    [{ path: 'propertyInfo.creditTier', title: 'Tier' }],
    [{ path: 'propertyInfo.class', title: 'Insurance score' }],
    [{ path: 'propertyInfo.tier', title: 'Credit-based insurance score' }],
    [{ path: 'propertyInfo.credit', title: 'Standing' }],
    [{ path: 'propertyInfo.ficoBand', title: 'Band' }],
  ])('says so: %j', (input) => {
    expect(undeclared(input)).toEqual(['/inputs/n/variable']);
    expect(undeclared({ ...input, variable: 'credit' })).toEqual([]);
  });

  it.each([
    [{ path: 'propertyInfo.alarmCredit', title: 'Credit for a burglar alarm' }],
    [{ path: 'propertyInfo.wildfireScore', title: 'Wildfire score' }],
    [{ path: 'propertyInfo.accredited', title: 'Accredited builder' }],
  ])('and nothing else has to: %j', (input) => {
    expect(undeclared(input)).toEqual([]);
  });
});
