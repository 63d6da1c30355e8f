import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connected } from '../../../../test/support/connections.js';
import { Client, ifMatch } from '../../../../test/support/app.js';
import { aUser } from '../../../../test/support/story.js';
import { tokenOf } from '../../../../test/support/tokens.js';
import type { Problem } from '../../../../test/support/world.js';
import type { CustomerResponse } from '../customers.dto.js';
import type { CustomerIdentifierResponse, RevealedIdentifierResponse } from './identifiers.dto.js';
import { World } from '../../../../test/support/world.js';

interface Items<T> {
  readonly items: readonly T[];
}

const SSN = { kind: 'social_security', value: '219-09-9999' };
const LICENSE = { kind: 'driver_license', issuer: 'OH', value: 'RK417992' };

const FAR = { email: 'far@example.com', password: 'nine slow rivers' };

describe('identifiers of customers', () => {
  let world: World;
  let agent: Client;
  let underwriter: Client;

  beforeAll(async () => {
    world = await World.open();
    [agent, underwriter] = [await world.as('agent'), await world.as('underwriter')];
  });
  afterAll(() => world?.close());

  async function customer(
    data: object = { firstName: 'Ida', lastName: 'Moss' },
    kind = 'person',
  ): Promise<string> {
    return (await agent.post<CustomerResponse>('/api/v1/customers', { kind, data })).body.id;
  }

  async function enter(id: string, identifier: object, headers = {}): Promise<CustomerIdentifierResponse> {
    const answer = await agent.post<CustomerIdentifierResponse>(
      `/api/v1/customers/${id}/identifiers`,
      identifier,
      headers,
    );
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }

  const find = async (by: Client, identifier: object): Promise<readonly string[]> => {
    const { status, body } = await by.post<Items<CustomerResponse>>('/api/v1/customers/search', identifier);
    expect(status).toBe(200);
    return body.items.map(({ id }) => id);
  };
  const count = (statement: string, values: readonly unknown[]): Promise<number> =>
    connected(world.database.ownerUrl, async (owner) => {
      const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from ${statement}`, [
        ...values,
      ]);
      return rows[0]?.n ?? -1;
    });

  it('are entered once, whatever is repeated, and read masked', async () => {
    const id = await customer();
    const headers = { 'idempotency-key': 'ssn-of-ida' };
    const first = await enter(id, SSN, headers);
    expect(first).toMatchObject({
      kind: 'social_security',
      issuer: 'US',
      maskedValue: '•••••9999',
      rowVersion: 1,
    });
    expect(await enter(id, SSN, headers)).toEqual(first);
    const listed = await agent.get<Items<CustomerIdentifierResponse>>(`/api/v1/customers/${id}/identifiers`);
    expect(listed.body.items).toEqual([first]);
    const again = await agent.post<Problem>(`/api/v1/customers/${id}/identifiers`, {
      ...SSN,
      value: '219 09 9999',
    });
    expect([again.status, again.body.code]).toEqual([409, 'customers.identifier-known']);
  });

  it('are found by the whole number in any spelling, by no part of it, and only with one’s own customers', async () => {
    const id = await customer();
    await enter(id, { ...LICENSE, value: 'XX-100 200' });
    expect(await find(agent, { ...LICENSE, value: 'xx100200' })).toEqual([id]);
    expect(await find(agent, { ...LICENSE, value: 'xx10020' })).toEqual([]);
    expect(await find(agent, { ...LICENSE, issuer: 'MI', value: 'xx100200' })).toEqual([]);
    const [row] = await connected(world.database.ownerUrl, async (owner) => {
      const other = `insert into agencies (code, name) values ('FAR', 'Far Agency') returning id`;
      return (await owner.query<{ id: string }>(other)).rows;
    });
    await aUser(world.app, { ...FAR, role: 'agent', agencyId: row?.id ?? null });
    const stranger = new Client(world.app, await tokenOf(world.app, FAR.email));
    expect(await find(stranger, { ...LICENSE, value: 'xx100200' })).toEqual([]);
    for (const answer of [
      await stranger.get<Problem>(`/api/v1/customers/${id}/identifiers`),
      await stranger.post<Problem>(`/api/v1/customers/${id}/identifiers`, SSN),
    ])
      expect([answer.status, answer.body.code]).toEqual([404, 'customers.customer-not-found']);
  });

  it('are shown in full to who may see them and says why, which stays in the trail', async () => {
    const id = await customer();
    const license = await enter(id, LICENSE);
    const path = `/api/v1/customers/${id}/identifiers/${license.id}/reveal`;
    expect((await agent.post(path, { reason: 'curious' })).status).toBe(403);
    expect((await underwriter.post(path, {})).status).toBe(400);
    const shown = await underwriter.post<RevealedIdentifierResponse>(path, {
      reason: 'Motor vehicle report',
    });
    expect(shown).toMatchObject({ status: 200, body: { id: license.id, value: 'RK417992' } });
    expect(shown.headers['cache-control']).toBe('no-store');
    const rows = await count(
      `audit_logs where action = 'customers.identifier-revealed' and resource_id = $1 and user_id is not null
         and changes ->> 'reason' = 'Motor vehicle report' and changes ->> 'id' = $2`,
      [id, license.id],
    );
    expect(rows).toBe(1);
  });

  it('are corrected and removed by who has seen the present version', async () => {
    const id = await customer();
    const license = await enter(id, LICENSE);
    const path = `/api/v1/customers/${id}/identifiers/${license.id}`;
    expect((await agent.patch(path, { value: 'RK417993' })).status).toBe(428);
    const corrected = await agent.patch<CustomerIdentifierResponse>(path, { value: 'rk417-993' }, ifMatch(1));
    expect(corrected.body).toMatchObject({ issuer: 'OH', maskedValue: '••••7993', rowVersion: 2 });
    expect((await agent.patch(path, { value: 'RK417994' }, ifMatch(1))).status).toBe(412);
    expect(await find(agent, { ...LICENSE, value: 'RK417993' })).toContain(id);
    expect(await find(agent, LICENSE)).not.toContain(id);
    const remove = (version: number) =>
      agent.send({ method: 'DELETE', url: path, headers: ifMatch(version) });
    expect((await remove(1)).status).toBe(412);
    expect((await remove(2)).status).toBe(204);
    expect((await remove(2)).status).toBe(404);
    expect(await find(agent, { ...LICENSE, value: 'RK417993' })).not.toContain(id);
  });

  it.each([
    [{ ...SSN, value: '000-12-3456' }, 400, 'customers.identifier-invalid', '/value'],
    [{ ...SSN, issuer: 'OH' }, 400, 'customers.identifier-invalid', '/issuer'],
    [{ kind: 'driver_license', value: 'RK417992' }, 400, 'customers.identifier-invalid', '/issuer'],
    [{ kind: 'library_card', value: 'LIB-77-12' }, 400, 'http.invalid-request', '/kind'],
    [{ ...SSN, note: 'x' }, 400, 'http.invalid-request', '/note'],
  ])('are refused when they are none: %j', async (body, status, code, pointer) => {
    const answer = await agent.post<Problem>(`/api/v1/customers/${await customer()}/identifiers`, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.errors?.map((each) => each.pointer)).toEqual([pointer]);
    expect(JSON.stringify(answer.body)).not.toContain(body.value);
  });

  it('are two of one kind only where that can be', async () => {
    const id = await customer();
    await enter(id, SSN);
    const second = await agent.post<Problem>(`/api/v1/customers/${id}/identifiers`, {
      ...SSN,
      value: '219-09-9998',
    });
    expect([second.status, second.body.code]).toEqual([422, 'customers.one-of-a-kind']);
    await enter(id, LICENSE);
    await enter(id, { ...LICENSE, issuer: 'MI' });
    const firm = await customer({ name: 'Moss Ltd.' }, 'organization');
    await enter(firm, { kind: 'tax', value: '12-3456789' });
    expect((await agent.post<Problem>(`/api/v1/customers/${firm}/identifiers`, SSN)).body.code).toBe(
      'customers.identifier-invalid',
    );
  });

  it('of two who enter them at once for one customer, one is told that it is there', async () => {
    const id = await customer();
    const both = await Promise.all(
      [SSN, SSN].map((body) => agent.post<Problem>(`/api/v1/customers/${id}/identifiers`, body)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('of a customer who was merged are those of the one who stays', async () => {
    const [id, into] = [await customer(), await customer()];
    const license = await enter(id, { ...LICENSE, value: 'MERGED01' });
    const merged = await underwriter.post(
      `/api/v1/customers/${id}/merge`,
      { into, reason: 'Entered twice' },
      ifMatch(1),
    );
    expect(merged.status).toBe(200);
    const listed = await agent.get<Items<CustomerIdentifierResponse>>(
      `/api/v1/customers/${into}/identifiers`,
    );
    expect(listed.body.items.map((each) => each.id)).toEqual([license.id]);
    expect(await find(agent, { ...LICENSE, value: 'MERGED01' })).toEqual([into]);
  });
});
