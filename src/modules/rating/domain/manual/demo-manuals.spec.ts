import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ManualDocument } from './manual.js';
import { compileManual } from '../engine/compile-manual.js';
import { rate } from '../engine/rate.js';
import { runTestCases } from '../engine/test-cases.js';
import { readManual } from './read-manual.js';

const folder = new URL('../../../../../data/manuals/', import.meta.url);

function manual(file: string): ManualDocument {
  return readManual(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
}

function totals(file: string): Readonly<Record<string, string>> {
  const document = manual(file);
  const compiled = compileManual(document);
  const published = document.tests.filter(({ name }) => name.startsWith('Published'));
  return Object.fromEntries(
    published.map(({ name, risk }) => [name, rate(compiled, risk, { today: '2026-01-01' }).total]),
  );
}

describe('the textbook manuals', () => {
  it.each(readdirSync(folder))('%s meets all of its own test cases', (file) => {
    const document = manual(file);
    expect(document.tests.length).toBeGreaterThan(3);
    expect(runTestCases(compileManual(document))).toEqual([]);
  });

  // The totals are written down here once more, so that a case edited in the data does not go unnoticed.
  it('homeowners gives the published total', () => {
    expect(totals('homeowners-oh.json')).toEqual({
      'Published: 215,000 in territory 4, rounded to the whole dollar': '501.00',
    });
  });

  it('auto gives the published total', () => {
    expect(totals('auto-oh.json')).toEqual({
      'Published: 50/100/50, group A13, driver factor 2.20': '1391.28',
    });
  });

  it('renters gives the seven published totals', () => {
    expect(Object.values(totals('renters-oh.json'))).toEqual([
      '351.00',
      '543.00',
      '316.75',
      '572.00',
      '386.70',
      '161.00',
      '452.00',
    ]);
  });

  it('term life gives the published totals and installments', () => {
    expect(Object.values(totals('term-life-oh.json'))).toEqual(['413.00', '401.85']);
    const document = manual('term-life-oh.json');
    const [smoker] = document.tests;
    const { payments } = rate(compileManual(document), smoker?.risk, { today: '2026-01-01' });
    expect(payments.map(({ code, amount }) => `${code} ${amount}`)).toEqual([
      'annual 413.00',
      'semi-annual 214.76',
      'quarterly 109.45',
      'monthly 55.76',
    ]);
  });

  it('homeowners shows every value of the published calculation', () => {
    const document = manual('homeowners-oh.json');
    const { worksheet } = rate(compileManual(document), document.tests[0]?.risk, {
      today: '2026-01-01',
      worksheet: true,
    });
    expect(worksheet?.steps.map(({ step, operand, value }) => `${step} ${operand ?? ''} ${value}`)).toEqual([
      'base 500 500.00',
      'amount-of-insurance 1.04 520.00',
      'territory 1.10 572.00',
      'protection-construction 1.15 657.80',
      'tier 1.00 657.80',
      'deductible 0.85 559.13',
      'home-discounts  391.39',
      'multi-policy-discount  391.39',
      'jewelry-limit 35 35.00',
      'liability-limit 25 25.00',
      'coverages  451.39',
      'policy-fee 50 501.39',
      'whole-dollar  501',
    ]);
    expect(worksheet?.charges.at(-1)).toMatchObject({ kind: 'rounding', amount: '-0.39' });
    expect(worksheet?.adverse.map(({ title }) => title)).toEqual([
      'Protection class and construction',
      'Territory',
      'Amount of insurance',
    ]);
  });
});
