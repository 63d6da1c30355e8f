import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '../../../../test/support/rating-room.js';
import { RatingRoom, manualOf } from '../../../../test/support/rating-room.js';
import { DEMO_CUSTOMER_ID, homeRequest, quoteRequest } from '../../../../test/support/story.js';
import type { Quoted } from '../../../../test/support/underwriting-room.js';
import { decide, issuesOf } from '../../../../test/support/underwriting-room.js';
import type { AdverseActionResponse } from './adverse-actions.dto.js';
import type { ReportAgencyResponse } from './report-agencies.dto.js';

const ACTIONS = '/api/v1/underwriting/adverse-actions';
const AGENCIES = '/api/v1/underwriting/report-agencies';
const AGENCY = {
  code: 'acme',
  name: 'Acme Consumer Reports',
  phone: '+1 800 555 0100',
  address: 'PO Box 100, Springfield, OH 45501',
  isDefault: true,
};

let room: RatingRoom;

beforeAll(async () => {
  room = await RatingRoom.open({ instances: 2 });
});
afterAll(() => room?.close());

// First: the others begin with the agencies of the demo taken away.
describe('the demo', () => {
  it('names who made the reports that its credit tiers rest on, so that their notice can be issued', async () => {
    const home = homeRequest();
    const propertyInfo = { ...(home['propertyInfo'] as object), insuranceScoreTier: 'D' };
    const { body: quote } = await room.agent.post<Quoted>('/api/v1/quotes', { ...home, propertyInfo });
    const { body } = await room.agent.get<{ items: readonly AdverseActionResponse[] }>(
      `${ACTIONS}?quoteId=${quote.id}`,
    );
    expect(body.items).toMatchObject([{ report: { agency: { name: 'Demo Consumer Reports' } } }]);
    const notice = await room.approver.post<{ kind: string }>(`${ACTIONS}/${body.items[0]?.id}/notice`, {});
    expect(notice).toMatchObject({ status: 201, body: { kind: 'adverse_action_notice' } });
  });
});

describe('a consumer reporting agency', () => {
  beforeAll(() => room.sql('delete from consumer_report_agencies'));

  it('takes the place of the default one before, and is kept by administrators', async () => {
    expect((await room.approver.post(AGENCIES, AGENCY)).status).toBe(403);
    const first = await room.author.post<ReportAgencyResponse>(AGENCIES, AGENCY);
    expect(first).toMatchObject({ status: 201, body: { ...AGENCY, rowVersion: 1 } });
    expect(await room.author.post<Problem>(AGENCIES, { ...AGENCY, isDefault: false })).toMatchObject({
      status: 409,
      body: { code: 'quoting.report-agency-taken' },
    });
    const second = await room.author.post<ReportAgencyResponse>(AGENCIES, { ...AGENCY, code: 'other' });
    const list = await room.approver.get<{ items: readonly ReportAgencyResponse[] }>(AGENCIES);
    expect(list.body.items.map(({ code, isDefault }) => [code, isDefault])).toEqual([
      ['acme', false],
      ['other', true],
    ]);
    const path = `${AGENCIES}/${second.body.id}`;
    expect(await room.author.patch(path, { phone: '+1 800 555 0199' })).toMatchObject({ status: 428 });
    const changed = await room.author.patch(path, { phone: '+1 800 555 0199' }, { 'if-match': '"1"' });
    expect(changed).toMatchObject({
      status: 200,
      body: { phone: '+1 800 555 0199', isDefault: true, rowVersion: 2 },
    });
    expect(await room.audited(second.body.id)).toEqual([
      'quoting.report-agency-added',
      'quoting.report-agency-changed',
    ]);
  });

  it('is the only default one, whoever adds another at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        room.author
          .on(n % 2 ? room.app : room.other)
          .post<Problem>(AGENCIES, { ...AGENCY, code: `race-${n}` }),
      ),
    );
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const defaults = await room.sql('select code from consumer_report_agencies where is_default');
    expect(defaults).toHaveLength(1);
  });
});

