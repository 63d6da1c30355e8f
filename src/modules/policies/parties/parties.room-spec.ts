import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answered } from '../../../../test/support/cancellation-room.js';
import type { Client } from '../../../../test/support/app.js';
import { CancellationRoom, cancel, endorse, mail } from '../../../../test/support/cancellation-room.js';
import { DEMO_CUSTOMER_ID, publishedCases, quoteRequest } from '../../../../test/support/story.js';
import { addDays } from '../../../shared/calendar-date.js';
import type { PolicyResponse } from '../policies.dto.js';
import type { PartyResponse } from './parties.dto.js';

const FIRST = '2027-01-01';
const BANK = {
  role: 'lienholder',
  name: 'Lake Savings Bank',
  reference: 'Loan 4711',
  address: { line1: '1 Lender Plaza', city: 'Columbus', state: 'OH', zipCode: '43215' },
};

describe('the parties of a policy', () => {
  let room: CancellationRoom;
  let agent: Client;

  beforeAll(async () => {
    room = await CancellationRoom.open({ today: FIRST, instances: 2 });
    agent = await room.on(FIRST, 'agent');
  });

  afterAll(async () => {
    await room?.close();
  });

  function add(by: Client, { id }: PolicyResponse, party: object): Promise<Answered<PartyResponse>> {
    return by.post(`/api/v1/policies/${id}/parties`, party);
  }

  async function vehicleOf(policy: PolicyResponse): Promise<string> {
    return policy.items.find(({ pointer }) => pointer.startsWith('/vehicleInfo/vehicles'))?.itemId ?? '';
  }

  it('is on a policy once with one loan, however its number is padded and its name is spelled', async () => {
    const policy = await room.auto(agent);
    expect((await add(agent, policy, { ...BANK, name: 'Münster Savings' })).status).toBe(201);
    const again = { ...BANK, name: 'Mu\u0308nster  SAVINGS ', reference: ' Loan\u00a04711 ' };
    expect(await add(agent, policy, again)).toMatchObject({
      status: 409,
      body: { code: 'policies.party-exists' },
    });
    expect((await add(agent, policy, { ...again, reference: 'Loan 4712' })).status).toBe(201);
  });

  it('takes a lender whose mail goes abroad, writes to it as its country does, and refuses a ZIP code of nowhere', async () => {
    const policy = await room.auto(agent);
    const address = { country: 'DE', line1: 'Hauptstr. 5', city: 'Köln', postalCode: '50667' };
    expect((await add(agent, policy, { ...BANK, address })).status).toBe(201);
    const nowhere = { ...BANK.address, zipCode: '00000' };
    expect(await add(agent, policy, { ...BANK, name: 'Other Bank', address: nowhere })).toMatchObject({
      status: 422,
      body: { code: 'policies.party-invalid', errors: [{ pointer: '/address/zipCode' }] },
    });
  });

  it('gives a lienholder of a vehicle the notice of a cancellation, on which its day then depends too', async () => {
    const policy = await room.auto(agent);
    const itemId = await vehicleOf(policy);
    const added = await add(agent, policy, { ...BANK, itemId });
    expect(added).toMatchObject({
      status: 201,
      body: { ...BANK, itemId, effectiveDate: FIRST, rowVersion: 1 },
    });
    expect((await add(agent, policy, { role: 'additional_interest', name: 'The Landlord' })).status).toBe(
      201,
    );

    const underwriter = await room.on(addDays(FIRST, 100));
    await cancel(underwriter, policy, addDays(FIRST, 120), 'insurer', 'non_payment');
    const notices = await room.notices(underwriter, policy);
    const to = (role: string) => notices.find(({ addressedTo }) => addressedTo.role === role)!;
    expect(to('lienholder')).toMatchObject({ isRequired: true, addressedTo: { ...BANK, itemId } });
    expect(to('additional_interest').isRequired).toBe(false);
    expect(to('first_named_insured').isRequired).toBe(true);
    await mail(underwriter, to('first_named_insured'), room.moment());
    expect((await room.read(underwriter, policy)).cancellationStands).toBe(false);
    await mail(underwriter, to('lienholder'), room.moment());
    expect((await room.read(underwriter, policy)).cancellationStands).toBe(true);
  });

  it('tells somebody who comes later of a cancellation that is announced, as a courtesy', async () => {
    const policy = await room.auto(await room.on(FIRST, 'agent'));
    const underwriter = await room.on(addDays(FIRST, 100));
    await cancel(underwriter, policy, addDays(FIRST, 120), 'insurer', 'non_payment');
    await add(underwriter, policy, BANK);
    const [latest] = await room.notices(underwriter, policy);
    expect(latest).toMatchObject({
      kind: 'cancellation',
      isRequired: false,
      addressedTo: { name: BANK.name },
    });
  });

  it('sends nothing more to a party that has left', async () => {
    const by = await room.on(FIRST, 'agent');
    const policy = await room.auto(by);
    const { body: party } = await add(by, policy, BANK);
    const path = `/api/v1/policies/${policy.id}/parties/${party.id}`;
    const expirationDate = addDays(FIRST, 50);
    expect((await by.patch(path, { expirationDate })).status).toBe(428);
    expect((await by.patch(path, { expirationDate }, { 'if-match': '"7"' })).status).toBe(412);
    expect(await by.patch(path, { expirationDate: FIRST }, { 'if-match': '"1"' })).toMatchObject({
      status: 422,
      body: { code: 'policies.party-invalid' },
    });
    expect(await by.patch(path, { expirationDate }, { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      body: { expirationDate, rowVersion: 2 },
    });
    expect(await by.patch(path, { expirationDate }, { 'if-match': '"2"' })).toMatchObject({
      status: 409,
      body: { code: 'policies.party-ended' },
    });
    const later = await room.on(addDays(FIRST, 60), 'agent');
    await cancel(later, policy, addDays(FIRST, 60), 'insured', 'sold');
    const notices = await room.notices(later, policy);
    expect(notices.map(({ kind, addressedTo }) => [kind, addressedTo.role])).toEqual([
      ['cancellation', 'first_named_insured'],
      ['declaration', 'lienholder'],
    ]);
    const { body: list } = await later.get<{ items: readonly PartyResponse[] }>(
      `/api/v1/policies/${policy.id}/parties`,
    );
    expect(list.items.map(({ role }) => role)).toEqual(['first_named_insured', 'lienholder']);
  });

  it('has copies of amended declarations mailed to lenders, and to nobody else', async () => {
    const by = await room.on(FIRST, 'agent');
    const policy = await room.auto(by);
    await add(by, policy, BANK);
    await add(by, policy, { role: 'additional_interest', name: 'The Landlord' });
    const { rowVersion } = await room.read(by, policy);
    const underwriter = await room.on(addDays(FIRST, 10));
    const day = addDays(FIRST, 10);
    const answer = await endorse(
      underwriter,
      { ...policy, rowVersion },
      day,
      '/coverageSelections/collision',
      false,
    );
    expect(answer).toMatchObject({ status: 201 });
    const notices = await room.notices(underwriter, policy);
    // One as the lender came on the policy, one as the landlord did, one with the change.
    expect(notices).toMatchObject(
      Array.from({ length: 3 }, () => ({
        kind: 'declaration',
        status: 'pending',
        addressedTo: { name: BANK.name },
      })),
    );
    expect(notices[0]).toMatchObject({ effectiveOn: day, dueOn: day, isRequired: false });
    expect(notices[0]?.transactionId).not.toBeNull();
    const page = await underwriter.get<string>(`/api/v1/documents/${notices[0]?.documentId}/html`);
    for (const text of [
      'Amended Policy Declarations',
      'Lienholder',
      BANK.name,
      'Loan 4711',
      '1 Lender Plaza',
    ])
      expect(page.body).toContain(text);
    expect(await mail(underwriter, notices[0]!, room.moment())).toMatchObject({
      status: 200,
      body: { status: 'mailed' },
    });
  });

  it('writes to the estate of an insured who has died', async () => {
    const by = await room.on(FIRST, 'agent');
    const data = { firstName: 'Ada', lastName: 'Lake', address: { ...BANK.address, line1: '7 Elm Street' } };
    const { body: customer } = await by.post<{ id: string }>('/api/v1/customers', { kind: 'person', data });
    const request = quoteRequest('auto', publishedCases('auto-oh')[0]?.risk ?? {}, {
      customerId: customer.id,
    });
    const policy = await room.bind(by, request);
    const died = { data: { ...data, dateOfDeath: addDays(FIRST, 20) } };
    const underwriter = await room.on(addDays(FIRST, 100));
    const told = await underwriter.patch(`/api/v1/customers/${customer.id}`, died, { 'if-match': '"1"' });
    expect(told.status).toBe(200);
    await cancel(underwriter, policy, addDays(FIRST, 120), 'insurer', 'non_payment');
    const [notice] = await room.notices(underwriter, policy);
    expect(notice).toMatchObject({ kind: 'cancellation', addressedTo: { name: 'Estate of Ada Lake' } });
    const page = await underwriter.get<string>(`/api/v1/documents/${notice?.documentId}/html`);
    expect(page.body).toContain('Estate of Ada Lake');
  });

  it('takes the address of a lender that is a customer from there', async () => {
    const by = await room.on(FIRST, 'agent');
    const policy = await room.auto(by);
    const added = await add(by, policy, { ...BANK, address: null, customerId: DEMO_CUSTOMER_ID });
    expect(added).toMatchObject({ status: 201, body: { customerId: DEMO_CUSTOMER_ID } });
  });

  it('records no mailing of a notice that has no address to go to', async () => {
    const policy = await room.auto(await room.on(FIRST, 'agent'));
    const underwriter = await room.on(addDays(FIRST, 100));
    await add(underwriter, policy, { role: 'additional_interest', name: 'The Landlord' });
    await cancel(underwriter, policy, addDays(FIRST, 120), 'insurer', 'non_payment');
    const notices = await room.notices(underwriter, policy);
    const landlords = notices.find(({ addressedTo }) => addressedTo.role === 'additional_interest')!;
    const answer = await mail(underwriter, landlords, room.moment());
    expect(answer).toMatchObject({ status: 409, body: { code: 'policies.notice-unaddressed' } });
    expect(answer.body.detail).toMatch(/The Landlord has no address/);
  });

  it('takes the same party once for the same time and item', async () => {
    const by = await room.on(FIRST, 'agent');
    const policy = await room.auto(by);
    const { body: party } = await add(by, policy, BANK);
    const exists = { status: 409, body: { code: 'policies.party-exists', partyId: party.id } };
    expect(await add(by, policy, { ...BANK, name: 'LAKE savings bank' })).toMatchObject(exists);
    expect(await add(by, policy, { ...BANK, reference: null })).toMatchObject(exists);
    // Another loan of the same bank, another interest, another item: each has a notice of its own.
    expect((await add(by, policy, { ...BANK, reference: 'Loan 4712' })).status).toBe(201);
    expect((await add(by, policy, { ...BANK, role: 'mortgagee' })).status).toBe(201);
    expect((await add(by, policy, { ...BANK, itemId: await vehicleOf(policy) })).status).toBe(201);

    const left = addDays(FIRST, 50);
    const path = `/api/v1/policies/${policy.id}/parties/${party.id}`;
    await by.patch(path, { expirationDate: left }, { 'if-match': '"1"' });
    const again = (effectiveDate: string) => add(by, policy, { ...BANK, effectiveDate });
    expect(await again(addDays(left, -1))).toMatchObject(exists);
    expect((await again(left)).status).toBe(201);
  });

  it('takes one of many that are put on it at the same time', async () => {
    const by = await room.on(FIRST, 'agent');
    const policy = await room.auto(by);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => add(by.on(n % 2 ? room.app : room.other), policy, BANK)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(11).fill(409)]);
  });

  it('are those of a policy that the asker may see, and so are its notices', async () => {
    const by = await room.on(FIRST, 'agent');
    const { id } = await room.auto(by);
    expect(await by.get(`/api/v1/policies/${id}/notices`)).toMatchObject({
      status: 200,
      body: { items: [] },
    });
    for (const list of ['parties', 'notices']) {
      const nowhere = `/api/v1/policies/01890a5d-ac96-774b-bcce-b302099a8057/${list}`;
      expect(await by.get(nowhere)).toMatchObject({
        status: 404,
        body: { code: 'policies.policy-not-found' },
      });
    }
  });

  it.each([
    ['an item that is not insured', { itemId: '01890a5d-ac96-774b-bcce-b302099a8057' }, 422, '/itemId'],
    ['a day before the term', { effectiveDate: '2026-12-31' }, 422, '/effectiveDate'],
    ['the expiration date', { effectiveDate: '2028-01-01' }, 422, '/effectiveDate'],
    ['a customer of nobody', { customerId: '01890a5d-ac96-774b-bcce-b302099a8057' }, 422, '/customerId'],
    ['another first named insured', { role: 'first_named_insured' }, 400, '/role'],
    ['an address without a street', { address: { city: 'Columbus' } }, 400, '/address/line1'],
    ['a lienholder without an address', { address: null }, 422, '/address'],
    ['a mortgagee without an address', { role: 'mortgagee', address: null }, 422, '/address'],
  ])('refuses %s', async (_case, more, status, pointer) => {
    const by = await room.on(FIRST, 'agent');
    const answer = await add(by, await room.auto(by), { ...BANK, ...more });
    expect(answer.status).toBe(status);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ pointer }));
  });
});
