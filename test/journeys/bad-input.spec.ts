import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Client } from '../support/app.js';
import { homeRequest, publishedCases, quoteRequest } from '../support/story.js';
import { ifMatch } from '../support/app.js';
import type { Problem } from '../support/world.js';
import { World } from '../support/world.js';

const NOWHERE = '01930000-0000-7000-8000-0000000000ff';
const home = homeRequest();
const property = home['propertyInfo'] as Readonly<Record<string, unknown>>;
const auto = quoteRequest('auto', publishedCases('auto-oh')[0]?.risk ?? {});
const driver = (auto['drivers'] as readonly Record<string, unknown>[])[0] ?? {};
const tomorrow = new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 10);
const renters = quoteRequest('renters', publishedCases('renters-oh')[0]?.risk ?? {});

/** What is sent, the status and code it gets, and the place it points to. */
const WRONG: readonly (readonly [string, unknown, number, string, string | null])[] = [
  ['malformed JSON', '{"customerId":', 400, 'http.malformed-json', null],
  ['a list instead of an object', '[]', 400, 'http.not-an-object', null],
  [
    'text with NUL',
    JSON.stringify({ ...home, zipCode: '43\u0000004' }),
    400,
    'http.malformed-text',
    '/zipCode',
  ],
  [
    'a lone surrogate',
    JSON.stringify(home).replace('43004', '\\ud800'),
    400,
    'http.malformed-text',
    '/zipCode',
  ],
  ['one key twice', JSON.stringify(home).replace('{', '{"state":"OH",'), 400, 'http.duplicate-key', '/state'],
  [
    'an integer beyond 2^53',
    JSON.stringify(home).replace('215000', '9007199254740993'),
    400,
    'http.number-out-of-range',
    '/propertyInfo/amountOfInsurance',
  ],
  ['an unknown field', { ...home, premium: '1.00' }, 400, 'http.invalid-request', '/premium'],
  ['an inherited name as a field', { ...home, toString: 1 }, 400, 'http.forbidden-key', '/toString'],
  ['a number for text', { ...home, zipCode: 43004 }, 400, 'http.invalid-request', '/zipCode'],
  ['an id that is none', { ...home, customerId: 'ada' }, 400, 'http.invalid-request', '/customerId'],
  [
    'a customer who does not exist',
    { ...home, customerId: NOWHERE },
    422,
    'quoting.customer-not-found',
    '/customerId',
  ],
  ['an unknown product', { ...home, productType: 'pet' }, 400, 'http.invalid-request', '/productType'],
  ['an unknown state', { ...home, state: 'ZZ' }, 400, 'http.invalid-request', '/state'],
  ['a ZIP code of elsewhere', { ...home, zipCode: '90210' }, 422, 'quoting.zip-outside-state', '/zipCode'],
  ['a ZIP code of nowhere', { ...home, zipCode: '00000' }, 422, 'quoting.zip-outside-state', '/zipCode'],
  ['a state without a manual', { ...home, state: 'CA' }, 422, 'rating.no-manual', '/state'],
  ['a company without a manual', { ...home, companyCode: 'NONE' }, 422, 'rating.no-manual', '/companyCode'],
  [
    'a date that does not exist',
    { ...home, effectiveDate: '2026-02-30' },
    400,
    'http.invalid-request',
    '/effectiveDate',
  ],
  [
    'a date long ago',
    { ...home, effectiveDate: '1990-01-01' },
    422,
    'quoting.effective-date-out-of-reach',
    '/effectiveDate',
  ],
  ['a term that is not sold', { ...home, termMonths: 6 }, 400, 'rating.invalid-risk', '/termMonths'],
  [
    'a risk without its section',
    { ...home, propertyInfo: undefined },
    400,
    'rating.invalid-risk',
    '/propertyInfo/amountOfInsurance',
  ],
  [
    'a field no input declares',
    { ...home, propertyInfo: { ...property, pool: true } },
    400,
    'rating.invalid-risk',
    '/propertyInfo/pool',
  ],
  [
    'a reserved key in the risk',
    { ...home, propertyInfo: { ...property, hasOwnProperty: 1 } },
    400,
    'http.forbidden-key',
    '/propertyInfo/hasOwnProperty',
  ],
  [
    'a value that the manual does not know',
    { ...home, propertyInfo: { ...property, territory: '9' } },
    400,
    'rating.invalid-risk',
    '/propertyInfo/territory',
  ],
  [
    'an amount below the table',
    { ...home, propertyInfo: { ...property, amountOfInsurance: 79_999 } },
    422,
    'rating.no-table-row',
    '/propertyInfo/amountOfInsurance',
  ],
  [
    'a list where an object belongs',
    { ...home, propertyInfo: [] },
    400,
    'http.invalid-request',
    '/propertyInfo',
  ],
  ['drivers: [[]]', { ...auto, drivers: [[]] }, 400, 'http.invalid-request', '/drivers/0'],
  [
    'a driver born tomorrow',
    { ...auto, drivers: [{ ...driver, birthDate: tomorrow }] },
    400,
    'rating.invalid-risk',
    '/drivers/0/birthDate',
  ],
  [
    'a licence number',
    { ...auto, drivers: [{ ...driver, licenceNumber: 'OH123' }] },
    400,
    'rating.invalid-risk',
    '/drivers/0/licenceNumber',
  ],
  [
    'a thousand drivers',
    { ...auto, drivers: Array.from({ length: 1000 }, () => driver) },
    400,
    'http.invalid-request',
    '/drivers',
  ],
  [
    'a cell that the grid does not have',
    { ...renters, propertyInfo: { creditTier: 'bad' } },
    422,
    'rating.no-table-row',
    '/propertyInfo/creditTier',
  ],
  [
    'an oversize body',
    JSON.stringify({ ...home, propertyInfo: { note: 'x'.repeat(2_000_000) } }),
    413,
    'http.body-too-large',
    null,
  ],
];