describe('what is decided against a consumer', () => {
  beforeAll(() => room.sql('delete from consumer_report_agencies'));

  const home = homeRequest();
  async function quoteHome(property: object = {}): Promise<Quoted> {
    const { body } = await room.agent.post<Quoted>('/api/v1/quotes', {
      ...home,
      propertyInfo: { ...(home['propertyInfo'] as object), ...property },
    });
    return body;
  }
  const actionsOf = async (quoteId: string, by = room.agent): Promise<readonly AdverseActionResponse[]> =>
    (await by.get<{ items: readonly AdverseActionResponse[] }>(`${ACTIONS}?quoteId=${quoteId}`)).body.items;

  it('is a decline by the rules of the manual, with its reasons', async () => {
    const quote = await quoteHome({ amountOfInsurance: 6_000_000 });
    expect(quote.status).toBe('declined');
    const [action] = await actionsOf(quote.id);
    expect(action).toMatchObject({
      kind: 'declined',
      reference: quote.quoteNumber,
      companyCode: 'BND',
      decidedBy: null,
      report: null,
      reasons: quote.declinedReasons?.map((title) => ({ title, detail: null })),
    });
    expect((await room.agent.get(`${ACTIONS}/${action?.id}`)).body).toEqual(action);
  });

  it('is a price above the best terms, with the factors that weighed most', async () => {
    const [action] = await actionsOf((await quoteHome({ insuranceScoreTier: 'D' })).id);
    expect(action).toMatchObject({ kind: 'less_favourable', decidedBy: null });
    expect(action?.reasons.length).toBeGreaterThan(0);
    expect(action?.reasons.length).toBeLessThanOrEqual(4);
  });

  it('rests on a consumer report where an insurance score or credit history counted, and names who made it', async () => {
    const [underTierD] = await actionsOf((await quoteHome({ insuranceScoreTier: 'D' })).id);
    expect(underTierD?.reasons[0]).toEqual({
      title: 'Your insurance score is in the last of four groups.',
      detail: null,
    });
    expect(JSON.stringify(underTierD?.reasons)).not.toContain('Underwriting tier');
    expect(underTierD?.report).toEqual({ agency: null, score: null, inquiriesMattered: false });
    const { body: renters } = await room.agent.post<Quoted>(
      '/api/v1/quotes',
      quoteRequest('renters', {
        propertyInfo: { creditTier: 'bad' },
        coverageSelections: { contentsLimit: 20000, liabilityLimit: '300000', deductible: 1000 },
      }),
    );
    expect(await actionsOf(renters.id)).toMatchObject([
      {
        kind: 'less_favourable',
        reasons: [{ title: 'Your consumer report shows accounts that were not paid as agreed.' }],
        report: { agency: null },
      },
    ]);
  });

  it('is a decline by an underwriter, who says why and on which report it rests', async () => {
    await room.author.post(AGENCIES, AGENCY);
    const quote = await quoteHome({ amountOfInsurance: 1_200_000 });
    const [issue] = await issuesOf(room.approver, quote.id);
    if (!issue) throw new Error('Nothing was raised');
    const score = {
      score: '290',
      scoreMin: '300',
      scoreMax: '850',
      scoreDate: '2026-01-02',
      scoreSource: 'Acme',
    };
    const decline = { reason: 'Report', consumerReasons: ['There were three losses.'], report: { score } };
    expect(await decide(room.approver, issue, 'decline', decline)).toMatchObject({
      status: 400,
      body: { code: 'quoting.report-invalid', errors: [{ pointer: '/report/score/score' }] },
    });
    const report = { agencyCode: 'acme', score: { ...score, score: '610' }, inquiriesMattered: true };
    expect((await decide(room.approver, issue, 'decline', { ...decline, report })).status).toBe(200);
    const [declined, ...others] = await actionsOf(quote.id);
    expect(others).toEqual([]);
    expect(declined).toMatchObject({
      kind: 'declined',
      decidedBy: expect.any(String),
      reasons: [{ title: 'There were three losses.', detail: null }],
      report: { agency: { name: AGENCY.name }, score: report.score, inquiriesMattered: true },
    });
  });

  it('rests on the report that the declined rule read, whether the underwriter names it or not', async () => {
    const inputs = [
      {
        path: 'propertyInfo.score',
        type: 'integer',
        title: 'Score',
        variable: 'insurance_score',
        min: '300',
        max: '850',
      },
    ];
    const low = { code: 'low-score', title: 'The score is low.', when: 'propertyInfo.score < 500' };
    const underwriting = [
      { ...low, outcome: 'refer', blocks: 'bind', authority: 'underwriter' },
      { ...low, code: 'very-low-score', outcome: 'decline', when: 'propertyInfo.score < 400' },
    ];
    await room.active(manualOf('NV', '1', '100', '2020-01-01', '2020-01-01', { inputs, underwriting }));
    const quote = async (score: number): Promise<Quoted> => {
      const place = { state: 'NV', zipCode: '89501', propertyInfo: { score } };
      const request = { customerId: DEMO_CUSTOMER_ID, productType: 'home', ...place };
      return (await room.agent.post<Quoted>('/api/v1/quotes', request)).body;
    };
    const referred = await quote(450);
    const [issue] = await issuesOf(room.approver, referred.id);
    if (!issue) throw new Error('Nothing was raised');
    expect(issue).toMatchObject({ usesReport: true });
    const declined = await decide(room.approver, issue, 'decline', {
      reason: 'x',
      consumerReasons: ['Your score.'],
    });
    expect(declined.status).toBe(200);
    const used = { score: '450', scoreMin: '300', scoreMax: '850', scoreSource: AGENCY.name };
    expect(await actionsOf(referred.id)).toMatchObject([
      {
        kind: 'declined',
        reasons: [{ title: 'Your score.' }],
        report: { agency: { name: AGENCY.name }, score: used },
      },
    ]);
    expect(await actionsOf((await quote(390)).id)).toMatchObject([
      { kind: 'declined', decidedBy: null, report: { score: { ...used, score: '390' } } },
    ]);
    expect(await actionsOf((await quote(700)).id)).toEqual([]);
  });

  it('keeps the score and what stood behind it, tells them on paper, and holds no choice against anybody', async () => {
    const score = {
      insuranceScore: 412,
      scoreDate: '2026-01-02',
      scoreFactor1: 'late-payments',
      scoreFactor2: 'inquiries',
    };
    const [action] = await actionsOf((await quoteHome({ insuranceScoreTier: 'D', ...score })).id);
    expect(action?.report?.score).toEqual({
      score: '412',
      scoreMin: '200',
      scoreMax: '997',
      scoreDate: '2026-01-02',
      scoreSource: 'Demo Consumer Reports, homeowners score',
    });
    expect(action?.reasons.slice(0, 2).map(({ title }) => title)).toEqual([
      'One or more accounts were paid late.',
      'The number of inquiries on the consumer report.',
    ]);
    const page = await room.agent.get<string>(`${ACTIONS}/${action?.id}/notice/page`);
    for (const text of [
      '412',
      '200 to 997',
      'January 2, 2026',
      'homeowners score',
      'Acme Consumer Reports',
      'paid late',
    ])
      expect(page.body).toContain(text);
    expect(page.body).not.toMatch(/[Dd]eductible|Underwriting tier/);
  });

  it('is put on paper for the consumer: looked at first, then issued', async () => {
    const quote = await quoteHome({ amountOfInsurance: 6_000_000 });
    const [action] = await actionsOf(quote.id);
    const path = `${ACTIONS}/${action?.id}/notice`;
    const page = await room.agent.get<string>(`${path}/page`);
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    for (const text of ['Ada Lake', quote.quoteNumber, ...(quote.declinedReasons ?? [])]) {
      expect(page.body).toContain(text);
    }
    expect((await room.agent.post(path, {})).status).toBe(403);
    const issued = await room.approver.post<{ id: string; kind: string }>(path, {});
    expect(issued).toMatchObject({
      status: 201,
      headers: { location: `/api/v1/documents/${issued.body.id}` },
      body: { kind: 'adverse_action_notice' },
    });
    const pdf = await room.agent.get<string>(`/api/v1/documents/${issued.body.id}/pdf`);
    expect(pdf).toMatchObject({ status: 200, headers: { 'content-type': 'application/pdf' } });
    const twice = await room.approver.post(path, { supersedes: issued.body.id });
    expect(twice.status).toBe(201);
    expect(await room.approver.post(path, { supersedes: issued.body.id })).toMatchObject({
      status: 409,
      body: { code: 'documents.already-superseded' },
    });
  });

  it('is seen by the agency whose customer it is, newest first, page by page', async () => {
    const found: string[] = [];
    let cursor = '';
    for (;;) {
      const { body } = await room.approver.get<{
        items: readonly AdverseActionResponse[];
        nextCursor: string | null;
      }>(`${ACTIONS}?state=OH&limit=2${cursor}`);
      found.push(...body.items.map(({ createdAt, id }) => `${createdAt} ${id}`));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(found.length).toBeGreaterThan(2);
    expect(found).toEqual([...new Set(found)].sort().reverse());
    const quote = await quoteHome({ insuranceScoreTier: 'D' });
    const [action] = await actionsOf(quote.id);
    const elsewhere = await room.sql<{ id: string }>(
      `insert into agencies (code, name) values ('ELSE', 'Elsewhere') returning id`,
    );
    await room.sql(`update users set agency_id = $1 where email = 'agent@demo.bindery.example'`, [
      elsewhere[0]?.id,
    ]);
    expect(await actionsOf(quote.id)).toEqual([]);
    expect(await room.agent.get(`${ACTIONS}/${action?.id}`)).toMatchObject({
      status: 404,
      body: { code: 'quoting.adverse-action-not-found' },
    });
  });
});
