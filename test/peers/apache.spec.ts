import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { BackChannelLogouts } from '../../src/modules/identity/server/back-channel-logouts.js';
import { Apache, hasApache } from '../support/apache.js';
import { Client } from '../support/app.js';
import { Browser, register } from '../support/authorization.js';
import { freePort } from '../support/free-port.js';
import { ReachedServer } from '../support/relying-party.js';
import { demoToken, demoUser } from '../support/tokens.js';

interface Page {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const AGENT = demoUser('agent');

/** A relying party whose authors are none of those of our libraries: Debian's mod_auth_openidc. */
(hasApache() ? describe : describe.skip)('a site behind Apache', () => {
  let server: ReachedServer;
  let apache: Apache;
  let site: string;
  const cookies = new Map<string, string>();

  beforeAll(async () => {
    server = await ReachedServer.open();
    const port = await freePort();
    site = `http://127.0.0.1:${port}`;
    const client = await register(server.one.app, {
      redirectUris: [`${site}/back`],
      backchannelLogoutUri: `${site}/back?logout=backchannel`,
    });
    apache = await Apache.start({ port, issuer: server.issuer, client });
  }, 400_000);
  afterAll(async () => {
    await apache?.stop();
    await server?.close();
  });

  /** As a browser opens a page: `fetch` says that it is a program's, which is told 401 and not sent away. */
  async function open(path: string): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const request = get(new URL(path, site), { headers: { cookie, accept: 'text/html' } });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    const { statusCode: status, headers } = answer;
    for (const line of headers['set-cookie'] ?? []) {
      const [pair = ''] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return { status, headers, body: await text(answer) };
  }

  it('sends somebody who comes to our sign-in, and shows itself to whom we vouch for', async () => {
    const sent = await open('/index.html');
    const address = new URL(sent.headers.location ?? '');
    expect([sent.status, address.origin]).toEqual([302, server.one.publicUrl]);
    expect(address.searchParams.get('code_challenge_method')).toBe('S256');
    const params = await new Browser(server.one).visit(address, AGENT);
    const back = await open(`/back?${params.toString()}`);
    expect([back.status, back.headers.location]).toEqual([302, `${site}/index.html`]);
    const page = await open('/index.html');
    expect([page.status, page.body]).toEqual([200, 'Rates of the week']);
    const token = await demoToken(server.one.app, 'agent');
    expect(page.headers['x-user']).toBe(AGENT.email);
    expect(page.headers['x-subject']).toBe(decodeJwt(token).sub);
    expect(page.headers['x-role']).toBe('agent');
  });

  it('takes no answer that another browser has asked for', async () => {
    expect((await open('/back?code=stolen&state=unknown')).status).toBe(400);
  });

  it('SES-04 forgets the person when an administrator ends the session with us', async () => {
    expect((await open('/index.html')).status).toBe(200);
    const admin = new Client(server.one.app, await demoToken(server.one.app, 'admin'));
    const { sub } = decodeJwt(await demoToken(server.one.app, 'agent'));
    expect((await admin.post(`/api/v1/users/${sub}/sessions/end`, {})).status).toBe(204);
    await server.one.app.get(BackChannelLogouts, { strict: false }).settled();
    expect((await open('/index.html')).status).toBe(302);
  });
});