describe('what an agent sends by mistake, or worse', () => {
  let world: World;
  let agent: Client;

  beforeAll(async () => {
    world = await World.open();
    agent = await world.as('agent');
  });

  afterAll(() => world?.close());

  async function rows(): Promise<number> {
    const { rows: counted } = await sql<{ n: string }>`
      select (select count(*) from quotes) + (select count(*) from rating_worksheets) + (select count(*) from idempotency_keys) as n
    `.execute(world.app.get(EntityManager).fork().getKysely());
    return Number(counted[0]?.n);
  }

  it.each(WRONG)('quoting: %s', async (_what, sent, status, code, pointer) => {
    const before = await rows();
    const answer = await agent.post<Problem>('/api/v1/quotes', sent as object, {
      'idempotency-key': 'mistake',
    });
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    if (pointer !== null) expect(answer.body.errors?.map((fault) => fault.pointer)).toContain(pointer);
    expect(await rows()).toBe(before);
  });

  it.each([
    ['form data', 'application/x-www-form-urlencoded', 'a=1'],
    ['plain text', 'text/plain', JSON.stringify(home)],
    ['another character set', 'application/json; charset=utf-16', JSON.stringify(home)],
  ])('quoting with %s is not supported', async (_what, type, payload) => {
    const answer = await agent.post<Problem>('/api/v1/quotes', payload, { 'content-type': type });
    expect(answer).toMatchObject({ status: 415, body: { code: 'http.unsupported-media-type' } });
  });

  it.each([
    ['an id that is none', '/api/v1/quotes/none/bind', {}, 400, 'http.invalid-id'],
    ['a quote that does not exist', `/api/v1/quotes/${NOWHERE}/bind`, {}, 404, 'quoting.quote-not-found'],
    ['a version in the body', `/api/v1/quotes/${NOWHERE}/bind`, { version: 1 }, 400, 'http.invalid-request'],
    ['an empty body', `/api/v1/quotes/${NOWHERE}/bind`, '', 400, 'http.empty-body'],
  ])('binding: %s', async (_what, path, sent, status, code) => {
    const answer = await agent.post<Problem>(path, sent, ifMatch(1));
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  });

  it.each([
    ['no version', {}, 428, 'http.precondition-required', undefined],
    ['a version that is no ETag', { 'if-match': '1' }, 400, 'http.invalid-if-match', 'If-Match'],
    ['a version with decimals', { 'if-match': '"1.5"' }, 404, 'quoting.quote-not-found', undefined],
  ])('binding with %s', async (_what, headers, status, code, pointer) => {
    const answer = await agent.post<Problem>(`/api/v1/quotes/${NOWHERE}/bind`, {}, headers);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(answer.body.errors?.[0]?.pointer).toBe(pointer);
  });

  it.each([
    ['limit=0', '?limit'],
    ['limit=201', '?limit'],
    ['limit=ten', '?limit'],
    ['limit=1&limit=2', '?limit'],
    ['status=open', '?status'],
    ['customerId=ada', '?customerId'],
    ['color=red', '?color'],
    ['cursor=bm9uZQ', '?cursor'],
  ])('listing quotes with ?%s', async (query, pointer) => {
    const answer = await agent.get<Problem>(`/api/v1/quotes?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map((fault) => fault.pointer)).toEqual([pointer]);
  });

  it.each(['', ' ', 'x'.repeat(129), 'caf\u00e9'])('an Idempotency-Key of %p', async (key) => {
    const answer = await agent.post<Problem>('/api/v1/quotes', home, { 'idempotency-key': key });
    expect(answer).toMatchObject({ status: 400, body: { code: 'http.invalid-idempotency-key' } });
  });
});
