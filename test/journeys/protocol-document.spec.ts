import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoUsers } from '../../src/database/seed/demo-data.js';
import { operationsOf } from '../../src/platform/http/openapi/openapi.js';
import { declaredPermissions } from '../../src/platform/http/permissions.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';
import { Client } from '../support/app.js';
import type { RegisteredClient, TokenAnswer } from '../support/authorization.js';
import { Browser, CALLBACK, PUBLIC_URL, Server, basic, register } from '../support/authorization.js';
import { isOfOurApi } from '../support/protocol.js';
import { World } from '../support/world.js';

const document = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'client', 'openapi.json'), 'utf8'),
) as OpenAPIObject;
const { paths } = document;
const ofProtocol = Object.keys(paths).filter((path) => !Object.values(paths[path] ?? {}).every(isOfOurApi));

interface Flow {
  readonly tokenUrl: string;
  readonly authorizationUrl?: string;
  readonly scopes: Readonly<Record<string, string>>;
}
const { oauth2, openIdConnect } = document.components?.securitySchemes as object as {
  readonly oauth2: { readonly flows: Readonly<Record<string, Flow>> };
  readonly openIdConnect: { readonly openIdConnectUrl: string };
};
const { flows } = oauth2;
const { openIdConnectUrl } = openIdConnect;

