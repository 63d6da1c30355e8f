import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../test/support/app.js';
import { identifiedVehicle, insuredLocation } from '../../../test/support/bindable-risk.js';
import type { Answered } from '../../../test/support/renewal-room.js';
import { RenewalRoom, prepare } from '../../../test/support/renewal-room.js';
import { DEMO_CUSTOMER_ID, homeRequest, publishedCases, quoteRequest } from '../../../test/support/story.js';
import { addDays } from '../../shared/calendar-date.js';
import type { QuoteResponse } from '../quoting/index.js';
import type { PolicyResponse } from './policies.dto.js';
import type { EndorsementPreviewResponse } from './transactions/endorse/endorsements.dto.js';
import { ifMatch } from '../../../test/support/app.js';

type Json = Readonly<Record<string, unknown>>;

const BEGAN = '2026-06-01';
const INCOMPLETE = 'rating.incomplete-for-binding';
const DUBLIN = { line1: '7 Elm Street', line2: 'Apt. 4', city: 'Dublin', state: 'OH', zipCode: '43016' };
const PLACE = '/propertyInfo/address';

const set = (path: string, value: unknown): object => ({ op: 'set', path, value });
const [carOfBook] = publishedCases('auto-oh');
const carRequest = (): Json => quoteRequest('auto', carOfBook?.risk ?? {});
/** As the manual rates it, and no more. */
const bareCar = { ageGroup: 'C', ratingGroup: 10 };

let room: RenewalRoom;

beforeAll(async () => {
  room = await RenewalRoom.open({ today: BEGAN });
});
afterAll(() => room?.close());

