import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Client } from '../../../../test/support/app.js';
import { startApp, ifMatch } from '../../../../test/support/app.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { until } from '../../../../test/support/patience.js';
import { cloneSeeded } from '../../../../test/support/seeded-database.js';
import { homeRequest, signIn } from '../../../../test/support/story.js';
import type { Received } from '../../../../test/support/webhook-receiver.js';
import { TAKEN, WebhookReceiver, verified } from '../../../../test/support/webhook-receiver.js';
import { declaredEvents } from '../../../platform/events/events.js';
import { dataSchemaOf } from '../../../platform/events/event-fields.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import type { WebhookEndpointWithSecretResponse } from '../endpoints/endpoints.dto.js';
import type { WebhookDeliveryResponse } from './deliveries.dto.js';
import { DeliveriesStore } from './deliveries.store.js';

const ENVIRONMENT = {
  JOBS_ENABLED: 'true',
  WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
  WEBHOOK_TIMEOUT_SECONDS: '1',
  WEBHOOK_RETRY_SECONDS: '0,0',
};
const EVENT = { action: 'customers.updated', resourceType: 'customer', changes: { fields: ['phone'] } };

type Endpoint = WebhookEndpointWithSecretResponse & { readonly secret: string };
interface Deliveries {
  readonly items: readonly WebhookDeliveryResponse[];
}

