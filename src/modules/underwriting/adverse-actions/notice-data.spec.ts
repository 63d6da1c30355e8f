import { describe, expect, it } from '@jest/globals';
import { noticeOf } from './notice-data.js';
import type { AdverseActionResponse } from './adverse-actions.dto.js';

const action: AdverseActionResponse = {
  id: 'a',
  subjectType: 'quote',
  subjectId: 'q',
  reference: 'QUOT-2026-0000001',
  companyCode: 'BND',
  customerId: 'c',
  agencyId: null,
  productType: 'home',
  state: 'OH',
  kind: 'declined',
  reasons: [
    { title: 'The wiring is old.', detail: null },
    { title: 'Losses', detail: '3' },
    { title: 'Territory', detail: 'Rating territory: 4. Makes this part of the premium 10% higher.' },
  ],
  report: null,
  decidedBy: null,
  decidedOn: '2026-03-01',
  dueOn: null,
  dueCitation: null,
  createdAt: '2026-03-01T00:00:00.000Z',
};
const context = {
  senders: {
    insurer: {
      name: 'Bindery Mutual',
      naicNumber: null,
      addressLines: [],
      phone: null,
      email: null,
      website: null,
      signature: null,
    },
    agency: null,
  },
  addressee: { name: 'Ada Lake', isDeceased: false, address: null },
  issuedOn: '2026-03-02',
};
const agency = { name: 'Acme', phone: '+1 800 555 0100', address: 'PO Box 100' };
const score = {
  score: '610',
  scoreMin: '300',
  scoreMax: '850',
  scoreDate: '2026-01-02',
  scoreSource: 'Acme',
};

describe('a notice of adverse action', () => {
  it('says what was decided about which quote, and why', () => {
    expect(noticeOf(action, context)).toMatchObject({
      about: { label: 'Quote number', value: 'QUOT-2026-0000001' },
      decision: 'We cannot offer the insurance that you asked for.',
      reasons: [
        'The wiring is old.',
        'Losses: 3',
        'Territory. Rating territory: 4. Makes this part of the premium 10% higher.',
      ],
      inquiries: null,
      consumerReports: null,
    });
  });

  it('says nothing twice where a detail begins like its title', () => {
    const reasons = [
      { title: 'Underwriting tier', detail: 'Underwriting tier: D. The best terms were not given.' },
      { title: 'Amount of insurance', detail: 'Amount of insurance on the dwelling: 215,000.' },
    ];
    expect(noticeOf({ ...action, reasons }, context).reasons).toEqual(reasons.map(({ detail }) => detail));
  });

  it('names the agency of a consumer report, the score, and inquiries that mattered', () => {
    const notice = noticeOf({ ...action, report: { agency, score, inquiriesMattered: true } }, context);
    expect(notice.consumerReports).toEqual([
      {
        name: 'Acme',
        phone: '+1 800 555 0100',
        addressLines: ['PO Box 100'],
        score: { value: '610', lowest: '300', highest: '850', createdOn: '2026-01-02', source: 'Acme' },
      },
    ]);
    expect(notice.inquiries).not.toBeNull();
  });

  it('is not made while nobody knows the agency', () => {
    const report = { agency: null, score: null, inquiriesMattered: false };
    expect(() => noticeOf({ ...action, report }, context)).toThrow('quoting.notice-incomplete');
  });
});
