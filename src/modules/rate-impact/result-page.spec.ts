import { describe, expect, it } from '@jest/globals';
import { resultView } from './impact-analysis-result.js';
import { bucketWords } from './histogram-svg.js';
import { resultPage } from './result-page.js';
import { dollarChange, percentChange } from '../../platform/http/html/amounts.js';
import { Tally } from './domain/tally.js';
import type { ImpactAnalysisResponse } from './impact-analyses.dto.js';

const ID = '01930000-0000-7000-8000-000000000001';

const job: ImpactAnalysisResponse = {
  id: ID,
  status: 'succeeded',
  reason: null,
  candidateEditionId: ID,
  candidateLabel: '<b>2027</b>',
  candidateHash: 'a'.repeat(64),
  baselineEditionId: null,
  baselineLabel: null,
  planId: ID,
  planCode: 'oh-home',
  productType: 'home',
  state: 'OH',
  companyCode: 'BND',
  inForceOn: '2026-06-01',
  ratedOn: '2026-05-01',
  done: 3,
  total: 3,
  percent: 100,
  policiesPerSecond: 1,
  secondsLeft: null,
  errors: 1,
  createdBy: null,
  startedAt: null,
  endedAt: '2026-05-01T00:00:00.000Z',
  rowVersion: 3,
  createdAt: '2026-05-01T00:00:00.000Z',
  updatedAt: '2026-05-01T00:00:00.000Z',
};

function page(): string {
  const tally = new Tally();
  const priced = { policyId: ID, fault: null };
  tally.add({ ...priced, policyNumber: 'POL-1', oldCents: 100_000, newCents: 123_456_789 });
  tally.add({ ...priced, policyNumber: '"><script>', oldCents: 100_000, newCents: 96_000 });
  const fault = {
    edition: 'candidate',
    code: 'rating.invalid-risk',
    pointer: '/roof',
    detail: 'is required',
  } as const;
  tally.add({ ...priced, policyNumber: 'POL-3', oldCents: 1, newCents: null, fault });
  return resultPage(job, resultView(ID, 3, tally.state), 'Lake <Mutual>');
}

describe('the page of a re-rating', () => {
  it('shows totals, histogram, the most affected policies and the errors', () => {
    const text = page();
    for (const shown of [
      '$1,235,527.89',
      'rose by more than 50%',
      'fell by up to 5%',
      '1 (50.0%)',
      '+123,356.79%',
    ]) {
      expect(text).toContain(shown);
    }
    expect(text).toContain('\u221240.00'.replace('\u2212', '\u2212$'));
    expect(text).toContain('is required');
  });

  it('names the book and the company as people do, not by their codes', () => {
    const text = page();
    expect(text).toContain('Homeowners, Ohio, Lake &lt;Mutual&gt;');
    expect(text).not.toMatch(/BND|oh-home/);
  });

  it('escapes what people typed, and loads and runs nothing', () => {
    const text = page();
    expect(text).not.toContain('<script');
    expect(text).not.toContain('<b>2027');
    expect(text.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|\bsrc=|\bhref=|\bon[a-z]+=/);
  });
});

describe('its words', () => {
  it.each([
    [null, '-50.00', 'fell by more than 50%'],
    ['-10.00', '-5.00', 'fell by 5 to 10%'],
    ['-5.00', '0.00', 'fell by up to 5%'],
    ['0.00', '0.00', 'unchanged'],
    ['0.00', '5.00', 'rose by up to 5%'],
    ['25.00', '50.00', 'rose by 25 to 50%'],
    ['50.00', null, 'rose by more than 50%'],
  ])('for %s to %s are: %s', (fromPercent, toPercent, words) => {
    expect(bucketWords({ fromPercent, toPercent })).toBe(words);
  });

  it('always say the direction of a change', () => {
    expect([dollarChange('12.50'), dollarChange('-1234.00'), dollarChange('0.00')]).toEqual([
      '+$12.50',
      '\u2212$1,234.00',
      '$0.00',
    ]);
    expect([percentChange('4.25'), percentChange('-0.05'), percentChange(null)]).toEqual([
      '+4.25%',
      '\u22120.05%',
      '–',
    ]);
  });
});
