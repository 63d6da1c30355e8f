import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Answer } from '../../../test/support/app.js';
import { Client, ifMatch } from '../../../test/support/app.js';
import { rewrite } from '../../../test/support/database.js';
import { ledgerOf } from '../../../test/support/ledger.js';
import { DEMO_CUSTOMER_ID, homeRequest } from '../../../test/support/story.js';
import type { PolicyResponse } from './policies.dto.js';
import type { Problem, Quote } from '../../../test/support/world.js';
import { World } from '../../../test/support/world.js';

describe('binding a quote', () => {
  let world: World;
  let agent: Client;

  beforeAll(async () => {
    world = await World.open({ instances: 2 });
    agent = await world.as('agent');
  });

  afterAll(() => world?.close());

  const quote = (more: Record<string, unknown> = {}): Promise<Quote> => world.quote(agent, homeRequest(more));

  async function count(table: string, where: string): Promise<number> {
    const [row] = await world.rows(
      sql<{ n: string }>`select count(*) as n from ${sql.table(table)} where ${sql.raw(where)}`,
    );
    return Number(row?.n);
  }

  it('issues a policy whose charges add up to the quoted premium', async () => {
    const quoted = await quote();
    const { status, headers, body } = await agent.post<PolicyResponse>(
      `/api/v1/quotes/${quoted.id}/bind`,
      {},
      ifMatch(1),
    );
    expect(status).toBe(201);
    expect(headers['location']).toBe(`/api/v1/policies/${body.id}`);
    expect(headers['etag']).toBe('"1"');
    expect(body).toMatchObject({
      totalPremium: '501.00',
      status: 'active',
      termNumber: 1,
      insuredName: 'Ada Lake',
    });
    expect(body.policyNumber).toBe(`${body.contractNumber}-01`);
    const cents = body.charges.reduce((sum, charge) => sum + Math.round(Number(charge.amount) * 100), 0);
    expect(cents).toBe(50_100);
    const ledger = await ledgerOf(agent, body);
    expect(ledger).toMatchObject([{ sequence: 1, kind: 'new_business', premium: '501.00' }]);
    const inForce = body.charges.map((charge) => ({ transactionSequence: 1, ...charge }));
    expect(ledger[0]?.charges).toHaveLength(inForce.length);
    expect(ledger[0]?.charges).toEqual(expect.arrayContaining(inForce));
  });

  it('answers the bind and a later read alike', async () => {
    const quoted = await quote();
    const bound = await agent.post<PolicyResponse>(`/api/v1/quotes/${quoted.id}/bind`, {}, ifMatch(1));
    const read = await agent.on(world.other).get<PolicyResponse>(`/api/v1/policies/${bound.body.id}`);
    expect(read.body).toEqual(bound.body);
  });

  it('waits with cover until the effective date', async () => {
    const effectiveDate = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    const quoted = await quote({ effectiveDate });
    const bound = await agent.post<PolicyResponse>(`/api/v1/quotes/${quoted.id}/bind`, {}, ifMatch(1));
    expect(bound.body).toMatchObject({ status: 'pending', effectiveDate });
  });

  it('gives one policy and the same answer to a hundred parallel binds with one key, on two instances', async () => {
    const quoted = await quote();
    const key = { 'idempotency-key': `bind-${quoted.id}` };
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        agent
          .on(n % 2 ? world.app : world.other)
          .post<PolicyResponse>(`/api/v1/quotes/${quoted.id}/bind`, {}, { ...key, ...ifMatch(1) }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(99);
    expect(await count('policies', `quote_id = '${quoted.id}'`)).toBe(1);
    expect(
      await count('audit_logs', `action = 'policies.bound' and changes ->> 'quoteId' = '${quoted.id}'`),
    ).toBe(1);
  });

  it('gives one 201 and ninety-nine 409 that name the policy to a hundred parallel binds without a key', async () => {
    const quoted = await quote();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        agent
          .on(n % 2 ? world.app : world.other)
          .post<PolicyResponse & Problem>(`/api/v1/quotes/${quoted.id}/bind`, {}, ifMatch(1)),
      ),
    );
    const bound = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status === 409);
    expect([bound.length, refused.length]).toEqual([1, 99]);
    for (const { body } of refused) {
      expect(body).toMatchObject({ code: 'quoting.already-bound', policyId: bound[0]?.body.id });
    }
  });

  it('never gives a number twice', async () => {
    const quotes = await Promise.all(Array.from({ length: 20 }, () => quote()));
    const policies = await Promise.all(
      quotes.map(({ id }) => agent.post<PolicyResponse>(`/api/v1/quotes/${id}/bind`, {}, ifMatch(1))),
    );
    expect(new Set(quotes.map(({ quoteNumber }) => quoteNumber)).size).toBe(20);
    expect(new Set(policies.map(({ body }) => body.policyNumber)).size).toBe(20);
  });

  it('refuses a quote that is not as it was seen, and says how it is', async () => {
    const quoted = await quote();
    const answer = await agent.post<Problem>(`/api/v1/quotes/${quoted.id}/bind`, {}, ifMatch(2));
    expect(answer).toMatchObject({
      status: 412,
      body: { code: 'http.stale-version', currentETag: '"1"' },
    });
  });

  it('takes a key for one version only: what is bound was seen by whoever asks', async () => {
    const quoted = await quote();
    const bind = (version: number): Promise<Answer<Problem>> =>
      agent.post(
        `/api/v1/quotes/${quoted.id}/bind`,
        {},
        { 'idempotency-key': `seen-${quoted.id}`, ...ifMatch(version) },
      );
    expect((await bind(1)).status).toBe(201);
    expect(await bind(1)).toMatchObject({ status: 201, headers: { 'idempotency-replayed': 'true' } });
    expect(await bind(2)).toMatchObject({
      status: 422,
      body: { code: 'http.idempotency-key-reused' },
    });
  });

  it('refuses an expired quote', async () => {
    const quoted = await quote();
    await world.rows(sql`update quotes set expires_at = now() - interval '1 second' where id = ${quoted.id}`);
    const answer = await agent.post<Problem>(`/api/v1/quotes/${quoted.id}/bind`, {}, ifMatch(1));
    expect(answer).toMatchObject({ status: 409, body: { code: 'quoting.quote-expired' } });
    expect((await agent.get<{ status: string }>(`/api/v1/quotes/${quoted.id}`)).body.status).toBe('expired');
  });

  it('leaves back-dated cover to underwriters', async () => {
    const yesterday = new Date(Date.now() - 48 * 3_600_000).toISOString().slice(0, 10);
    const quoted = await quote({ effectiveDate: yesterday });
    const refused = await agent.post<Problem>(`/api/v1/quotes/${quoted.id}/bind`, {}, ifMatch(1));
    expect(refused).toMatchObject({ status: 422, body: { code: 'policies.effective-date-passed' } });
    const underwriter = await world.as('underwriter');
    const bound = await underwriter.post<PolicyResponse>(`/api/v1/quotes/${quoted.id}/bind`, {}, ifMatch(1));
    expect(bound).toMatchObject({ status: 201, body: { status: 'active' } });
  });

  it('leaves nothing behind when its last statement fails', async () => {
    const quoted = await quote();
    const before = await count('policies', 'true');
    await world.sql(`
      create function refuse_bound() returns trigger language plpgsql as
        $$ begin raise exception 'no room for an audit row'; end $$;
      create trigger refuse_bound before insert on audit_logs for each row
        when (new.action = 'policies.bound') execute function refuse_bound();`);
    const failed = await agent.post<Problem>(`/api/v1/quotes/${quoted.id}/bind`, {}, ifMatch(1));
    await world.sql('drop trigger refuse_bound on audit_logs; drop function refuse_bound();');
    expect(failed).toMatchObject({ status: 500, body: { code: 'http.internal-error' } });
    expect(JSON.stringify(failed.body)).not.toContain('no room');
    expect(await count('policies', 'true')).toBe(before);
    expect(await count('policy_charges', `transaction_id not in (select id from policy_transactions)`)).toBe(
      0,
    );
    const unharmed = await agent.get<{ status: string; rowVersion: number }>(`/api/v1/quotes/${quoted.id}`);
    expect(unharmed.body).toMatchObject({ status: 'quoted', rowVersion: 1 });
    expect(await agent.post(`/api/v1/quotes/${quoted.id}/bind`, {}, ifMatch(1))).toMatchObject({
      status: 201,
    });
  });

  it('refuses a customer who was deleted meanwhile', async () => {
    const quoted = await quote();
    const mark = (deletedAt: string | null) =>
      world.rows(sql`update customers set deleted_at = ${deletedAt} where id = ${DEMO_CUSTOMER_ID}`);
    await mark('2026-01-01T00:00:00Z');
    const refused = await agent.post<Problem>(`/api/v1/quotes/${quoted.id}/bind`, {}, ifMatch(1));
    await mark(null);
    expect(refused).toMatchObject({ status: 409, body: { code: 'policies.customer-gone' } });
  });

  it('of another agency finds no quote to bind', async () => {
    const quoted = await quote();
    await world.sql(
      `insert into agencies (id, code, name) values ('01930000-0000-7000-8000-00000000a002', 'OTHER', 'Other')`,
    );
    await rewrite(
      world.database,
      'quotes',
      `update quotes set agency_id = '01930000-0000-7000-8000-00000000a002' where id = $1`,
      [quoted.id],
    );
    const answer = await agent.post<Problem>(`/api/v1/quotes/${quoted.id}/bind`, {}, ifMatch(1));
    expect(answer).toMatchObject({ status: 404, body: { code: 'quoting.quote-not-found' } });
  });

  it('needs the permission: an adjuster reads policies and binds none', async () => {
    const quoted = await quote();
    expect(
      await new Client(world.app).post(`/api/v1/quotes/${quoted.id}/bind`, {}, ifMatch(1)),
    ).toMatchObject({
      status: 401,
    });
    const role = (name: string) =>
      world.rows(sql`update users set role = ${name} where email = 'agent@demo.bindery.example'`);
    await role('adjuster');
    const refused = await agent.post<Problem>(`/api/v1/quotes/${quoted.id}/bind`, {}, ifMatch(1));
    const list = await agent.get('/api/v1/policies');
    await role('agent');
    expect(refused).toMatchObject({ status: 403, body: { code: 'http.forbidden' } });
    expect(list.status).toBe(200);
  });
});
