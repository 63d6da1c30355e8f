import type { LookupFunction } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Client } from '../../../../test/support/app.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { startApp } from '../../../../test/support/app.js';
import { cloneSeeded } from '../../../../test/support/seeded-database.js';
import { connected } from '../../../../test/support/connections.js';
import { signIn } from '../../../../test/support/story.js';
import { WebhookReceiver, verified } from '../../../../test/support/webhook-receiver.js';
import { loadConfig } from '../../../platform/config/config.js';
import { PostMessage } from '../deliveries/post-message.js';
import type { PingResponse, WebhookEndpointWithSecretResponse as Endpoint } from './endpoints.dto.js';

const PATH = '/api/v1/webhook-endpoints';
const TERMS = {
  url: 'https://hooks.example.com/bindery',
  eventTypes: ['policies.*', 'billing.payment-recorded'],
};
const NOBODY = '01930000-0000-7000-8000-00000000dead';

describe('webhook endpoints', () => {
  let db: TestDatabase;
  let app: NestFastifyApplication;
  let admin: Client;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    db = await cloneSeeded();
    receiver = await WebhookReceiver.listening();
    app = await startApp(db, { environment: { WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' } });
    admin = await signIn(app, 'admin');
  });
  afterAll(async () => {
    await receiver.close();
    await app.close();
    await db.drop();
  });

  const created = async (url = TERMS.url): Promise<Endpoint> => {
    const { status, body } = await admin.post<Endpoint>(PATH, { ...TERMS, url });
    expect(status).toBe(201);
    return body;
  };
  const match = (rowVersion: number) => ({ 'if-match': `"${rowVersion}"` });

  it('are registered with a secret that is shown once and kept sealed', async () => {
    const key = { 'idempotency-key': 'hook-1' };
    const answer = await admin.post<Endpoint>(PATH, TERMS, key);
    expect(answer).toMatchObject({ status: 201, body: { ...TERMS, status: 'active', pauseReason: null } });
    const { id, secret } = answer.body;
    expect(Buffer.from(secret?.replace('whsec_', '') ?? '', 'base64')).toHaveLength(32);
    expect((await admin.post<Endpoint>(PATH, TERMS, key)).body).toEqual({ ...answer.body, secret: null });
    expect((await admin.get(`${PATH}/${id}`)).body).not.toHaveProperty('secret');
    const rows = await connected(db.url, async (client) => {
      const stored = await client.query('select * from webhook_secrets where endpoint_id = $1', [id]);
      const trail = await client.query(`select changes from audit_logs where resource_id = $1`, [id]);
      return JSON.stringify([stored.rows, trail.rows]);
    });
    expect(rows).toContain('v2.');
    expect(rows).toContain('policies.*');
    expect(rows).not.toContain(secret);
    expect(rows).not.toContain('hooks.example.com');
  });

  it('are changed by who has read them, and removed', async () => {
    const { id, rowVersion } = await created();
    expect((await admin.patch(`${PATH}/${id}`, { description: 'A' })).status).toBe(428);
    const changed = await admin.patch<Endpoint>(
      `${PATH}/${id}`,
      { description: 'Commissions', eventTypes: ['*'] },
      match(rowVersion),
    );
    expect(changed).toMatchObject({ status: 200, body: { description: 'Commissions', eventTypes: ['*'] } });
    expect((await admin.patch(`${PATH}/${id}`, { description: 'B' }, match(rowVersion))).status).toBe(412);
    const { status } = await admin.send({
      method: 'DELETE',
      url: `${PATH}/${id}`,
      headers: match(changed.body.rowVersion),
    });
    expect(status).toBe(204);
    for (const url of [`${PATH}/${id}`, `${PATH}/${id}/deliveries`])
      expect(await admin.get(url)).toMatchObject({
        status: 404,
        body: { code: 'webhooks.endpoint-not-found' },
      });
  });

  it('are pinged, and the answer tells how it went', async () => {
    const endpoint = await created(receiver.url);
    const { body } = await admin.post<PingResponse>(`${PATH}/${endpoint.id}/ping`, {});
    expect(body).toMatchObject({ status: 204, fault: null });
    const [ping] = receiver.received;
    if (!ping) throw new Error('Nothing came');
    expect(verified(ping, endpoint.secret ?? '')).toMatchObject({ type: 'webhooks.ping' });
    receiver.answer = (response) => void response.writeHead(500).end('a secret of theirs');
    expect((await admin.post(`${PATH}/${endpoint.id}/ping`, {})).body).toEqual({
      status: 500,
      fault: 'answered 500',
      milliseconds: expect.any(Number),
    });
  });

  it.each([
    [{ ...TERMS, url: 'https://169.254.169.254/latest' }, 'webhooks.endpoint-invalid', '/url'],
    [{ ...TERMS, url: 'http://hooks.example.com:99999/' }, 'webhooks.endpoint-invalid', '/url'],
    [{ ...TERMS, url: 'https://a:b@example.com/' }, 'webhooks.endpoint-invalid', '/url'],
    [{ ...TERMS, url: 'gopher://example.com/' }, 'webhooks.endpoint-invalid', '/url'],
    [
      { ...TERMS, eventTypes: ['policies.*', 'policies.explode'] },
      'webhooks.event-type-unknown',
      '/eventTypes/1',
    ],
    [{ ...TERMS, eventTypes: [] }, 'http.invalid-request', '/eventTypes'],
    [{ ...TERMS, eventTypes: ['everything'] }, 'http.invalid-request', '/eventTypes/0'],
    [{ ...TERMS, secret: 'mine' }, 'http.invalid-request', '/secret'],
  ])('refuse %j', async (body, code, pointer) => {
    expect(await admin.post(PATH, body)).toMatchObject({
      status: 400,
      body: { code, errors: [{ pointer }] },
    });
  });

  it('are for administrators of the company', async () => {
    const agent = await signIn(app, 'agent');
    expect((await agent.post(PATH, TERMS)).status).toBe(403);
    expect((await agent.get(PATH)).status).toBe(403);
    expect((await admin.get(`${PATH}/${NOBODY}`)).status).toBe(404);
    expect((await admin.post(`${PATH}/${NOBODY}/ping`, {})).status).toBe(404);
    expect((await admin.get(`${PATH}/${NOBODY}/deliveries/${NOBODY}`)).status).toBe(404);
  });
});

describe('a name that stands for a machine within the network', () => {
  const at = (
    ...addresses: readonly string[]
  ): { readonly lookup: LookupFunction; readonly asked: string[] } => {
    const asked: string[] = [];
    const left = [...addresses];
    const lookup = ((name: string, _options: object, found: (error: null, all: object[]) => void) => {
      asked.push(name);
      const address = left.length > 1 ? left.shift() : left[0];
      found(null, [{ address, family: 4 }]);
    }) as unknown as LookupFunction;
    return { lookup, asked };
  };
  const sender = (lookup: LookupFunction, networks: string): PostMessage =>
    new PostMessage(
      loadConfig({
        NODE_ENV: 'test',
        DATABASE_URL: 'postgresql://a@localhost/b',
        ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
        WEBHOOK_ALLOWED_NETWORKS: networks,
        WEBHOOK_TIMEOUT_SECONDS: '2',
      }),
      lookup,
    );
  const message = { id: NOBODY, body: '{}' };

  it.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '0.0.0.0', '192.168.1.1'])(
    'is not connected to: %s',
    async (address) => {
      const { lookup, asked } = at(address);
      const sent = await sender(lookup, '').run(
        { url: 'https://rebound.example.com/', secrets: [] },
        message,
      );
      expect(asked).toEqual(['rebound.example.com']);
      expect(sent).toMatchObject({ status: null, fault: expect.stringContaining('within the network') });
    },
  );

  it('is not connected to either when it stood for another one before', async () => {
    const hook = await WebhookReceiver.listening();
    try {
      hook.answer = (response) => void response.writeHead(200, { connection: 'close' }).end();
      const { lookup } = at('127.0.0.1', '10.0.0.1');
      const post = sender(lookup, '127.0.0.0/8');
      const receiver = { url: `http://rebound.example.com:${hook.port}/`, secrets: [] };
      expect(await post.run(receiver, message)).toMatchObject({ status: 200, fault: null });
      expect(await post.run(receiver, message)).toMatchObject({
        fault: expect.stringContaining('within the network'),
      });
      expect(hook.received).toHaveLength(1);
    } finally {
      await hook.close();
    }
  });
});
