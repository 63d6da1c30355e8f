import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/shared/calendar-date.js';
import { longDate } from '../../src/shared/long-date.js';
import type { Answer, Client } from '../support/app.js';
import { pdfText } from '../support/pdf-text.js';
import { DEMO_CUSTOMER_ID, homeRequest, publishedCases, quoteRequest } from '../support/story.js';
import { ifMatch } from '../support/app.js';
import { World } from '../support/world.js';

interface Summary {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly sha256: string;
  readonly htmlSha256: string;
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
}
interface Bound {
  readonly id: string;
  readonly policyNumber: string;
  readonly effectiveDate: string;
  readonly totalPremium: string;
  readonly rowVersion: number;
}

const BANK_ADDRESS = { line1: '1 Lender Plaza', city: 'Columbus', state: 'OH', zipCode: '43215' };

describe('the papers of a policy, from the proposal to an endorsement', () => {
  let world: World;
  let agent: Client;
  let underwriter: Client;

  beforeAll(async () => {
    world = await World.open();
    agent = await world.as('agent');
    underwriter = await world.as('underwriter');
  });

  afterAll(() => world?.close());

  async function quote(more: Record<string, unknown> = {}): Promise<{ id: string; quoteNumber: string }> {
    const quoted = await agent.post<{ id: string; quoteNumber: string }>('/api/v1/quotes', homeRequest(more));
    expect(quoted.status).toBe(201);
    return quoted.body;
  }

  async function listed(query: string): Promise<readonly Summary[]> {
    const { status, body } = await agent.get<{ items: readonly Summary[] }>(`/api/v1/documents?${query}`);
    expect(status).toBe(200);
    return body.items;
  }

  /** Reads both forms, checks each against its hash, and gives the text of both. */
  async function texts({ id, sha256, htmlSha256 }: Summary): Promise<readonly [pdf: string, html: string]> {
    const pdf = await bytes(`/api/v1/documents/${id}/pdf`);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.headers['etag']).toBe(`"${sha256}"`);
    expect(hash(pdf.body)).toBe(sha256);
    const html = await bytes(`/api/v1/documents/${id}/html`);
    expect(html.headers['etag']).toBe(`"${htmlSha256}"`);
    expect(hash(html.body)).toBe(htmlSha256);
    return [await pdfText(pdf.body), html.body.toString('utf8')];
  }

  async function bytes(path: string): Promise<Answer<Buffer>> {
    const answer = await agent.raw(path);
    expect(answer.status).toBe(200);
    return answer;
  }

  it.each([
    ['auto', 'auto-oh', 0, ['Monthly 12 $115.94 $115.94 $3.00 $1,424.28', 'Quarterly', 'Two payments']],
    ['renters', 'renters-oh', 0, ['Monthly 12 $29.25 $29.25 $3.00 $384.00', 'Quarterly', 'Two payments']],
    // The manual files the ways of its own, and of each there is one.
    ['life', 'term-life-oh', 0, ['Semi-annual 2 $214.76', 'Quarterly 4 $109.45', 'Monthly 12 $55.76']],
    [
      'life',
      'term-life-oh',
      1,
      ['Monthly 12 $54.25 $54.25 – $651.00', 'Each later year is charged when it begins.'],
    ],
  ])('proposes %s (%s, case %d) with each way to pay once', async (productType, manual, at, expected) => {
    const risk = publishedCases(manual)[at]?.risk ?? {};
    const quoted = await agent.post<{ id: string }>('/api/v1/quotes', quoteRequest(productType, risk));
    expect((await agent.post(`/api/v1/quotes/${quoted.body.id}/proposal`, {})).status).toBe(201);
    const [proposal] = await listed(`subjectType=quote&subjectId=${quoted.body.id}`);
    const [text] = await texts(proposal as Summary);
    for (const way of ['Ways to pay', 'Paid in full', ...expected]) expect(text).toContain(way);
    expect(text.match(/Monthly/g)).toHaveLength(1);
  });

  it('proposes, binds and endorses, and every paper says what was agreed', async () => {
    const { id, quoteNumber } = await quote();
    const proposed = await agent.post<{ id: string }>(
      `/api/v1/quotes/${id}/proposal`,
      { remarks: ['Call me about the $roof# before *Friday*.'] },
      { 'idempotency-key': 'propose-once' },
    );
    expect(proposed).toMatchObject({ status: 201, body: { kind: 'quote_proposal' } });
    expect(proposed.headers['location']).toBe(`/api/v1/documents/${proposed.body.id}`);
    const [proposal] = await listed(`subjectType=quote&subjectId=${id}`);
    for (const text of await texts(proposal as Summary)) {
      expect(text).toContain(quoteNumber);
      expect(text).toContain('$501.00');
      expect(text).toContain('Call me about the $roof# before *Friday*.');
      expect(text).toContain('12 Maple Street');
      for (const way of ['Paid in full', 'Monthly', '$41.75', '$3.00', '$534.00'])
        expect(text).toContain(way);
    }

    const bound = await agent.post<Bound>(`/api/v1/quotes/${id}/bind`, {}, ifMatch(1));
    expect(bound.status).toBe(201);
    const policy = bound.body;
    const [declarations] = await listed(`subjectType=policy&subjectId=${policy.id}`);
    expect(declarations).toMatchObject({ kind: 'declarations', title: 'Policy Declarations' });
    for (const text of await texts(declarations as Summary)) {
      expect(text).toContain(policy.policyNumber);
      expect(text).toContain('$501.00');
      expect(text).toContain('Ada Lake');
      expect(text).toContain('Bindery Mutual Insurance Company (demo)');
      expect(text).toContain('Buckeye Agency (demo)');
      expect(text).toContain('Public protection class');
      for (const form of ['BND DEC (', 'BND HO 3 (01/2024)', 'BND HO JWL (01/2024)'])
        expect(text).toContain(form);
    }

    const endorsed = await agent.post<Bound>(
      `/api/v1/policies/${policy.id}/endorsements`,
      {
        effectiveOn: addDays(policy.effectiveDate, 73),
        changes: [{ op: 'set', path: '/coverageSelections/deductible', value: 500 }],
      },
      ifMatch(policy.rowVersion),
    );
    expect(endorsed.status).toBe(201);
    const [endorsement] = await listed(`subjectType=policy&subjectId=${policy.id}&kind=endorsement`);
    for (const text of await texts(endorsement as Summary)) {
      expect(text).toContain(policy.policyNumber);
      expect(text).toContain('$501.00');
      expect(text).toContain(`$${endorsed.body.totalPremium}`);
      expect(text).toMatch(/Deductible/);
      expect(text).toContain('$500');
      expect(text).toContain('Endorsement 1,');
    }

    const bank = { name: 'Lake Savings Bank', reference: 'Loan 4711', address: BANK_ADDRESS };
    const added = await agent.post(`/api/v1/policies/${policy.id}/parties`, { role: 'mortgagee', ...bank });
    expect(added.status).toBe(201);
    const [withBank, copy, amended, first] = await listed(
      `subjectType=policy&subjectId=${policy.id}&kind=declarations`,
    );
    expect(first?.id).toBe(declarations?.id);
    const changedOn = longDate(addDays(policy.effectiveDate, 73));
    for (const text of await texts(amended as Summary)) {
      for (const told of [
        'Amended Policy Declarations',
        changedOn,
        `$${endorsed.body.totalPremium}`,
        `Endorsement 1, effective ${changedOn}`,
        'BND END (',
        'BND HO 3 (01/2024)',
      ])
        expect(text).toContain(told);
      expect(text).not.toContain('Lake Savings Bank');
    }
    for (const paper of [withBank, copy])
      for (const text of await texts(paper as Summary))
        for (const told of [
          'Mortgagee',
          'Lake Savings Bank',
          '1 Lender Plaza',
          'Loan 4711',
          'Endorsement 1,',
        ])
          expect(text).toContain(told);
    for (const text of await texts(withBank as Summary)) expect(text).not.toContain('Your reference');
    for (const text of await texts(copy as Summary)) expect(text).toContain('Your reference');
  });

  it('answers with nothing who has the bytes already, and names the file for people', async () => {
    const { id } = await quote();
    const { body } = await agent.post<Summary>(`/api/v1/quotes/${id}/proposal`, {});
    const path = `/api/v1/documents/${body.id}/pdf`;
    const first = await bytes(path);
    expect(first.headers['content-disposition']).toMatch(
      /^attachment; filename="insurance-proposal-QUOT-\d{4}-\d{7}-[0-9a-f-]{36}\.pdf"$/,
    );
    const again = await agent.get(path, { 'if-none-match': String(first.headers['etag']) });
    expect(again).toMatchObject({ status: 304, body: '' });
  });

  it('leaves nothing about a person in the cache of a browser', async () => {
    const { id } = await quote();
    const { body } = await agent.post<Summary>(`/api/v1/quotes/${id}/proposal`, {});
    const policy = await agent.post<Bound>(`/api/v1/quotes/${(await quote()).id}/bind`, {}, ifMatch(1));
    const paths = [
      `documents/${body.id}`,
      `documents/${body.id}/pdf`,
      `documents/${body.id}/html`,
      `documents?subjectType=quote`,
      `quotes/${id}`,
      `quotes/${id}/worksheet`,
      `policies/${policy.body.id}`,
      `customers/${DEMO_CUSTOMER_ID}`,
    ];
    for (const path of paths) {
      const { status, headers } = await agent.raw(`/api/v1/${path}`);
      expect([path, status, headers['cache-control']]).toEqual([path, 200, 'no-store']);
    }
  });

  it('keeps the papers of one agency from the agents of another, and lets underwriters verify them', async () => {
    const { id } = await quote();
    const { body } = await agent.post<Summary>(`/api/v1/quotes/${id}/proposal`, {});
    const verified = await underwriter.get(`/api/v1/documents/${body.id}/verify`);
    expect(verified.body).toMatchObject({ intact: true, reproducible: true });
    expect(await agent.get(`/api/v1/documents/${body.id}/verify`)).toMatchObject({ status: 403 });
    const stranger = '01930000-0000-7000-8000-00000000dddd';
    expect(await agent.get(`/api/v1/documents/${stranger}`)).toMatchObject({
      status: 404,
      body: { code: 'documents.document-not-found' },
    });
  });

  it('corrects a proposal by another one that names it, once', async () => {
    const { id } = await quote();
    const first = await agent.post<Summary>(`/api/v1/quotes/${id}/proposal`, {});
    const path = `/api/v1/quotes/${id}/proposal`;
    const second = await agent.post<Summary>(path, { supersedes: first.body.id, remarks: ['Corrected.'] });
    expect(second.status).toBe(201);
    expect(await agent.post(path, { supersedes: first.body.id })).toMatchObject({
      status: 409,
      body: { code: 'documents.already-superseded' },
    });
    expect((await agent.get<Summary>(`/api/v1/documents/${first.body.id}`)).body.supersededBy).toBe(
      second.body.id,
    );
  });

  it('proposes only a price that can be had', async () => {
    const { id } = await quote();
    await agent.post(`/api/v1/quotes/${id}/bind`, {}, ifMatch(1));
    expect(await agent.post(`/api/v1/quotes/${id}/proposal`, {})).toMatchObject({
      status: 409,
      body: { code: 'quoting.already-bound' },
    });
  });
});

function hash(of: Buffer): string {
  return createHash('sha256').update(of).digest('hex');
}
