import { describe, expect, it } from '@jest/globals';
import {
  CENT,
  compiled,
  coverage,
  smallManual,
  smallRisk,
} from '../../../../../test/support/small-manual.js';
import { demoManuals } from '../../../../database/seed/demo-manuals.js';
import { adverseFactors, consumerFactors } from './adverse-factors.js';
import { rate } from '../engine/rate.js';
import { ManualWords } from '../words/manual-words.js';

type Json = Readonly<Record<string, unknown>>;

function adverseOf(manual: Json, risk: Json = smallRisk()): readonly string[] {
  const ready = compiled(manual);
  const { worksheet } = rate(ready, risk, { today: '2026-03-01', worksheet: true });
  if (!worksheet) throw new Error('A worksheet was asked for');
  return adverseFactors(worksheet.steps, new ManualWords(ready.manual, worksheet)).map(
    ({ title, detail, amount }) => `${title} ${amount}: ${detail}`,
  );
}

const base = { kind: 'base', code: 'base', title: 'Base', rounding: CENT };
const factor = (title: string, amount: string): Json => {
  return { kind: 'factor', code: title.toLowerCase().replace('.', '-'), title, amount, rounding: CENT };
};

describe('what a consumer is told of it', () => {
  function told(manual: Json, risk: Json): readonly string[] {
    const ready = compiled(manual);
    const { worksheet } = rate(ready, risk, { today: '2026-03-01', worksheet: true });
    if (!worksheet) throw new Error('A worksheet was asked for');
    return consumerFactors(worksheet.steps, new ManualWords(ready.manual, worksheet)).map(
      ({ detail }) => detail,
    );
  }

  it('leaves out limits and deductibles, which are the customer’s choice', () => {
    const home = demoManuals().find(
      (one) => (one as { plan: { code: string } }).plan.code === 'oh-home',
    ) as Json & {
      tests: { risk: Json }[];
    };
    const risk = home.tests[0]?.risk as Json & { readonly propertyInfo: Json };
    const large = { ...risk, propertyInfo: { ...risk.propertyInfo, amountOfInsurance: 485_000 } };
    const details = told(home, large);
    expect(details.length).toBeGreaterThan(0);
    expect(details.join(' ')).not.toMatch(/Amount of insurance|Deductible/);
  });

  it('names the characteristic of an element of a list, not the number of the element', () => {
    const [auto] = demoManuals() as readonly (Json & { tests: { risk: Json }[] })[];
    expect(told(auto as Json, auto?.tests[0]?.risk as Json)).toEqual([
      'Driver rating factor: 2.20. Makes this part of the premium 120% higher.',
    ]);
  });
});

describe('what raised the premium most', () => {
  it('names at most four, the largest first, and nothing that lowered it', () => {
    const steps = [
      base,
      ...['1.01', '1.50', '0.80', '1.10', '1.00', '1.20', '1.02'].map((f) => factor(`x${f}`, f)),
    ];
    expect(adverseOf(smallManual({ coverages: [coverage({ steps })] }))).toEqual([
      'x1.50 505.00: Makes this part of the premium 50% higher.',
      'x1.20 266.64: Makes this part of the premium 20% higher.',
      'x1.10 121.20: Makes this part of the premium 10% higher.',
      'x1.02 32.00: Makes this part of the premium 2% higher.',
    ]);
  });

  it('counts one characteristic once, with what it added to all coverages', () => {
    const steps = [base, factor('Area', '1.125')];
    const coverages = ['a', 'b'].map((code) => coverage({ code, title: code, steps }));
    expect(adverseOf(smallManual({ coverages }))).toEqual([
      'Area 250.00: Makes this part of the premium 12.5% higher.',
    ]);
  });

  it('gives the reason of a surcharge as the manual words it', () => {
    const surcharges = [
      { code: 'pool', name: 'Pool', type: 'fixed', value: '35', reason: 'There is a pool without a fence.' },
    ];
    const step = {
      kind: 'surcharges',
      code: 's',
      title: 'Surcharges',
      groups: [{ rules: ['pool'] }],
      rounding: CENT,
    };
    expect(adverseOf(smallManual({ coverages: [coverage({ steps: [base, step] })], surcharges }))).toEqual([
      'Pool 35.00: There is a pool without a fence.',
    ]);
  });

  it('names the element whose number counts for the whole list', () => {
    const [auto] = demoManuals() as readonly (Json & { tests: { risk: Json }[] })[];
    const risk = auto?.tests[0]?.risk as Json & { readonly drivers: readonly Json[] };
    const [driver] = risk.drivers;
    const drivers = [
      { ...driver, ratingFactor: '1.10' },
      { ...driver, name: 'Dana' },
    ];
    expect(adverseOf(auto as Json, { ...risk, drivers })).toEqual([
      'Driver rating factor, the highest of all drivers 758.88: Driver 2 (Dana). ' +
        'Makes this part of the premium 120% higher.',
    ]);
  });

  it('is nothing where nothing is above the base rates', () => {
    expect(adverseOf(smallManual())).toEqual([]);
  });
});