/** Two instances on one database, and receivers of others. */
describe('webhooks', () => {
  let db: TestDatabase;
  let instances: readonly NestFastifyApplication[];
  let admin: Client;
  let agent: Client;
  const receivers: WebhookReceiver[] = [];

  beforeAll(async () => {
    db = await cloneSeeded();
    const first = await startApp(db, { environment: ENVIRONMENT });
    instances = [first, await startApp(db, { environment: ENVIRONMENT })];
    [admin, agent] = [await signIn(first, 'admin'), await signIn(first, 'agent')];
  });
  afterEach(async () => {
    const { body } = await admin.get<{ items: readonly Endpoint[] }>('/api/v1/webhook-endpoints');
    for (const { id, rowVersion } of body.items)
      await admin.send({
        method: 'DELETE',
        url: `/api/v1/webhook-endpoints/${id}`,
        headers: { 'if-match': `"${rowVersion}"` },
      });
    await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
  });
  afterAll(async () => {
    await Promise.all(instances.map((app) => app.close()));
    await db.drop();
  });

  async function receiver(): Promise<WebhookReceiver> {
    const made = await WebhookReceiver.listening();
    receivers.push(made);
    return made;
  }

  async function register(url: string, eventTypes: readonly string[] = ['*']): Promise<Endpoint> {
    const { status, body } = await admin.post<Endpoint>('/api/v1/webhook-endpoints', { url, eventTypes });
    expect({ status, body }).toMatchObject({ status: 201 });
    return body;
  }

  /** Changes as rooms record them, each in a transaction of its own. */
  async function changes(resourceIds: readonly string[], on = instances[0]): Promise<void> {
    if (!on) throw new Error('There is no such instance');
    const em = on.get(EntityManager);
    for (const resourceId of resourceIds)
      await RequestContext.create(em, () =>
        em.transactional(() =>
          on.get(Audit, { strict: false }).record(SYSTEM_ACTOR, { ...EVENT, resourceId }),
        ),
      );
  }

  const deliveries = async ({ id }: Endpoint, query = ''): Promise<readonly WebhookDeliveryResponse[]> => {
    const { status, body } = await admin.get<Deliveries>(
      `/api/v1/webhook-endpoints/${id}/deliveries${query}`,
    );
    expect(status).toBe(200);
    return body.items;
  };
  const post = (endpoint: Endpoint, path: string, rowVersion: number, payload: object = {}) =>
    admin.post<Endpoint>(`/api/v1/webhook-endpoints/${endpoint.id}/${path}`, payload, {
      'if-match': `"${rowVersion}"`,
    });

  it('tell of business as it happens, signed, as the catalog says, and without personal data', async () => {
    const [all, some] = [await receiver(), await receiver()];
    const endpoint = await register(all.url);
    await register(some.url, ['policies.bound']);
    const quote = await agent.post<{ id: string; totalPremium: string }>('/api/v1/quotes', homeRequest());
    const policy = await agent.post<{ id: string; policyNumber: string }>(
      `/api/v1/quotes/${quote.body.id}/bind`,
      {},
      ifMatch(1),
    );
    expect(policy.status).toBe(201);
    const expected = [
      'quoting.created',
      'quoting.bound',
      'policies.bound',
      'billing.account-opened',
      'documents.issued',
    ];
    await until(() => expected.every((type) => all.types.includes(type)) && some.received[0]);
    expect(some.types).toEqual(['policies.bound']);
    expect(some.received[0]?.message).toMatchObject({
      type: 'policies.bound',
      version: 1,
      actor: { type: 'user' },
      resource: { type: 'policy', id: policy.body.id, path: `/api/v1/policies/${policy.body.id}` },
      data: {
        policyNumber: policy.body.policyNumber,
        quoteId: quote.body.id,
        totalPremium: quote.body.totalPremium,
      },
    });
    const judge = new Ajv2020({ strict: false, formats: { uuid: true, date: true } });
    for (const received of all.received) {
      expect(verified(received, endpoint.secret)).toEqual(received.message);
      const { data = {} } = declaredEvents().get(received.message.type) ?? {};
      expect([received.message.type, judge.validate(dataSchemaOf(data), received.message.data)]).toEqual([
        received.message.type,
        true,
      ]);
    }
    const moved = { ...(all.received[0] as Received), body: all.received[0]?.body.replace('1', '2') ?? '' };
    expect(() => verified(moved, endpoint.secret)).toThrow('signature');
  });

  it('come once each and in order for each thing, from two instances that write and send', async () => {
    const hook = await receiver();
    const endpoint = await register(hook.url, ['customers.*']);
    const things = Array.from({ length: 8 }, () => newId());
    const writers = Array.from({ length: 6 }, (_, writer) =>
      changes(
        things.flatMap((id) => [id, id, id]),
        instances[writer % 2],
      ),
    );
    await Promise.all(writers);
    await until(() => hook.received.length >= 6 * 24);
    for (const id of things) {
      const sequences = hook.about(id);
      expect(sequences).toHaveLength(18);
      expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
    }
    await until(async () => (await deliveries(endpoint, '?status=waiting')).length === 0);
    expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(6 * 24);
  });

  it('are tried again, and what comes behind a message about the same thing waits for it', async () => {
    const hook = await receiver();
    await register(hook.url, ['customers.*']);
    const [stuck, free] = [newId(), newId()];
    let refusals = 0;
    hook.answer = (response, received) => {
      const isFirst = received.message.resource.id === stuck && refusals < 2;
      if (isFirst) refusals += 1;
      response.writeHead(isFirst ? 503 : 200).end();
    };
    await changes([stuck, stuck, free]);
    await until(() => hook.received.length >= 5);
    const [first = 0, second = 0, third = 0, fourth = 0] = hook.about(stuck);
    expect([second, third]).toEqual([first, first]);
    expect(fourth).toBeGreaterThan(first);
    expect(hook.about(free)).toHaveLength(1);
  });

  it('are given up after the last attempt, and the endpoint is paused where nothing gets through; a replay delivers them', async () => {
    const hook = await receiver();
    const endpoint = await register(hook.url, ['customers.*']);
    hook.answer = (response) => void response.writeHead(500).end();
    const id = newId();
    await changes([id]);
    await until(async () => (await deliveries(endpoint, '?status=dead'))[0]);
    expect(hook.received).toHaveLength(3);
    const read = () => admin.get<Endpoint>(`/api/v1/webhook-endpoints/${endpoint.id}`);
    const paused = await read();
    expect(paused.body).toMatchObject({ status: 'paused', pauseReason: 'failing' });

    await changes([id]);
    hook.answer = TAKEN;
    expect((await post(endpoint, 'replay', 0, { status: 'dead' })).body).toEqual({ replayed: 1 });
    expect((await post(endpoint, 'replay', 0, { status: 'dead' })).body).toEqual({ replayed: 0 });
    expect(hook.received).toHaveLength(3);
    expect((await post(endpoint, 'resume', paused.body.rowVersion)).status).toBe(200);
    await until(() => hook.received.length >= 5);
    const sequences = hook.about(id);
    expect(sequences.slice(3)).toEqual(sequences.slice(3).toSorted((a, b) => a - b));
    expect(hook.received[3]?.headers['webhook-id']).toBe(hook.received[0]?.headers['webhook-id']);
    await until(async () => (await deliveries(endpoint, '?status=delivered')).length === 2);
    const [last] = await deliveries(endpoint);
    const again = await admin.post(
      `/api/v1/webhook-endpoints/${endpoint.id}/deliveries/${last?.id}/replay`,
      {},
    );
    expect(again.status).toBe(200);
    await until(() => hook.received.length >= 6);
    expect(hook.received[5]?.body).toBe(hook.received[4]?.body);
  });

  it('wait while an endpoint is paused, and stop for good where it says that it is gone', async () => {
    const hook = await receiver();
    const endpoint = await register(hook.url, ['customers.*']);
    const paused = await post(endpoint, 'pause', endpoint.rowVersion);
    expect((await post(endpoint, 'pause', paused.body.rowVersion)).status).toBe(409);
    await changes([newId()]);
    await until(async () => (await deliveries(endpoint, '?status=waiting'))[0]);
    expect(hook.received).toHaveLength(0);
    hook.answer = (response) => void response.writeHead(410).end();
    await post(endpoint, 'resume', paused.body.rowVersion);
    const gone = await until(async () => {
      const { body } = await admin.get<Endpoint>(`/api/v1/webhook-endpoints/${endpoint.id}`);
      return body.status === 'paused' && body;
    });
    expect(gone).toMatchObject({ pauseReason: 'gone' });
  });

  it.each<[string, (response: import('node:http').ServerResponse) => void, RegExp | null]>([
    ['hangs', () => undefined, /in time/],
    [
      'redirects',
      (response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      /redirect/,
    ],
    ['closes the connection', (response) => void response.destroy(), /connection/],
    [
      'answers 200 and never ends',
      (response) => {
        response.writeHead(200);
        response.write('slowly');
      },
      null,
    ],
    [
      'answers with a gigabyte',
      (response) => {
        response.writeHead(200);
        const chunk = Buffer.alloc(1024 * 1024);
        const more = (): void => {
          while (!response.destroyed && response.write(chunk));
        };
        response.on('drain', more);
        more();
      },
      null,
    ],
  ])('holds nobody up who %s', async (_what, answer, fault) => {
    const [bad, good] = [await receiver(), await receiver()];
    bad.answer = answer;
    const endpoint = await register(bad.url, ['customers.*']);
    await register(good.url, ['customers.*']);
    const before = process.memoryUsage().rss;
    const things = Array.from({ length: 40 }, () => newId());
    await changes(things);
    await until(() => good.received.length >= 40);
    const ended = await until(async () =>
      (await deliveries(endpoint)).find(({ lastMilliseconds }) => lastMilliseconds !== null),
    );
    if (fault) expect(ended.lastFault).toMatch(fault);
    else expect(ended).toMatchObject({ status: 'delivered', lastStatus: 200, lastFault: null });
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  it('are signed with both secrets while one is changed, and with the new one only afterwards', async () => {
    const hook = await receiver();
    const endpoint = await register(hook.url, ['customers.*']);
    const renewed = await post(endpoint, 'secret', endpoint.rowVersion);
    expect(renewed.status).toBe(200);
    await changes([newId()]);
    const first = await until(() => hook.received[0]);
    for (const secret of [endpoint.secret, renewed.body.secret]) verified(first, secret);
    const last = await post(endpoint, 'secret', renewed.body.rowVersion, { overlapHours: 0 });
    await changes([newId()]);
    const second = await until(() => hook.received[1]);
    verified(second, last.body.secret);
    for (const secret of [endpoint.secret, renewed.body.secret])
      expect(() => verified(second, secret)).toThrow('signature');
  });

  it('of an instance that was killed on the way are delivered by another', async () => {
    const hook = await receiver();
    const endpoint = await register(hook.url, ['customers.*']);
    const paused = await post(endpoint, 'pause', endpoint.rowVersion);
    await changes([newId()]);
    await until(async () => (await deliveries(endpoint, '?status=waiting'))[0]);
    const [app] = instances as readonly [NestFastifyApplication];
    const taken = await RequestContext.create(app.get(EntityManager), () =>
      app.get(DeliveriesStore, { strict: false }).take([{ endpoint: endpoint.id, room: 1 }], 2_000),
    );
    expect(taken).toHaveLength(1);
    await post(endpoint, 'resume', paused.body.rowVersion);
    await until(() => hook.received[0]);
    const delivery = await until(async () => (await deliveries(endpoint, '?status=delivered'))[0]);
    expect(delivery.attempts).toBe(2);
  });
});
