import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Bindery, BinderyOptions } from '@bindery/client';
import { clientCredentials, createBindery, refreshTokens } from '@bindery/client';
import { calculateThumbprint, generateKeyPair } from 'dpop';
import { calculateJwkThumbprint, decodeJwt, decodeProtectedHeader } from 'jose';
import { DEMO_CUSTOMER_ID } from '../../src/database/seed/demo-data.js';
import { startApp } from '../support/app.js';
import type { RegisteredClient } from '../support/authorization.js';
import { register } from '../support/authorization.js';
import type { TestDatabase } from '../support/database.js';
import { freePort } from '../support/free-port.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { tokenEndpoint } from '../support/token-endpoint.js';

describe('a client whose tokens are bound to its key', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let baseUrl: string;
  let service: RegisteredClient;
  const sent: Headers[] = [];

  beforeAll(async () => {
    database = await cloneSeeded();
    baseUrl = `http://127.0.0.1:${await freePort()}`;
    app = await startApp(database, { environment: { PUBLIC_URL: baseUrl } });
    await app.listen(new URL(baseUrl).port, '127.0.0.1');
    const scopes = ['customers.read', 'customers.update', 'customers.create'];
    service = await register(app, { grants: ['client_credentials'], scopes, role: 'underwriter' });
  });
  afterEach(() => {
    sent.length = 0;
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  const connect = (token: BinderyOptions['token'], more: Partial<BinderyOptions> = {}): Bindery =>
    createBindery({
      baseUrl,
      ...(token !== undefined && { token }),
      fetch: (url, init) => {
        if (!String(url).includes('/oidc/')) sent.push(new Headers(init?.headers));
        return fetch(url, init);
      },
      ...more,
    });
  const tokenUrl = (): string => `${baseUrl}/oidc/token`;
  const credentials = () => ({
    tokenUrl: tokenUrl(),
    clientId: service.clientId,
    clientSecret: service.secret,
  });

  it('reads, writes and turns pages, with a proof of its own for each request', async () => {
    const bindery = connect(clientCredentials({ ...credentials(), dpop: true }));
    const customer = await bindery.readCustomer({ id: DEMO_CUSTOMER_ID });
    await bindery.updateCustomer({ id: customer.id, body: { externalId: 'CRM-1' } }, { ifMatch: customer });
    let count = 0;
    for await (const _ of bindery.searchCustomers({ limit: 1 })) if ((count += 1) === 3) break;
    expect(sent.length).toBeGreaterThanOrEqual(3);
    const proofs = sent.map((headers) => headers.get('dpop') ?? '');
    expect(new Set(proofs.map((proof) => decodeJwt(proof).jti)).size).toBe(sent.length);
    for (const headers of sent) expect(headers.get('authorization')).toMatch(/^DPoP /);
  });

  it('has a token that opens nothing for whoever has got hold of it', async () => {
    await connect(clientCredentials({ ...credentials(), dpop: true })).searchCustomers({ limit: 1 });
    const token = sent[0]?.get('authorization')?.split(' ')[1] ?? '';
    await expect(connect(token).searchCustomers()).rejects.toMatchObject({ code: 'http.invalid-dpop-proof' });
    const theirs = Object.assign(() => Promise.resolve(token), {
      prove: () => Promise.resolve(sent[0]?.get('dpop') ?? ''),
    });
    await expect(connect(theirs).searchCustomers({ limit: 1 })).rejects.toMatchObject({
      code: 'http.invalid-dpop-proof',
      detail: expect.stringContaining('come before'),
    });
  });

  it('makes another proof when it repeats a call', async () => {
    const lost = { left: 1 };
    const bindery = connect(clientCredentials({ ...credentials(), dpop: true }), {
      fetch: async (url, init) => {
        const answer = await fetch(url, init);
        if (!String(url).includes('/api/') || lost.left-- < 1) return answer;
        throw new TypeError('fetch failed');
      },
    });
    await expect(bindery.readCustomer({ id: DEMO_CUSTOMER_ID })).resolves.toMatchObject({
      id: DEMO_CUSTOMER_ID,
    });
    expect(lost.left).toBe(-1);
  });

  it('refreshes with the key that the refresh token was given for', async () => {
    const key = await generateKeyPair('ES256');
    const endpoint = await tokenEndpoint(() => Promise.resolve({ access_token: 'token', expires_in: 60 }));
    const person = { tokenUrl: endpoint.url, clientId: 'app', refreshToken: 'first', dpop: key };
    await refreshTokens(person)(undefined, fetch);
    const { jwk = {} } = decodeProtectedHeader(endpoint.asked[0]?.proof ?? '');
    expect(await calculateJwkThumbprint(jwk)).toBe(await calculateThumbprint(key.publicKey));
    endpoint.close();
  });

  it('sends its proof with the nonce that a server asks for', async () => {
    const endpoint = await tokenEndpoint(({ proof = '' }) => {
      const { nonce } = decodeJwt(proof);
      return Promise.resolve(
        nonce === 'of today'
          ? { access_token: 'token', token_type: 'DPoP', expires_in: 60 }
          : { error: 'use_dpop_nonce', headers: { 'dpop-nonce': 'of today' } },
      );
    });
    const source = clientCredentials({ ...credentials(), tokenUrl: endpoint.url, dpop: true });
    await expect(source(undefined, fetch)).resolves.toBe('token');
    expect(endpoint.asked).toHaveLength(2);
    endpoint.close();
  });
});
