import { worded } from '../../src/modules/documents/worded-document.js';
import type { Content } from '../../src/modules/documents/domain/content.js';
import { DOCUMENT_KINDS } from '../../src/modules/documents/domain/kinds.js';
import { renderHtml } from '../../src/modules/documents/render/html.js';
import { formPage } from '../../src/platform/http/html/form-page.js';
import { closedPage, waitPage } from '../../src/modules/documents/links/link-pages.js';
import { resultView } from '../../src/modules/rate-impact/impact-analysis-result.js';
import { Tally } from '../../src/modules/rate-impact/domain/tally.js';
import { resultPage } from '../../src/modules/rate-impact/result-page.js';
import { groupPage } from '../../src/modules/quoting/groups/group-page.js';
import { worksheetPage } from '../../src/modules/rating/worksheets/page/page.js';
import { demoManuals } from '../../src/database/seed/demo-manuals.js';
import { catastrophePage } from '../../src/modules/claims/events/catastrophe-page.js';
import { lossTriangle } from '../../src/modules/claims/figures/domain/loss-triangle.js';
import { reportPage } from '../../src/modules/claims/figures/report-page.js';
import { evidencePage } from '../../src/modules/audit/evidence/evidence-page.js';
import { findingsPage } from '../../src/modules/sanctions/findings/findings-page.js';
import { sampleEvidence } from './sample-evidence.js';
import { modelReportPage } from '../../src/modules/scoring/reports/model-report-page.js';
import { sampleModelReport } from './sample-model-report.js';
import { sampleData } from './sample-documents.js';
import { worksheetView } from './sample-pages.js';
import { compiled } from './small-manual.js';
import type { QuoteGroupResponse } from '../../src/modules/quoting/groups/groups.dto.js';
import type { ImpactAnalysisResponse } from '../../src/modules/rate-impact/impact-analyses.dto.js';

const ID = '01930000-0000-7000-8000-000000000001';
const MOMENT = '2026-05-01T00:00:00.000Z';

/** Every kind of page that people read, by its name. */
export function peoplePages(): readonly (readonly [name: string, page: string])[] {
  const manuals = demoManuals() as readonly (Readonly<Record<string, unknown>> & {
    readonly tests: readonly { readonly risk: unknown }[];
  })[];
  return [
    ...manuals.map((manual) => {
      const ready = compiled(manual);
      const page = worksheetPage(
        worksheetView(ready, manual.tests[0]?.risk),
        ready.manual,
        'Bindery Mutual Insurance Company',
      );
      return [`worksheet of ${ready.manual.plan.name}`, page] as const;
    }),
    ['alternatives', alternatives()],
    ['re-rating of a book', reRating()],
    ['reports of claims', claimReports()],
    ['reports of no claims', noClaims()],
    ['a catastrophe', catastrophe()],
    ['evidence for an auditor', evidencePage(sampleEvidence())],
    ['findings of sanctions', findingsOfSanctions()],
    ['report of a model', modelReportPage(sampleModelReport([2_295, 2_100, 1_850, 6_100]))],
    ['report of a model that has scored nothing', modelReportPage(sampleModelReport([]))],
    ['a link that opens nothing', formPage(closedPage()).text],
    ['a document that cannot be shown now', formPage(waitPage()).text],
    ...DOCUMENT_KINDS.map((kind) => {
      const content = JSON.parse(worded(kind, sampleData[kind]).contentText) as Content;
      return [`document: ${kind}`, renderHtml(content)] as const;
    }),
  ];
}

function alternatives(): string {
  const names = ['Basic', 'With comprehensive and collision', 'Everything we have'];
  const amounts = names.map((alternative, index) => ({
    alternative,
    amount: `${5 + index}01.00`,
    difference: `${index}00.00`,
  }));
  const group: QuoteGroupResponse = {
    id: ID,
    customerId: ID,
    agencyId: null,
    productType: 'home',
    state: 'OH',
    zipCode: '43016',
    effectiveDate: '2026-06-01',
    expirationDate: '2027-06-01',
    termMonths: 12,
    policyId: null,
    alternatives: names.map((name, index) => ({
      name,
      quoteId: ID,
      quoteNumber: `QUOT-2026-000000${index}`,
      version: 1,
      status: 'quoted',
      expiredReason: null,
      decision: null,
      totalPremium: amounts[index]?.amount ?? null,
      monthlyPremium: '41.75',
      difference: amounts[index]?.difference ?? '0.00',
      coverageSelections: null,
      expiresAt: MOMENT,
      policyId: null,
    })),
    charges: ['Dwelling and personal property', 'Policy fee'].map((title) => ({
      kind: 'premium',
      coverage: 'dwelling',
      code: null,
      title,
      amounts,
    })),
    selections: [{ name: 'deductible', values: names.map((alternative) => ({ alternative, value: 1000 })) }],
  };
  const choices = new Map([['deductible', { label: 'Deductible', value: '$1,000' }]]);
  return groupPage(group, [choices, choices, choices]);
}