/** Each answer that a test gets through Client is compared with the document, its form and its members. */
describe('the authorization server in the document', () => {
  let world: World;
  let server: Server;
  let service: RegisteredClient;
  let anybody: Client;

  beforeAll(async () => {
    world = await World.open();
    server = await Server.listening(world.app);
    anybody = new Client(world.app);
    const grants = ['client_credentials', 'authorization_code', 'refresh_token'];
    service = await register(world.app, {
      grants,
      role: 'underwriter',
      scopes: ['openid', 'profile', 'email', 'api', 'quoting.create'],
    });
  });
  afterAll(() => world?.close());

  const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const payload = new URLSearchParams(fields).toString();
    const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
    const answer = await anybody.send<Record<string, string>>({
      method: 'POST',
      url: path,
      payload,
      headers: form,
    });
    return [answer.status, answer.body.error ?? answer.body] as const;
  };
  const by = (client = service): Record<string, string> => ({ authorization: basic(client) });

  it('has all that its metadata name, and its tag is on nothing else', async () => {
    const { body } = await anybody.get<Record<string, string>>('/oidc/.well-known/openid-configuration');
    const named = Object.entries(body)
      .filter(([name]) => /_endpoint$|^jwks_uri$/.test(name))
      .map(([, address]) => address.replace(PUBLIC_URL, ''));
    expect(named.length).toBeGreaterThan(7);
    const metadata = [
      '/oidc/.well-known/openid-configuration',
      '/.well-known/oauth-authorization-server/oidc',
    ];
    expect([...ofProtocol].sort()).toEqual([...named, ...metadata].sort());
    for (const path of Object.keys(paths))
      expect([path, ofProtocol.includes(path)]).toEqual([path, path.includes('/oidc')]);
  });

  it('is where the security schemes say', async () => {
    const { body } = await anybody.get<Record<string, string>>(openIdConnectUrl);
    for (const { tokenUrl, authorizationUrl } of Object.values(flows)) {
      expect(PUBLIC_URL + tokenUrl).toBe(body['token_endpoint']);
      if (authorizationUrl !== undefined)
        expect(PUBLIC_URL + authorizationUrl).toBe(body['authorization_endpoint']);
    }
  });

  it('gives a service each scope that the document names, and the document names each', async () => {
    const scopes = Object.keys(flows['clientCredentials']?.scopes ?? {});
    const permissions = [...declaredPermissions()].filter(([, { isForUsers }]) => !isForUsers);
    expect(scopes).toEqual(permissions.map(([name]) => name).sort());
    const all = await register(world.app, { grants: ['client_credentials'], role: 'admin', scopes });
    const { body } = await server.token(all, { grant_type: 'client_credentials', scope: scopes.join(' ') });
    expect(String(body['scope']).split(' ').sort()).toEqual(scopes);
    for (const { operationId, security = [] } of operationsOf(document))
      for (const scope of security.flatMap((way) => way['oauth2'] ?? []))
        expect([operationId, scope === 'api' || scopes.includes(scope)]).toEqual([operationId, true]);
  });

  it('gives a user each scope that the document names: of the API in its token, of OpenID Connect in another', async () => {
    const scopes = Object.keys(flows['authorizationCode']?.scopes ?? {});
    const { email = '', password = '' } = demoUsers.find(({ role }) => role === 'agent') ?? {};
    const tokenFor = async (scope: string): Promise<TokenAnswer['body']> => {
      const browser = new Browser(server);
      const code = (await browser.signIn(service, { email, password }, { scope })).get('code') ?? '';
      return (await exchanged(code, browser)).body;
    };
    const forApi = await tokenFor(scopes.join(' '));
    const plain = await tokenFor(scopes.filter((scope) => scope !== 'api').join(' '));
    const given = [forApi, plain].flatMap(({ scope }) => String(scope).split(' '));
    expect(given.sort()).toEqual([...scopes].sort());
    for (const token of [forApi, plain]) expect(token.id_token).toBeDefined();
    const headers = { authorization: `Bearer ${plain.access_token}` };
    for (const method of ['GET', 'POST'] as const) {
      const told = await anybody.send<Record<string, unknown>>({ method, url: '/oidc/me', headers });
      expect([told.status, told.body]).toMatchObject([200, { email, role: 'agent' }]);
    }
  });

  async function exchanged(code: string, { verifier }: Browser): Promise<TokenAnswer> {
    const fields = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: CALLBACK,
      code_verifier: verifier,
    };
    return server.token(service, fields);
  }

  it('answers as it is described, and refuses in the form of RFC 6749', async () => {
    const grant = { grant_type: 'client_credentials' };
    const stranger = by({ ...service, secret: 'wrong' });
    expect(await post('/oidc/token', grant, by())).toMatchObject([200, { token_type: 'Bearer' }]);
    expect(await post('/oidc/token', grant)).toEqual([400, 'invalid_request']);
    expect(await post('/oidc/token', grant, stranger)).toEqual([401, 'invalid_client']);
    expect(await post('/oidc/token', { grant_type: 'password' }, by())).toEqual([
      400,
      'unsupported_grant_type',
    ]);
    expect(await post('/oidc/token', { ...grant, resource: 'urn:x' }, by())).toEqual([400, 'invalid_target']);
    expect(await post('/oidc/token', grant, { ...by(), dpop: 'x' })).toEqual([400, 'invalid_dpop_proof']);
    const used = {
      grant_type: 'authorization_code',
      code: 'x',
      redirect_uri: CALLBACK,
      code_verifier: 'v'.repeat(43),
    };
    expect(await post('/oidc/token', used, by())).toEqual([400, 'invalid_grant']);
    expect(await post('/oidc/token', grant, { ...by(), 'content-type': 'application/json' })).toEqual([
      400,
      'invalid_request',
    ]);
    for (const path of ['/oidc/token/introspection', '/oidc/token/revocation']) {
      expect(await post(path, { token: 'x' }, by())).toMatchObject([200, expect.anything()]);
      expect(await post(path, {}, by())).toEqual([400, 'invalid_request']);
      expect(await post(path, { token: 'x' }, stranger)).toEqual([401, 'invalid_client']);
    }
    const { access_token: token = '' } = (await server.token(service, grant)).body;
    expect(await post('/oidc/token/introspection', { token }, by())).toMatchObject([200, { active: true }]);
    expect(await post('/oidc/token/revocation', { token }, by())).toMatchObject([200, expect.anything()]);
    expect(await post('/oidc/request', { client_id: service.clientId }, by())).toEqual([
      400,
      'invalid_request',
    ]);
    expect(await post('/oidc/request', { client_id: service.clientId }, stranger)).toEqual([
      401,
      'invalid_client',
    ]);
    expect((await anybody.get('/oidc/me')).status).toBe(401);
    expect((await anybody.get('/oidc/me', { authorization: 'Bearer x' })).status).toBe(401);
    expect((await anybody.get('/oidc/me', { authorization: 'Basic x' })).status).toBe(400);
    expect((await anybody.get('/oidc/jwks')).status).toBe(200);
    expect((await anybody.get('/.well-known/oauth-authorization-server/oidc')).status).toBe(200);
  });

  it('sends browsers on, or tells them on a page', async () => {
    const query = new URLSearchParams({
      client_id: service.clientId,
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: 'openid',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    }).toString();
    expect((await anybody.get(`/oidc/auth?${query}`)).status).toBe(303);
    expect((await anybody.get('/oidc/auth')).status).toBe(400);
    const form = await anybody.get(`/oidc/auth?${query}&prompt=none&response_mode=form_post`);
    expect([form.status, form.body]).toEqual([400, expect.stringContaining('login_required')]);
    expect(form.headers['content-security-policy']).toMatch(/; *script-src 'sha256-[^']+'/);
    const left = await anybody.get('/oidc/session/end');
    expect([left.status, left.headers['content-security-policy']]).toEqual([
      200,
      expect.stringMatching(/; *script-src 'sha256-[^']+'/),
    ]);
    const elsewhere = await anybody.get(
      `/oidc/session/end?client_id=${service.clientId}&post_logout_redirect_uri=https://evil.example`,
    );
    expect([elsewhere.status, elsewhere.body]).toMatchObject([400, { error: 'invalid_request' }]);
  });
});