describe('the place that is insured', () => {
  let agent: Client;

  beforeAll(async () => {
    agent = await room.on(BEGAN);
  });

  async function quoted(request: Json): Promise<QuoteResponse> {
    const answer = await agent.post<QuoteResponse>('/api/v1/quotes', request);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }

  const bind = (quote: Pick<QuoteResponse, 'id' | 'rowVersion'>): Promise<Answered<PolicyResponse>> =>
    agent.post(`/api/v1/quotes/${quote.id}/bind`, {}, ifMatch(quote.rowVersion));

  const endorse = (
    { id, rowVersion }: PolicyResponse,
    effectiveOn: string,
    changes: readonly object[],
  ): Promise<Answered<PolicyResponse>> =>
    agent.post(`/api/v1/policies/${id}/endorsements`, { effectiveOn, changes }, ifMatch(rowVersion));

  const preview = (
    { id }: PolicyResponse,
    effectiveOn: string,
    changes: readonly object[],
  ): Promise<Answered<EndorsementPreviewResponse>> =>
    agent.post(`/api/v1/policies/${id}/endorsements/preview`, { effectiveOn, changes });

  async function riskOn({ id }: PolicyResponse, day: string): Promise<Json> {
    return (await agent.get<PolicyResponse>(`/api/v1/policies/${id}?effectiveOn=${day}`)).body.risk;
  }

  it('is quoted without, told as missing, and asked for when it is bound', async () => {
    const { propertyInfo, ...request } = homeRequest({ zipCode: '43016' });
    const { address: _, ...building } = propertyInfo as Json;
    const bare = await quoted({ ...request, propertyInfo: building });
    const missing = [{ pointer: PLACE, title: 'Insured location' }];
    expect(bare).toMatchObject({ status: 'quoted', totalPremium: '501.00', missingToBind: missing });
    const read = await agent.get<QuoteResponse>(`/api/v1/quotes/${bare.id}`);
    expect(read.body.missingToBind).toEqual(missing);
    expect(await bind(bare)).toMatchObject({
      status: 422,
      body: {
        code: INCOMPLETE,
        errors: [{ pointer: PLACE, detail: 'is required for binding: Insured location' }],
      },
    });

    const next = await agent.post<QuoteResponse>(`/api/v1/quotes/${bare.id}/versions`, {
      propertyInfo: { ...building, address: DUBLIN },
    });
    expect(next).toMatchObject({ status: 201, body: { totalPremium: '501.00', missingToBind: [] } });
    const policy = await bind(next.body);
    expect(policy).toMatchObject({ status: 201, body: { risk: { propertyInfo: { address: DUBLIN } } } });
  });

  it('is told as missing of a draft too', async () => {
    const drafted = await agent.post<QuoteResponse>('/api/v1/quotes/drafts', {
      customerId: DEMO_CUSTOMER_ID,
      productType: 'home',
      state: 'OH',
      zipCode: '43016',
      propertyInfo: { territory: '4' },
    });
    const { body } = await agent.get<QuoteResponse>(`/api/v1/quotes/${drafted.body.id}`);
    expect(body.missingToBind).toEqual([{ pointer: PLACE, title: 'Insured location' }]);
  });

  it('has to be where the quote rates it', async () => {
    const request = homeRequest({ zipCode: '43016' });
    const propertyInfo = { ...(request['propertyInfo'] as Json), address: { ...DUBLIN, zipCode: '43215' } };
    expect(await agent.post('/api/v1/quotes', { ...request, propertyInfo })).toMatchObject({
      status: 400,
      body: {
        code: 'rating.invalid-risk',
        errors: [
          {
            pointer: `${PLACE}/zipCode`,
            detail: 'must lie in 43016, the ZIP code of the risk',
          },
        ],
      },
    });
  });

  it('is written in lines, as the names of drivers are, without white space that nobody meant', async () => {
    const request = homeRequest();
    const at = (line1: string): Json => ({
      ...request,
      propertyInfo: { ...(request['propertyInfo'] as Json), address: { ...insuredLocation(request), line1 } },
    });
    const quote = await quoted(at(' 7\u00a0 Elm  Street '));
    expect(quote.propertyInfo).toMatchObject({ address: { line1: '7 Elm Street' } });
    const broken = await agent.post('/api/v1/quotes', at('7 Elm Street\nApt. 4'));
    expect(broken).toMatchObject({
      status: 400,
      body: {
        code: 'http.invalid-request',
        errors: [{ pointer: `${PLACE}/line1`, detail: 'must not hold a line break or tab (U+000A)' }],
      },
    });
    expect(await agent.post('/api/v1/quotes', at('---'))).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: `${PLACE}/line1`, detail: 'must hold a letter or digit' }] },
    });
    for (const name of ['Ada\tLake', '.'])
      expect(await agent.post('/api/v1/quotes', { ...carRequest(), drivers: [{ name }] })).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/drivers/0/name' }] },
      });

    const { body: policy } = await bind(quote);
    const moved = [set(PLACE, { ...insuredLocation(request), line1: ' 9  Elm Street' })];
    expect((await endorse(policy, addDays(BEGAN, 3), moved)).status).toBe(201);
    expect(await riskOn(policy, addDays(BEGAN, 3))).toMatchObject({
      propertyInfo: { address: { line1: '9 Elm Street' } },
    });
    const split = await preview(policy, addDays(BEGAN, 4), [set(`${PLACE}/line1`, 'a\nb')]);
    expect(split).toMatchObject({ status: 400, body: { errors: [{ pointer: '/changes/0/value' }] } });
  });

  it('stays out of the worksheet, which anybody who rates may read', async () => {
    const quote = await quoted(homeRequest());
    const worksheet = await agent.get<{ inputs: Json }>(`/api/v1/quotes/${quote.id}/worksheet`);
    expect(JSON.stringify(worksheet.body)).not.toContain('Maple');
    expect(quote.propertyInfo).toMatchObject({ address: insuredLocation(homeRequest()) });
  });

  it('moves as a whole with the ZIP code that rates it, from a day of the term on', async () => {
    const policy = await room.home(agent);
    const on = addDays(BEGAN, 100);
    expect(await endorse(policy, on, [set(PLACE, DUBLIN)])).toMatchObject({
      status: 400,
      body: { code: 'rating.invalid-risk', errors: [{ pointer: `${PLACE}/zipCode` }] },
    });
    const moved = await endorse(policy, on, [set(PLACE, DUBLIN), set('/zipCode', '43016')]);
    expect(moved).toMatchObject({ status: 201 });
    expect(await riskOn(policy, addDays(on, -1))).toMatchObject({
      zipCode: '43004',
      propertyInfo: { address: { line1: '12 Maple Street', zipCode: '43004' } },
    });
    expect(await riskOn(policy, on)).toMatchObject({ zipCode: '43016', propertyInfo: { address: DUBLIN } });

    const corrected = await endorse(moved.body, on, [set(`${PLACE}/line1`, '9 Elm Street')]);
    expect(corrected).toMatchObject({ status: 201, body: { totalPremium: moved.body.totalPremium } });
    expect(await endorse(corrected.body, on, [set(PLACE, null)])).toMatchObject({
      status: 422,
      body: { code: INCOMPLETE, errors: [{ pointer: PLACE }] },
    });
  });

  it('is, with what identifies it, asked for at every vehicle and driver', async () => {
    const request = carRequest();
    const { vehicleInfo, drivers } = carOfBook?.risk as Json;
    const bare = await quoted({ ...request, vehicleInfo, drivers });
    const refused = await bind(bare);
    expect(refused).toMatchObject({ status: 422, body: { code: INCOMPLETE } });
    const car = '/vehicleInfo/vehicles/0';
    expect(refused.body.errors?.map(({ pointer }) => pointer)).toEqual([
      ...['vin', 'modelYear', 'make', 'model', 'garagingAddress'].map((name) => `${car}/${name}`),
      '/drivers/0/name',
    ]);
    expect(await bind(await quoted(request))).toMatchObject({ status: 201 });
  });

  it('is asked for when a change adds a vehicle or a driver, and the preview tells it', async () => {
    const policy = (await bind(await quoted(carRequest()))).body;
    const on = addDays(BEGAN, 30);
    const add = (value: Json): object => ({ op: 'add', path: '/vehicleInfo/vehicles', value });
    const seen = await preview(policy, on, [add(bareCar)]);
    expect(seen.status).toBe(200);
    expect(seen.body.missingToBind.map(({ pointer }) => pointer)).toContain('/vehicleInfo/vehicles/1/vin');
    expect(await endorse(policy, on, [add(bareCar)])).toMatchObject({
      status: 422,
      body: { code: INCOMPLETE },
    });
    const driver = {
      op: 'add',
      path: '/drivers',
      value: { birthDate: '1990-05-17', ratingFactor: '1.00' },
    };
    const unnamed = await endorse(policy, on, [driver]);
    expect(unnamed.body.errors).toMatchObject([{ pointer: '/drivers/1/name' }]);
    const whole = { ...bareCar, ...identifiedVehicle(1, { state: 'OH', zipCode: '43004' }) };
    const added = await endorse(policy, on, [add(whole)]);
    expect(added).toMatchObject({ status: 201 });

    const { items } = (await agent.get<PolicyResponse>(`/api/v1/policies/${policy.id}?effectiveOn=${on}`))
      .body;
    const second = items.find(({ pointer }) => pointer === '/vehicleInfo/vehicles/1');
    const garage = `/vehicleInfo/vehicles/${second?.itemId}`;
    const moves = [set(`${garage}/garagingAddress`, DUBLIN), set(`${garage}/garagingZipCode`, '43016')];
    expect(await endorse(added.body, on, moves.slice(0, 1))).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/vehicleInfo/vehicles/1/garagingAddress/zipCode' }] },
    });
    expect(await endorse(added.body, addDays(on, 10), moves)).toMatchObject({ status: 201 });
    expect(await riskOn(policy, addDays(on, 10))).toMatchObject({
      vehicleInfo: { vehicles: [{ garagingAddress: { zipCode: '43004' } }, { garagingAddress: DUBLIN }] },
    });
  });
});

