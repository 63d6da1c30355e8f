import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { signIn } from '../../scripts/sign-in.mjs';
import { Identity } from '../../src/modules/identity/index.js';
import { SYSTEM_ACTOR } from '../../src/shared/actor.js';
import { Mail } from '../../src/platform/mail/mail.js';
import { Client, startApp } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import { Mailbox, tokenIn } from '../support/mailbox.js';

const ADMIN = { email: 'first.admin@example.com', password: 'seven quiet lamps by the river' };
const OWN_PASSWORD = 'a kettle sings at half past four';

describe('a new underwriter joins, works and leaves', () => {
  let database: TestDatabase;
  let office: NestFastifyApplication;
  let branch: NestFastifyApplication;
  let admin: Client;
  let underwriter: Client;
  let id: string;
  let mailbox: Mailbox;

  beforeAll(async () => {
    database = await cloneDatabase();
    mailbox = await Mailbox.open();
    const environment = { SMTP_URL: mailbox.url };
    [office, branch] = await Promise.all([
      startApp(database, { environment }),
      startApp(database, { environment }),
    ]);
    await Promise.all([office.listen(0, '127.0.0.1'), branch.listen(0, '127.0.0.1')]);
    await office.get(Identity, { strict: false }).createUser(SYSTEM_ACTOR, {
      ...ADMIN,
      firstName: 'First',
      lastName: 'Admin',
      role: 'admin',
      agencyId: null,
    });
  });
  afterAll(async () => {
    await office?.close();
    await branch?.close();
    await mailbox?.close();
    await database?.drop();
  });

  /** On the pages of the server, as a browser does. */
  async function signedIn(app: NestFastifyApplication, email: string, password: string): Promise<Client> {
    return new Client(app, (await signIn(await app.getUrl(), { email, password })).access_token);
  }

  it('the administrator signs in and adds her', async () => {
    admin = await signedIn(office, ADMIN.email, ADMIN.password);
    const added = await admin.post<{ id: string }>(
      '/api/v1/users',
      { email: 'nora.field@example.com', firstName: 'Nora', lastName: 'Field', role: 'underwriter' },
      { 'idempotency-key': 'nora' },
    );
    expect(added.status).toBe(201);
    id = added.body.id;
  });

  it('she chooses a password by the link that was mailed to her, and signs in at the branch', async () => {
    expect((await admin.post(`/api/v1/users/${id}/password`, {})).status).toBe(200);
    await office.get(Mail).settled();
    const [mail = ''] = mailbox.take();
    const chosen = await branch.inject({
      method: 'POST',
      url: '/account/password',
      payload: new URLSearchParams({ token: tokenIn(mail), password: OWN_PASSWORD }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(chosen.statusCode).toBe(200);
    underwriter = await signedIn(branch, 'nora.field@example.com', OWN_PASSWORD);
    expect((await underwriter.get('/api/v1/auth/me')).body).toMatchObject({ mustChangePassword: false });
  });

  it('she may do her work on either instance, and not what is for administrators', async () => {
    expect((await underwriter.get('/api/v1/customers')).status).toBe(200);
    expect((await underwriter.on(office).get('/api/v1/auth/me')).body).toMatchObject({ id });
    expect((await underwriter.get('/api/v1/users')).body).toMatchObject({
      status: 403,
      code: 'http.forbidden',
      permission: 'identity.users.read',
    });
  });

  it('nobody gets in without a token', async () => {
    const answer = await new Client(office).get('/api/v1/customers');
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer, DPoP algs=/);
  });

  it('when she leaves, her token stops working everywhere with the next request', async () => {
    const { headers } = await admin.get(`/api/v1/users/${id}`);
    const left = await admin.patch(
      `/api/v1/users/${id}`,
      { isActive: false },
      { 'if-match': String(headers.etag) },
    );
    expect(left.status).toBe(200);
    expect((await underwriter.get('/api/v1/auth/me')).status).toBe(401);
    expect((await underwriter.on(office).get('/api/v1/customers')).status).toBe(401);
    await expect(signedIn(branch, 'nora.field@example.com', OWN_PASSWORD)).rejects.toThrow('answered 401');
  });

  it('the administrator signs out', async () => {
    expect((await admin.post('/api/v1/auth/logout', {})).status).toBe(204);
    expect((await admin.on(branch).get('/api/v1/auth/me')).status).toBe(401);
  });
});
