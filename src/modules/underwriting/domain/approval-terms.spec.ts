import { describe, expect, it } from '@jest/globals';
import { approvalFaults } from './approval-terms.js';
import type { ApprovalTerms } from './issue.js';

const TODAY = '2026-03-01';
const terms: ApprovalTerms = {
  validThrough: 'issue',
  validity: 'end_of_term',
  validUntil: null,
  offsetPercent: null,
};

describe('the terms of an approval', () => {
  it.each<[string, Partial<ApprovalTerms>, string | null, readonly string[]]>([
    ['until the end of the term', {}, '5', []],
    ['until today', { validity: 'until', validUntil: TODAY }, '5', []],
    ['until yesterday', { validity: 'until', validUntil: '2026-02-28' }, '5', ['/validUntil']],
    ['until no day', { validity: 'until' }, '5', ['/validUntil']],
    ['until the next change and a day', { validUntil: TODAY }, '5', ['/validUntil']],
    ['for binding, of what blocks binding', { validThrough: 'bind' }, '5', []],
    ['for quoting, of what blocks binding', { validThrough: 'quote' }, '5', ['/validThrough']],
    ['with room of 12.5 percent', { offsetPercent: '12.5' }, '5', []],
    ['with room of a hundred percent', { offsetPercent: '100' }, '5', []],
    ['with more room than that', { offsetPercent: '100.01' }, '5', ['/offsetPercent']],
    ['with room in thousandths', { offsetPercent: '1.125' }, '5', ['/offsetPercent']],
    ['with room where nothing was measured', { offsetPercent: '5' }, null, ['/offsetPercent']],
  ])('%s', (_case, more, value, pointers) => {
    const faults = approvalFaults({ ...terms, ...more }, { blocks: 'bind', value }, TODAY);
    expect(faults.map(({ pointer }) => pointer)).toEqual(pointers);
  });
});