describe('a policy of before its manual asked where the home is', () => {
  beforeAll(async () => {
    await room.importHomeEdition('2026-silent', '2026-05-15', '500', { requiredToBind: undefined });
    await room.importHomeEdition('2027-asking', '2027-05-01', '500');
  });

  it('is bound and changed as before, and renewed when the place has been told', async () => {
    let agent = await room.on(BEGAN);
    const request = homeRequest();
    const { address: _, ...building } = request['propertyInfo'] as Json;
    const policy = await room.bind(agent, { ...request, propertyInfo: building });
    const jewelry = [set('/coverageSelections/jewelryLimit', 2500)];
    const change = (
      by: Client,
      { id, rowVersion }: PolicyResponse,
      effectiveOn: string,
      changes: readonly object[],
    ): Promise<Answered<PolicyResponse>> =>
      by.post(`/api/v1/policies/${id}/endorsements`, { effectiveOn, changes }, ifMatch(rowVersion));
    const changed = await change(agent, policy, addDays(BEGAN, 10), jewelry);
    expect(changed).toMatchObject({ status: 201 });

    agent = await room.on('2027-04-20');
    const blocked = await prepare(agent, changed.body);
    expect(blocked.body).toMatchObject({ status: 'blocked', fault: { code: INCOMPLETE, pointer: PLACE } });

    const told = await change(agent, changed.body, '2027-04-21', [set(PLACE, insuredLocation(request))]);
    expect(told).toMatchObject({ status: 201, body: { totalPremium: changed.body.totalPremium } });
    expect((await prepare(agent, told.body)).body).toMatchObject({ status: 'prepared', fault: null });
  });
});
