import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Client } from '../../../../test/support/app.js';
import { InputSamples } from '../../../../test/support/input-samples.js';
import { violations } from '../../../../test/support/input-violations.js';
import { enterCompany } from '../../../../test/support/rating-room.js';
import { registerClient } from '../../../../test/support/service-client.js';
import { smallManual } from '../../../../test/support/small-manual.js';
import { DEMO_CUSTOMER_ID, homeRequest } from '../../../../test/support/story.js';
import type { Problem } from '../../../../test/support/world.js';
import { World } from '../../../../test/support/world.js';
import { DEMO_AGENCY } from '../../../database/seed/demo-data.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Rating } from '../../rating/index.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import type { QuoteResponse } from '../quoting.dto.js';
import type { ProductInputsResponse } from './inputs.dto.js';

const TODAY = '2026-06-15';
const PLACE = `state=OH&effectiveDate=${TODAY}`;
/** By the standard, and by the keywords that begin with x- only as far as they are read. */
const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
addFormats.default(ajv);
type Inputs = ProductInputsResponse & Problem;
type Quote = QuoteResponse & Problem;

describe('the inputs of a product', () => {
  let world: World;
  let agent: Client;

  beforeAll(async () => {
    world = await World.open({ today: TODAY });
    agent = await world.as('agent');
  });

  afterAll(() => world?.close());

  const read = (productType: string, query = PLACE, headers: Record<string, string> = {}, by = agent) =>
    by.get<Inputs>(`/api/v1/products/${productType}/inputs?${query}`, headers);
  const customer = { customerId: DEMO_CUSTOMER_ID };

  it('are JSON Schema that the standard’s own schema accepts, and say what a form shows', async () => {
    const { status, body } = await read('home');
    expect(status).toBe(200);
    expect(ajv.validateSchema(body)).toBe(true);
    expect(body).toMatchObject({
      title: 'Homeowners, Ohio',
      'x-inputs': { purpose: 'price', companyCode: 'BND' },
    });
    const { propertyInfo, coverageSelections, zipCode } = body.properties;
    expect(body.required).toEqual(
      expect.arrayContaining([
        'customerId',
        'productType',
        'state',
        'zipCode',
        'propertyInfo',
        'coverageSelections',
      ]),
    );
    expect(coverageSelections?.properties?.['deductible']).toEqual({
      type: 'integer',
      title: 'Deductible',
      enum: [250, 500, 1000, 5000],
      'x-enum-titles': ['$250', '$500', '$1,000', '$5,000'],
      'x-unit': 'USD',
      'x-declared-by': 'manual',
      'x-required-for': 'price',
    });
    expect(propertyInfo?.properties?.['newHome']).toMatchObject({
      type: ['boolean', 'null'],
      default: false,
    });
    expect(propertyInfo?.properties?.['yearBuilt']).toMatchObject({ minimum: 1600, maximum: 2026 });
    expect(propertyInfo?.properties?.['address']).toMatchObject({
      title: 'Insured location',
      required: ['line1', 'city', 'state', 'zipCode'],
      'x-required-for': 'bind',
    });
    expect(new RegExp(zipCode?.pattern ?? '').test('43004')).toBe(true);
    expect(new RegExp(zipCode?.pattern ?? '').test('90210')).toBe(false);
  });

  it.each(PRODUCT_TYPES)(
    'accept what was drawn from them as a draft, and find nothing wrong with it: %s',
    async (product) => {
      const { body } = await read(product, `${PLACE}&purpose=draft`);
      const judge = ajv.compile(body);
      for (let seed = 1; seed <= 15; seed += 1) {
        const sample = new InputSamples(body, TODAY, seed).next(customer);
        judge(sample);
        expect(judge.errors ?? []).toEqual([]);
        const kept = await agent.post<Quote>('/api/v1/quotes/drafts', sample);
        expect([seed, kept.status, kept.body.wrong ?? kept.body.errors]).toEqual([seed, 201, []]);
      }
    },
  );

  it.each(PRODUCT_TYPES)(
    'accept what was drawn from them for a price, where the manual has a rate: %s',
    async (product) => {
      const { body } = await read(product);
      const judge = ajv.compile(body);
      let priced = 0;
      for (let seed = 1; seed <= 60; seed += 1) {
        const sample = new InputSamples(body, TODAY, seed).next(customer);
        judge(sample);
        expect(judge.errors ?? []).toEqual([]);
        const quote = await agent.post<Quote>('/api/v1/quotes', sample);
        const problem = quote.body.code ?? '';
        if (problem !== 'rating.no-table-row')
          expect([seed, problem, quote.body.errors]).toEqual([seed, '', undefined]);
        priced += Number(problem === '');
      }
      // Of renters the published grid has six cells.
      expect(priced).toBeGreaterThan(product === 'renters' ? 3 : 50);
    },
  );

  it.each(PRODUCT_TYPES)(
    'leave nothing to be asked before it is bound, when they are for that: %s',
    async (product) => {
      const { body } = await read(product, `${PLACE}&purpose=bind`);
      for (let seed = 1; seed <= 20; seed += 1) {
        const sample = new InputSamples(body, TODAY, seed).next(customer);
        const quote = await agent.post<Quote>('/api/v1/quotes', sample);
        if (quote.status !== 201) expect([seed, quote.body.code]).toEqual([seed, 'rating.no-table-row']);
        else expect([seed, quote.body.missingToBind ?? []]).toEqual([seed, []]);
      }
    },
  );

  it.each(PRODUCT_TYPES)('and a quote refuse the same in the same place: %s', async (product) => {
    const { body } = await read(product, `${PLACE}&purpose=price`);
    const whole = new InputSamples(body, TODAY, 7, true).next(customer);
    const judge = ajv.compile(body);
    judge(whole);
    expect(judge.errors ?? []).toEqual([]);
    const broken = violations(body, whole);
    expect(broken.length).toBeGreaterThan(60);
    for (const { rule, pointer, body: wrong } of broken) {
      const { status, body: told } = await agent.post<Quote>('/api/v1/quotes', wrong);
      const toldAt = (told.errors ?? []).map((each) => each.pointer);
      expect([rule, pointer, status, toldAt]).toEqual([
        rule,
        pointer,
        expect.any(Number),
        // Of a section that is missing, all that it lacks is told.
        expect.arrayContaining([
          expect.stringMatching(
            rule === 'missing' ? new RegExp(`^${pointer}(/|$)`) : new RegExp(`^${pointer}$`),
          ),
        ]),
      ]);
      expect([400, 422]).toContain(status);
    }
  });

  it('are read by agents and by the programs of agencies, and by nobody who may not quote', async () => {
    const reader = await registerClient(world.app, 'portal', {
      role: 'agent',
      agencyId: DEMO_AGENCY.id,
      scopes: ['quoting.create'],
    });
    expect((await read('home', PLACE, {}, reader.by)).status).toBe(200);
    const other = await registerClient(world.app, 'archive', {
      role: 'agent',
      agencyId: DEMO_AGENCY.id,
      scopes: ['quoting.read'],
    });
    expect((await read('home', PLACE, {}, other.by)).status).toBe(403);
  });

  it('are asked for again at no cost while nothing has changed', async () => {
    const first = await read('auto');
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const { etag = '' } = first.headers;
    expect((await read('auto', PLACE, { 'if-none-match': String(etag) })).status).toBe(304);
    expect((await read('auto', `${PLACE}&purpose=draft`, { 'if-none-match': String(etag) })).status).toBe(
      200,
    );
  });

  it.each([
    ['boat', PLACE, 404, 'quoting.product-not-found', undefined],
    ['home', '', 400, 'http.invalid-request', '?state'],
    ['home', 'state=XX', 400, 'http.invalid-request', '?state'],
    ['home', 'state=TX', 422, 'rating.no-manual', '?state'],
    ['home', `${PLACE}&companyCode=NOBODY`, 422, 'rating.no-manual', '?companyCode'],
    [
      'home',
      'state=OH&effectiveDate=2019-01-01',
      422,
      'quoting.effective-date-out-of-reach',
      '?effectiveDate',
    ],
    ['home', 'state=OH&effectiveDate=tomorrow', 400, 'http.invalid-request', '?effectiveDate'],
    ['home', `${PLACE}&purpose=fun`, 400, 'http.invalid-request', '?purpose'],
    ['home', `${PLACE}&color=red`, 400, 'http.invalid-request', '?color'],
  ])('of %s with %s: %s %s', async (product, query, status, code, pointer) => {
    const answer = await read(product, query);
    expect([answer.status, answer.body.code, answer.body.errors?.[0]?.pointer]).toEqual([
      status,
      code,
      pointer,
    ]);
  });

  it('are those of the edition that rates on the day, of the company that is named', async () => {
    await enterCompany(world.app, 'SECOND');
    const rating = world.app.get(Rating, { strict: false });
    const load = (manual: object) =>
      RequestContext.create(world.app.get(EntityManager), () =>
        rating.importManual(SYSTEM_ACTOR, manual, { activate: true, approver: SYSTEM_ACTOR }),
      );
    const deductibles = (values: readonly string[], more: object) => {
      const manual = smallManual({
        inputs: [
          { path: 'coverageSelections.deductible', title: 'Deductible', type: 'integer', allowed: values },
        ],
      });
      const { plan, edition } = manual as { readonly plan: object; readonly edition: object };
      const mine = more as { readonly plan?: object; readonly edition?: object };
      return {
        ...manual,
        plan: { ...plan, state: 'MI', ...mine.plan },
        edition: { ...edition, ...mine.edition },
      };
    };
    await load(deductibles(['100'], {}));
    const dates = { newBusinessDate: '2026-07-01', renewalDate: '2026-08-10' };
    await load(deductibles(['100', '200'], { edition: { label: '2', ...dates } }));
    const offered = async (query: string): Promise<unknown> => {
      const { body } = await read('home', `state=MI&${query}`);
      return body.properties['coverageSelections']?.properties?.['deductible']?.enum;
    };
    expect(await offered('effectiveDate=2026-06-30')).toEqual([100]);
    expect(await offered('effectiveDate=2026-07-01')).toEqual([100, 200]);
    const first = await read('home', 'state=MI');

    await load(deductibles(['900'], { plan: { code: 'second', companyCode: 'SECOND' } }));
    const unnamed = await read('home', 'state=MI', { 'if-none-match': String(first.headers['etag']) });
    expect([unnamed.status, unnamed.body.code, unnamed.body.errors?.[0]?.pointer]).toEqual([
      422,
      'rating.company-needed',
      '?companyCode',
    ]);
    expect(await offered('companyCode=SECOND')).toEqual([900]);
    expect(await offered('companyCode=BND')).toEqual([100]);
    const before = await read('home', 'state=MI&companyCode=BND&effectiveDate=2025-12-31');
    expect(before.body.code).toBe('quoting.effective-date-out-of-reach');
  });

  it('are those of the quote that the manuals’ books publish', async () => {
    const { body } = await read('home');
    const judge = ajv.compile(body);
    expect([judge(homeRequest()), judge.errors]).toEqual([true, null]);
  });
});