function reRating(): string {
  const tally = new Tally();
  const priced = { policyId: ID, fault: null };
  for (let index = 1; index < 9; index += 1)
    tally.add({
      ...priced,
      policyNumber: `POL-2026-000000${index}-01`,
      oldCents: 100_000,
      newCents: 90_000 + index * 5_000,
    });
  const fault = {
    edition: 'candidate',
    code: 'rating.invalid-risk',
    pointer: '/propertyInfo/roofCondition',
    detail: 'is required',
  } as const;
  tally.add({ ...priced, policyNumber: 'POL-2026-0000009-01', oldCents: 1, newCents: null, fault });
  const job: ImpactAnalysisResponse = {
    id: ID,
    status: 'succeeded',
    reason: null,
    candidateEditionId: ID,
    candidateLabel: '2027-1',
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
    done: 9,
    total: 9,
    percent: 100,
    policiesPerSecond: 1,
    secondsLeft: null,
    errors: 1,
    createdBy: null,
    startedAt: null,
    endedAt: MOMENT,
    rowVersion: 3,
    createdAt: MOMENT,
    updatedAt: MOMENT,
  };
  return resultPage(job, resultView(ID, 9, tally.state), 'Bindery Mutual');
}

const OPEN_CLAIMS = [
  { age: 'up to 30 days', fromDays: 0, claims: 400, outstanding: '1600000.00' },
  { age: 'more than a year', fromDays: 366, claims: 3, outstanding: '12000.00' },
];

function claimReports(): string {
  const years = [2024, 2025, 2026];
  const items = years.map((lossYear) => ({
    productType: 'home',
    state: 'OH',
    lossYear,
    claims: 1_200,
    policyYears: '18000.5',
    earnedPremium: '9812345.67',
    paid: '4812345.67',
    outstanding: '1212345.00',
    recovered: '50000.00',
    incurred: `${5 + (lossYear % 3)}974690.67`,
    lossRatio: '0.6089',
    frequency: '6.6665',
    severity: '4978.91',
  }));
  const rows = years.flatMap((lossYear) =>
    years
      .filter((year) => year >= lossYear)
      .map((year) => ({
        loss: lossYear,
        booked: year,
        reported: 400,
        paid: '900000.00',
        incurred: '2000000.00',
      })),
  );
  return reportPage({
    query: { productType: 'home', state: 'OH' },
    ratios: { asOf: MOMENT, premiumAsOf: MOMENT, items },
    triangle: { asOf: MOMENT, by: 'year', years: lossTriangle(rows, 'year', '2026-11-29') },
    open: { asOf: MOMENT, items: OPEN_CLAIMS, claims: 403, outstanding: '1612000.00' },
  });
}

function noClaims(): string {
  return reportPage({
    query: {},
    ratios: { asOf: MOMENT, premiumAsOf: MOMENT, items: [] },
    triangle: { asOf: MOMENT, by: 'year', years: [] },
    open: { asOf: MOMENT, items: [], claims: 0, outstanding: '0.00' },
  });
}

function findingsOfSanctions(): string {
  const finding = {
    id: ID,
    subjectType: 'customer',
    subjectId: ID,
    name: 'Bo Hill',
    matches: [{ entry: '9002', listedAs: 'HILL, Bo', program: 'SDGT' }],
    listVersion: 'a'.repeat(64),
    action: 'billing.refund-held',
    heldType: 'refund',
    heldId: ID,
    reference: 'POL-2026-0000001-01',
    amount: '120.50',
    foundAt: MOMENT,
    foundOn: '2026-04-16',
    dueOn: '2026-04-30',
    isOverdue: true,
    status: 'open',
    decidedBy: null,
    decidedAt: null,
    decisionReason: null,
    reportedOn: null,
    reportReference: null,
    reportedBy: null,
    withdrawnBy: null,
    withdrawnAt: null,
    withdrawalReason: null,
    rowVersion: 1,
    createdAt: MOMENT,
    updatedAt: MOMENT,
  } as const;
  const pass = { listVersion: 'a'.repeat(64), afterId: null, looked: 12_000, found: 1, knownAt: MOMENT };
  return findingsPage({
    today: '2026-05-01',
    findings: [
      finding,
      { ...finding, heldType: 'customer', reference: null, amount: null, isOverdue: false },
      { ...finding, status: 'blocked', name: 'Ada Marie Lake' },
    ],
    figures: { open: 2, unreported: 1, overdue: 2 },
    passes: [
      { ...pass, portfolio: 'customers', finishedAt: MOMENT },
      { ...pass, portfolio: 'claim-contacts', finishedAt: null },
    ],
    list: { version: 'b'.repeat(64), at: new Date(MOMENT) },
  });
}

function catastrophe(): string {
  const sums = {
    claims: 120,
    openClaims: 40,
    paid: '800000.00',
    outstanding: '300000.00',
    recovered: '0.00',
    incurred: '1100000.00',
  };
  return catastrophePage(
    {
      id: ID,
      code: 'PCS-2647',
      title: 'Hail and wind in the Ohio valley',
      causes: ['hail', 'wind'],
      states: ['OH', 'IN'],
      effectiveDate: '2026-07-09',
      expirationDate: '2026-07-12',
      createdBy: null,
      rowVersion: 1,
      createdAt: MOMENT,
    },
    {
      asOf: MOMENT,
      byState: [
        { state: 'OH', ...sums },
        { state: null, ...sums },
      ],
      byDay: [
        { lossOn: '2026-07-10', ...sums },
        { lossOn: null, ...sums },
      ],
      outside: 2,
      outsideClaims: [
        { id: ID, claimNumber: 'CLM-2026-0000007', lossOn: '2026-07-01', state: 'OH', cause: 'hail' },
        { id: ID, claimNumber: 'CLM-2026-0000009', lossOn: null, state: null, cause: null },
      ],
      without: 7,
    },
  );
}
