import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connected } from '../../../../test/support/connections.js';
import type { Client } from '../../../../test/support/app.js';
import { ifMatch } from '../../../../test/support/app.js';
import { dumpOf } from '../../../../test/support/dump.js';
import { RotateEncryption } from '../../../platform/encryption/rotate-encryption.js';
import { newId } from '../../../shared/ids.js';
import type { CustomerMergeResponse, CustomerResponse } from '../customers.dto.js';
import { World } from '../../../../test/support/world.js';

interface Items {
  readonly items: readonly CustomerResponse[];
}
interface Row {
  readonly data: Readonly<Record<string, unknown>>;
  readonly phone_encrypted: string | null;
  readonly phone_index: string | null;
  readonly row_version: number;
}

describe('telephone numbers of customers', () => {
  let world: World;
  let agent: Client;
  let admin: Client;

  beforeAll(async () => {
    world = await World.open();
    [agent, admin] = [await world.as('agent'), await world.as('admin')];
  });
  afterAll(() => world?.close());

  async function entered(phone: string | undefined, headers = {}): Promise<CustomerResponse> {
    const data = { firstName: 'Ida', lastName: 'Moss', ...(phone !== undefined && { phone }) };
    const answer = await agent.post<CustomerResponse>('/api/v1/customers', { kind: 'person', data }, headers);
    expect([answer.status, answer.body]).toEqual([201, answer.body]);
    return answer.body;
  }
  const found = async (phone: string, by = agent): Promise<readonly string[]> => {
    const { status, body } = await by.get<Items>(`/api/v1/customers?phone=${encodeURIComponent(phone)}`);
    expect([status, body]).toEqual([200, body]);
    return body.items.map(({ id }) => id);
  };
  const rowOf = (id: string): Promise<Row> =>
    connected(world.database.ownerUrl, async (owner) => {
      const { rows } = await owner.query<Row>(
        'select data, phone_encrypted, phone_index, row_version from customers where id = $1',
        [id],
      );
      if (!rows[0]) throw new Error('No such customer');
      return rows[0];
    });

  it('are read as they were entered, found however they are written, and in no dump', async () => {
    const { id, data } = await entered('(614) 555-7301 x12', { 'idempotency-key': 'phone-1' });
    expect(data.phone).toBe('(614) 555-7301 x12');
    expect((await agent.get<CustomerResponse>(`/api/v1/customers/${id}`)).body.data.phone).toBe(data.phone);
    for (const written of ['+1 614 555 7301', '614.555.7301', '1 (614) 555 7301', '+16145557301 ext. 99'])
      expect(await found(written)).toEqual([id]);
    expect(await found('614 555 7302')).toEqual([]);
    const listed = await agent.get<Items>('/api/v1/customers?phone=6145557301&name=moss');
    expect(listed.body.items).toMatchObject([{ id, data: { phone: '(614) 555-7301 x12' } }]);
    const row = await rowOf(id);
    expect(row.data).toEqual({ firstName: 'Ida', lastName: 'Moss' });
    expect(row.phone_encrypted).toMatch(/^v2\.[0-9a-f]{16}\.[A-Za-z0-9_-]+$/);
    expect((await dumpOf(world.database.ownerUrl)).match(/.{30}555-?7301/g)).toBeNull();
  });

  it('are repeated by an answer that is kept, which holds them sealed', async () => {
    const headers = { 'idempotency-key': 'phone-2' };
    const first = await entered('614 555 7303', headers);
    expect(await entered('614 555 7303', headers)).toEqual(first);
    const kept = await connected(world.database.ownerUrl, async (owner) => {
      const { rows } = await owner.query<{ body: string }>(
        `select response_body as body from idempotency_keys where key = 'phone-2'`,
      );
      return rows[0]?.body ?? '';
    });
    expect(kept).toMatch(/"phone":"v2\.[0-9a-f]{16}\.[A-Za-z0-9_-]+"/);
    expect(kept).toContain(first.id);
    expect(kept).not.toContain('7303');
  });

  it('are sealed in answers of before, which are repeated as they were', async () => {
    const headers = { 'idempotency-key': 'phone-4' };
    const first = await entered('614 555 7309', headers);
    const answer = (key: string, change = ''): Promise<string> =>
      connected(world.database.ownerUrl, async (owner) => {
        if (change !== '') await owner.query(`set bindery.erasing = 'on'; ${change}`);
        const { rows } = await owner.query<{ body: string }>(
          'select response_body as body from idempotency_keys where key = $1',
          [key],
        );
        return rows[0]?.body ?? '';
      });
    const plain = await answer(
      'phone-4',
      `update idempotency_keys set response_body = regexp_replace(response_body, '"phone":"v2[^"]*"', '"phone":"614 555 7309"')
        where key = 'phone-4'`,
    );
    expect(plain).toContain('"phone":"614 555 7309"');
    const rotation = world.app.get(RotateEncryption, { strict: false });
    const waiting = async (): Promise<unknown> =>
      (await rotation.report()).find(({ table, key }) => table === 'idempotency_keys' && key === 'none');
    expect(await waiting()).toMatchObject({ column: 'response_body', rows: 1 });
    const other = await answer('phone-2');
    for await (const _ of rotation.sealPlainRows());
    expect(await waiting()).toBeUndefined();
    expect(await answer('phone-4')).toMatch(/"phone":"v2\.[0-9a-f]{16}\.[A-Za-z0-9_-]+"/);
    expect(await answer('phone-2')).toBe(other);
    expect(await entered('614 555 7309', headers)).toEqual(first);
  });

  it('are all that the function which seals them may change in an answer', async () => {
    const before = await connected(world.database.ownerUrl, async (owner) => {
      const { rows } = await owner.query<{ scope: string; body: string }>(
        `select scope, response_body as body from idempotency_keys where key = 'phone-2'`,
      );
      return rows[0] ?? { scope: '', body: '' };
    });
    const seal = (body: string): Promise<unknown> =>
      connected(world.database.url, async (application) => {
        const { rows } = await application.query<{ done: boolean }>(
          'select seal_answer_phones($1, $2, $3) as done',
          [before.scope, 'phone-2', body],
        );
        return rows[0]?.done;
      });
    expect(await seal(before.body.replace('"Ida"', '"Eva"'))).toBe(false);
    expect(await seal(before.body.replace(/"phone":"v2[^"]*"/, '"phone":"614 555 0000"'))).toBe(false);
    expect(await seal(before.body)).toBe(true);
  });

  it('are not taken for one in words that somebody chose to look like it', async () => {
    const trap = '","phone":"614 555 7399","x":"';
    const headers = { 'idempotency-key': 'phone-3' };
    const body = { kind: 'person', externalId: 'TRAP', data: { lastName: trap, phone: '614 555 7304' } };
    const first = await agent.post<CustomerResponse>('/api/v1/customers', body, headers);
    expect(first).toMatchObject({ status: 201, body: { data: { lastName: trap, phone: '614 555 7304' } } });
    expect((await agent.post('/api/v1/customers', body, headers)).body).toEqual(first.body);
  });

  it('change, go and stay with the customer, and the trail names the field alone', async () => {
    const { id, rowVersion } = await entered('614 555 7305');
    const change = async (version: number, data: object): Promise<CustomerResponse> => {
      const answer = await agent.send<CustomerResponse>({
        method: 'PATCH',
        url: `/api/v1/customers/${id}`,
        headers: ifMatch(version),
        payload: { data: { firstName: 'Ida', lastName: 'Moss', ...data } },
      });
      expect([answer.status, answer.body]).toEqual([200, answer.body]);
      return answer.body;
    };
    const same = await change(rowVersion, { phone: '614 555 7305' });
    expect(same.rowVersion).toBe(rowVersion);
    const other = await change(rowVersion, { phone: '614 555 7306' });
    expect([other.data.phone, other.rowVersion]).toEqual(['614 555 7306', rowVersion + 1]);
    expect([await found('6145557305'), await found('6145557306')]).toEqual([[], [id]]);
    const none = await change(rowVersion + 1, {});
    expect('phone' in none.data).toBe(false);
    expect(await rowOf(id)).toMatchObject({ phone_encrypted: null, phone_index: null });
    const trail = await connected(world.database.ownerUrl, (owner) =>
      owner.query<{ changes: object }>(
        `select changes from audit_logs where action = 'customers.updated' and resource_id = $1 order by seq`,
        [id],
      ),
    );
    expect(trail.rows.map(({ changes }) => changes)).toEqual([
      expect.objectContaining({ fields: ['data.phone'] }),
      expect.objectContaining({ fields: ['data.phone'] }),
    ]);
  });

  it('pass to the one who stays in a merge, and open there', async () => {
    const [duplicate, survivor] = [await entered('614 555 7307'), await entered(undefined)];
    const merged = await admin.post<CustomerMergeResponse>(
      `/api/v1/customers/${duplicate.id}/merge`,
      { into: survivor.id, reason: 'Entered twice' },
      ifMatch(duplicate.rowVersion),
    );
    expect(merged).toMatchObject({ status: 200, body: { filledFields: ['phone'] } });
    expect(merged.body.customer.data.phone).toBe('614 555 7307');
    const read = await agent.get<CustomerResponse>(`/api/v1/customers/${duplicate.id}`);
    expect(read.body).toMatchObject({ id: survivor.id, data: { phone: '614 555 7307' } });
    expect(await found('614 555 7307')).toEqual([survivor.id]);
  });

  it('of before they were sealed are read, and sealed in steps that may be broken off', async () => {
    const ids = Array.from({ length: 1_100 }, () => newId());
    await connected(world.database.ownerUrl, (owner) =>
      owner.query(
        `insert into customers (id, kind, data, agency_id)
         select i.id, 'person', jsonb_build_object('lastName', 'Early', 'phone', '614 556 ' || 1000 + n), u.agency_id
           from unnest($1::text[]) with ordinality i (id, n), users u where u.email like 'agent@%'`,
        [ids],
      ),
    );
    const [early = ''] = ids;
    const path = `/api/v1/customers/${early}`;
    expect((await agent.get<CustomerResponse>(path)).body.data.phone).toBe('614 556 1001');
    const rotation = world.app.get(RotateEncryption, { strict: false });
    const waiting = async (): Promise<number> =>
      (await rotation.report()).find(({ table, key }) => table === 'customers' && key === 'none')?.rows ?? 0;
    expect(await waiting()).toBe(1_100);

    const first = await rotation.sealPlainRows()[Symbol.asyncIterator]().next();
    expect(first.value).toMatchObject({ table: 'customers', rewritten: 500 });
    expect(await waiting()).toBe(600);
    for await (const _ of rotation.sealPlainRows());
    expect(await waiting()).toBe(0);
    for await (const _ of rotation.sealPlainRows()) throw new Error('There is nothing left');

    const { body } = await agent.get<CustomerResponse>(path);
    expect(body).toMatchObject({ rowVersion: 1, data: { lastName: 'Early', phone: '614 556 1001' } });
    expect(await found('614 556 2100')).toEqual([ids[1_099]]);
    expect((await rowOf(early)).data).toEqual({ lastName: 'Early' });
    expect((await dumpOf(world.database.ownerUrl)).match(/.{30}614 556/g)).toBeNull();
  });

  it('cannot be moved to another customer, who then cannot be read', async () => {
    const [one, other] = [await entered('614 555 7308'), await entered('614 555 7309')];
    await connected(world.database.ownerUrl, (owner) =>
      owner.query(
        `update customers set phone_encrypted = (select phone_encrypted from customers where id = $1) where id = $2`,
        [one.id, other.id],
      ),
    );
    expect((await agent.get(`/api/v1/customers/${other.id}`)).status).toBe(500);
  });

  it('are looked for by a whole number alone', async () => {
    for (const phone of ['614', 'x', '555 7301 7301 7301 7301', '']) {
      const { status } = await agent.get(`/api/v1/customers?phone=${encodeURIComponent(phone)}`);
      expect([phone, status]).toEqual([phone, 400]);
    }
  });
});
