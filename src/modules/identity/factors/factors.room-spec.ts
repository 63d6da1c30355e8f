import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SignJWT, decodeJwt, decodeProtectedHeader } from 'jose';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { generateSync } from 'otplib';
import type { RegisteredClient, Server } from '../../../../test/support/authorization.js';
import { Browser, CALLBACK, register } from '../../../../test/support/authorization.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { PASSWORD, Room } from '../../../../test/support/identity-room.js';
import { Mailbox } from '../../../../test/support/mailbox.js';
import { Mail } from '../../../platform/mail/mail.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Identity } from '../identity.js';
import { TokenCleanupJob } from '../jobs/token-cleanup.job.js';
import { SigningKeys } from '../keys/signing-keys.js';

type Page = Awaited<ReturnType<Browser['go']>>;

let database: TestDatabase;
let mailbox: Mailbox;
let room: Room;
let strict: Room;
let server: Server;
let strictServer: Server;
let client: RegisteredClient;
let serial = 0;
let email = '';
let userId = '';

beforeAll(async () => {
  database = await cloneDatabase();
  mailbox = await Mailbox.open();
  const mail = { SMTP_URL: mailbox.url, MAIL_FROM: 'bindery@example.com' };
  room = await Room.open(database, { environment: mail });
  strict = await Room.open(database, { environment: { ...mail, SECOND_FACTOR_ROLES: 'admin, underwriter' } });
  server = await room.listening();
  strictServer = await strict.listening();
  client = await register(server.app);
});
afterAll(async () => {
  await room?.close();
  await strict?.close();
  await mailbox?.close();
  await database?.drop();
});
beforeEach(async () => {
  // All of it comes from one network, within a minute where the machine is fast.
  await sql`delete from rate_limits`.execute(room.database);
  email = `person-${++serial}@example.com`;
  ({ id: userId } = await room.createUser(email, 'adjuster'));
});

const code = (secret: string, by: Room = room, steps = 0): string =>
  generateSync({ secret, epoch: Math.floor(by.clock.now().getTime() / 1000) + steps * 30 });

const TWO_FACTORS = { acr_values: 'urn:bindery:aal2' };

async function password(browser: Browser, more: Record<string, string> = {}, word = PASSWORD): Promise<Page> {
  const { at } = await browser.authorize(client, { more });
  return browser.submit(at, 'password', { email, password: word });
}

async function secretOn({ response }: Page): Promise<string> {
  const key = /<code>([A-Z2-7 ]+)<\/code>/.exec(await response.text())?.[1];
  if (key === undefined) throw new Error('No key is shown');
  return key.replaceAll(' ', '');
}

const codesOn = (text: string): readonly string[] =>
  [...text.matchAll(/<code>([0-9a-z]{4}(?:-[0-9a-z]{4}){3})<\/code>/g)].map(([, each]) => each as string);

/** Adds an app in a sign-in that asks for two factors, and returns what the user then holds. */
async function enrolled(): Promise<{ readonly secret: string; readonly recovery: readonly string[] }> {
  const browser = new Browser(server);
  const page = await password(browser, TWO_FACTORS);
  const secret = await secretOn(page);
  const shown = await browser.submit(page.at, 'authenticator', { code: code(secret) });
  const recovery = codesOn(await shown.response.text());
  room.clock.forward(31);
  return { secret, recovery };
}

async function audited(): Promise<readonly string[]> {
  const { rows } = await sql<{ action: string }>`
    select action from audit_logs where resource_id = ${userId} order by seq
  `.execute(room.database);
  return rows.map(({ action }) => action.replace('identity.', ''));
}

async function claimsOf(browser: Browser, page: Page): Promise<Readonly<Record<string, unknown>>> {
  let { at } = page;
  if (at.includes('/sign-in/')) ({ at } = await browser.submit(at, 'consent'));
  const { body } = await server.token(client, {
    grant_type: 'authorization_code',
    code: new URL(at).searchParams.get('code') ?? '',
    redirect_uri: CALLBACK,
    code_verifier: browser.verifier,
  });
  return decodeJwt(body.access_token ?? '');
}

describe('a user without second factors', () => {
  it('signs in with the password alone where the role does not ask for more', async () => {
    const browser = new Browser(server);
    const claims = await claimsOf(browser, await password(browser));
    expect(claims).toMatchObject({ acr: 'urn:bindery:aal1', amr: ['pwd'], auth_time: expect.any(Number) });
  });

  it('MFA-01 adds one at the first sign-in where the role must have one, and reaches two factors by it', async () => {
    ({ id: userId } = await room.createUser((email = `admin-${++serial}@example.com`), 'admin'));
    const browser = new Browser(strictServer);
    const page = await password(browser);
    const text = await page.response.clone().text();
    expect(text).toContain('This sign-in needs a second factor');
    expect(text).toMatch(/<div class="qr" role="img"[^>]*><svg/);
    const secret = await secretOn(page);
    const wrong = await browser.submit(page.at, 'authenticator', { code: '000000' });
    expect([wrong.response.status, await secretOn(wrong)]).toEqual([401, secret]);
    const shown = await browser.submit(page.at, 'authenticator', { code: code(secret, strict) });
    expect(codesOn(await shown.response.text())).toHaveLength(10);
    const claims = await claimsOf(browser, await browser.submit(page.at, 'continue'));
    expect(claims).toMatchObject({ sub: userId, acr: 'urn:bindery:aal2', amr: ['pwd', 'otp', 'mfa'] });
    expect(await audited()).toEqual(expect.arrayContaining(['factor-added', 'signed-in']));
  });

  it('LOG-07 gets no token by password alone where the role must have a factor', async () => {
    await room.createUser((email = `admin-${++serial}@example.com`), 'admin');
    expect((await strict.login(email)).headers.location).toMatch(/^\/sign-in\//);
  });

  it('MFA-04 gets nowhere by posting a code, or going on, without having shown the password', async () => {
    const browser = new Browser(server);
    const { at } = await browser.authorize(client, { more: TWO_FACTORS });
    for (const step of ['code', 'recovery', 'authenticator', 'continue']) {
      const page = await browser.submit(at, step, { code: '123456' });
      expect([step, await page.response.text()]).toEqual([step, expect.stringContaining('name="password"')]);
    }
  });
});

describe('a user with an authenticator app', () => {
  it('is asked for a code after the password, and the token says so', async () => {
    const { secret } = await enrolled();
    expect((await room.login(email)).headers.location).toMatch(/^\/sign-in\//);
    const browser = new Browser(server);
    const page = await password(browser);
    expect(await page.response.text()).toContain('autocomplete="one-time-code"');
    const claims = await claimsOf(browser, await browser.submit(page.at, 'code', { code: code(secret) }));
    expect(claims).toMatchObject({ acr: 'urn:bindery:aal2', amr: ['pwd', 'otp', 'mfa'] });
    const { rows } = await sql`
      select acr, auth_method from user_sessions where id = ${claims['sid'] as string}`.execute(
      room.database,
    );
    expect(rows).toEqual([{ acr: 'urn:bindery:aal2', authMethod: 'mfa' }]);
  });

  it('TOT-03 of ten sign-ins that bring one code at once, one gets through, and the code opens nothing later', async () => {
    const { secret } = await enrolled();
    const browsers = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const browser = new Browser(server);
        return { browser, at: (await password(browser)).at };
      }),
    );
    const same = code(secret);
    const pages = await Promise.all(
      browsers.map(({ browser, at }) => browser.submit(at, 'code', { code: same })),
    );
    expect(pages.filter(({ response }) => response.status === 401)).toHaveLength(9);
    const late = new Browser(server);
    const again = await late.submit((await password(late)).at, 'code', { code: same });
    expect(again.response.status).toBe(401);
    expect((await audited()).filter((action) => action === 'factor-failed')).toHaveLength(10);
  });

  it('MFA-05 types the password again after five wrong codes: the sixth, right one is refused', async () => {
    const { secret } = await enrolled();
    const browser = new Browser(server);
    const { at } = await password(browser);
    for (let times = 0; times < 5; times++)
      expect((await browser.submit(at, 'code', { code: '000000' })).response.status).toBe(401);
    const sixth = await browser.submit(at, 'code', { code: code(secret) });
    const text = await sixth.response.text();
    expect([sixth.response.status, text]).toEqual([401, expect.stringContaining('name="password"')]);
    expect(text).toContain('Sign in again');
  });

  it('rests after ten wrong codes in a row, whatever the sign-in, and a right one opens after that', async () => {
    const { secret } = await enrolled();
    const wrong = async (): Promise<Page> => {
      const browser = new Browser(server);
      return browser.submit((await password(browser)).at, 'code', { code: '000000' });
    };
    for (let times = 0; times < 10; times++) expect((await wrong()).response.status).toBe(401);
    const browser = new Browser(server);
    const page = await password(browser);
    const resting = await browser.submit(page.at, 'code', { code: code(secret) });
    const wait = Number(resting.response.headers.get('retry-after'));
    expect([resting.response.status, wait > 15 && wait <= 30]).toEqual([429, true]);
    room.clock.forward(31);
    const after = await browser.submit(page.at, 'code', { code: code(secret) });
    expect(after.response.status).toBe(200);
  });

  it('MFA-04 a sign-in is not helped by the code of another one', async () => {
    const { secret } = await enrolled();
    const one = new Browser(server);
    const { at } = await password(one);
    const other = new Browser(server);
    await password(other);
    expect((await other.submit(at, 'code', { code: code(secret) })).response.status).toBe(400);
  });

  it('PWD-10 is asked for the code after a new password too, and trusted browsers are forgotten', async () => {
    const { secret } = await enrolled();
    const browser = new Browser(server);
    const page = await password(browser);
    await browser.submit(page.at, 'code', { code: code(secret), trust: 'yes' });
    await room.request('POST', '/account/reset', {
      text: new URLSearchParams({ email }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    let mail = '';
    while (!mail.includes('token=')) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      mail = mailbox.take().join('\n').replaceAll('=\r\n', '').replaceAll('=3D', '=');
    }
    const token = /token=([\w-]+)/.exec(mail)?.[1] ?? '';
    const word = 'nine loud bells above the quay';
    const chosen = await room.request('POST', '/account/password', {
      text: new URLSearchParams({ token, password: word }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(chosen.statusCode).toBe(200);
    const asked = await password(browser, {}, word);
    expect(await asked.response.text()).toContain('Enter a code');
  });
});

describe('recovery codes', () => {
  it('REC-01 each opens once, also when it is sent twice at once; the user is told', async () => {
    const { recovery } = await enrolled();
    expect(new Set(recovery).size).toBe(10);
    const [first = ''] = recovery;
    const browsers = [new Browser(server), new Browser(server), new Browser(server)];
    const places = await Promise.all(browsers.map((browser) => password(browser)));
    mailbox.take();
    const pages = await Promise.all(
      browsers.map((browser, n) =>
        browser.submit(places[n]?.at ?? '', 'recovery', { code: first.toUpperCase() }),
      ),
    );
    expect(pages.map(({ response }) => response.status).toSorted()).toEqual([200, 401, 401]);
    expect(await audited()).toContain('recovery-code-used');
    const { rows } = await sql<{ codes: readonly string[] }>`
      select recovery_codes_hashed as codes from user_mfa_settings where user_id = ${userId}`.execute(
      room.database,
    );
    expect(rows[0]?.codes).toHaveLength(9);
  });

  it('REC-02 new ones take the place of the old, which open nothing any more, and stand in beside the password alone', async () => {
    const { recovery, secret } = await enrolled();
    const browser = new Browser(server);
    const begun = await browser.go('/account');
    const typed = await browser.submit(begun.at, 'password', { email, password: PASSWORD });
    await browser.submit(typed.at, 'code', { code: code(secret) });
    mailbox.take();
    const renewed = await browser.go('/account/recovery-codes', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    });
    const codes = codesOn(await renewed.response.text());
    expect([codes.length, codes.filter((each) => recovery.includes(each))]).toEqual([10, []]);
    const use = async (which: string): Promise<Page> => {
      const other = new Browser(server);
      return other.submit((await password(other)).at, 'recovery', { code: which });
    };
    expect((await use(recovery[0] ?? '')).response.status).toBe(401);
    expect((await use(codes[0] ?? '')).response.status).toBe(200);
    const without = new Browser(server);
    const { at } = await without.authorize(client);
    const page = await without.submit(at, 'recovery', { code: codes[1] ?? '' });
    expect(await page.response.text()).toContain('name="password"');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const mails = mailbox.take().join('\n');
    expect(mails).toContain('New recovery codes were made');
    expect(mails).toContain('A recovery code was used');
  });

  it('of one user open nothing of another, and none of them stands in a table', async () => {
    const { recovery } = await enrolled();
    const { rows } = await sql<{
      row: string;
    }>`select to_jsonb(s)::text as row from user_mfa_settings s`.execute(room.database);
    for (const each of recovery)
      for (const { row } of rows) expect(row).not.toContain(each.replaceAll('-', ''));
    ({ id: userId } = await room.createUser((email = `other-${++serial}@example.com`), 'adjuster'));
    await enrolled();
    const browser = new Browser(server);
    const page = await browser.submit((await password(browser)).at, 'recovery', { code: recovery[3] ?? '' });
    expect(page.response.status).toBe(401);
  });
});

describe('a trusted browser', () => {
  it('is asked for the password alone for thirty days, and not once the factor is needed', async () => {
    const { secret } = await enrolled();
    const browser = new Browser(server);
    const page = await password(browser);
    await browser.submit(page.at, 'code', { code: code(secret), trust: 'yes' });
    const again = await password(browser, { prompt: 'login' });
    expect(await again.response.text()).not.toContain('one-time-code');
    const asked = await password(browser, { prompt: 'login', ...TWO_FACTORS });
    expect(await asked.response.text()).toContain('one-time-code');

    await sql`update trusted_devices set expires_at = created_at + interval '1 microsecond'`.execute(
      room.database,
    );
    const later = await password(browser, { prompt: 'login' });
    expect(await later.response.text()).toContain('one-time-code');
    expect(
      await room.get(TokenCleanupJob).run({ signal: new AbortController().signal } as never),
    ).toMatchObject({
      trustedDevices: 1,
    });
  });

  it('is not offered to whoever must have a second factor', async () => {
    await room.createUser((email = `admin-${++serial}@example.com`), 'admin');
    await enrolled();
    const browser = new Browser(strictServer);
    expect(await (await password(browser)).response.text()).not.toContain('name="trust"');
  });
});

describe('two factors that a client asks for', () => {
  it('RS-03 are asked for beside a session that has one, and need not be asked for again', async () => {
    const { secret } = await enrolled();
    const browser = new Browser(server);
    const page = await password(browser);
    await browser.submit(page.at, 'code', { code: code(secret) });
    await browser.submit(page.at, 'consent').catch(() => undefined);
    const again = await browser.authorize(client, { more: { ...TWO_FACTORS, prompt: 'none' } });
    expect(new URL(again.at).searchParams.get('error')).not.toBe('login_required');

    ({ id: userId } = await room.createUser((email = `plain-${++serial}@example.com`), 'adjuster'));
    const plain = new Browser(server);
    await plain.signIn(client, { email, password: PASSWORD });
    const silent = await plain.authorize(client, { more: { ...TWO_FACTORS, prompt: 'none' } });
    expect(new URL(silent.at).searchParams.get('error')).toBe('login_required');
    const asked = await plain.authorize(client, { more: TWO_FACTORS });
    expect(asked.at).toContain('/sign-in/');
  });
});

describe('an administrator', () => {
  it('REC-03 takes all factors off a user: sessions end, the user is told, and the password alone opens', async () => {
    await enrolled();
    const admin = await room.createUser(`boss-${++serial}@example.com`, 'admin');
    const token = await room.token(admin.email);
    const path = `/api/v1/users/${userId}/factors`;
    const seen = await room.request('GET', path, { token });
    expect(seen.json()).toEqual({
      isRequired: false,
      hasAuthenticator: true,
      passkeys: 0,
      smsPhoneEnding: null,
      isSmsOffered: false,
      recoveryCodesLeft: 10,
    });
    const reset = (as: string): ReturnType<Room['request']> =>
      room.request('POST', `${path}/reset`, { token: as });
    const agent = await room.createUser(`agent-${++serial}@example.com`, 'agent');
    expect((await reset(await room.token(agent.email))).statusCode).toBe(403);
    expect((await reset(token)).statusCode).toBe(204);
    expect(await audited()).toContain('factors-reset');
    expect((await room.login(email)).headers.location).toContain('/oidc/auth/');
    const none = await reset(token);
    expect([none.statusCode, none.json<{ code: string }>().code]).toEqual([404, 'identity.no-factors']);

    await enrolled();
    await room.inContext(() => room.get(Identity).resetFactors(SYSTEM_ACTOR, email.toUpperCase()));
    expect((await room.login(email)).headers.location).toContain('/oidc/auth/');
  });

  it('REC-03 is told of by a letter once it is committed, and not where it was taken back', async () => {
    await enrolled();
    const mail = room.get(Mail);
    await mail.settled();
    mailbox.take();
    // As within a request with an Idempotency-Key.
    const within = (after: () => void): Promise<void> =>
      room.inContext(() =>
        room.get(EntityManager).transactional(async () => {
          await room.get(Identity).resetFactors(SYSTEM_ACTOR, email);
          await mail.settled();
          expect(mailbox.take()).toEqual([]);
          after();
        }),
      );
    const takenBack = within(() => {
      throw new Error('The caller was refused');
    });
    await expect(takenBack).rejects.toThrow('The caller was refused');
    await mail.settled();
    expect(mailbox.take()).toEqual([]);

    await within(() => undefined);
    await mail.settled();
    expect(mailbox.take().join()).toContain('has taken all second factors off your account');
  });
});

describe('what opens doors to others', () => {
  const create = (by: Room, token: string): ReturnType<Room['request']> =>
    by.request('POST', '/api/v1/users', {
      token,
      body: { email: `new-${++serial}@example.com`, firstName: 'Ada', lastName: 'Reed', role: 'adjuster' },
    });

  /** The token of a session that goes on, as a refresh would have made it. */
  async function signed(token: string, claims: Readonly<Record<string, unknown>>): Promise<string> {
    const { privateKey } = await room.get(SigningKeys).active();
    const header = decodeProtectedHeader(token) as { readonly alg: string };
    return new SignJWT({ ...decodeJwt(token), ...claims }).setProtectedHeader(header).sign(privateKey);
  }

  it('RS-03 needs a sign-in of the last quarter of an hour, and says so as RFC 9470 does', async () => {
    const { email: boss } = await room.createUser(`boss-${++serial}@example.com`, 'admin');
    const token = await room.token(boss);
    expect((await create(room, token)).statusCode).toBe(201);
    const old = await signed(token, { auth_time: Math.floor(room.clock.now().getTime() / 1000) - 901 });
    const refused = await create(room, old);
    expect([refused.statusCode, refused.headers['www-authenticate']]).toEqual([
      401,
      'Bearer error="insufficient_user_authentication", max_age="900"',
    ]);
    expect(refused.json()).toMatchObject({ code: 'http.step-up-required', maxAge: 900, acrValues: null });
    expect((await room.request('GET', '/api/v1/users', { token: old })).statusCode).toBe(200);
    const untold = await signed(token, { auth_time: undefined });
    expect((await create(room, untold)).statusCode).toBe(401);
  });

  it('RS-03 needs two factors where the role must have them', async () => {
    const { email: boss } = await room.createUser(`boss-${++serial}@example.com`, 'admin');
    const token = await room.token(boss);
    const refused = await create(strict, token);
    expect([refused.statusCode, refused.headers['www-authenticate']]).toEqual([
      401,
      'Bearer error="insufficient_user_authentication", max_age="900", acr_values="urn:bindery:aal2"',
    ]);
    const bySms = await signed(token, { acr: 'urn:bindery:aal2-sms', amr: ['pwd', 'sms', 'mfa'] });
    expect((await create(strict, bySms)).statusCode).toBe(401);
    const two = await signed(token, { acr: 'urn:bindery:aal2', amr: ['pwd', 'otp', 'mfa'] });
    expect((await create(strict, two)).statusCode).toBe(201);
  });

  it('SMS-02 takes a code by SMS for the second factor only where the company has said that the role may', async () => {
    const lenient = await Room.open(database, {
      environment: { SECOND_FACTOR_ROLES: 'admin', SMS_REFUSED_ROLES: 'none' },
    });
    try {
      const { email: boss } = await room.createUser(`boss-${++serial}@example.com`, 'admin');
      const token = await room.token(boss);
      const refused = await create(lenient, token);
      expect(refused.json()).toMatchObject({ acrValues: 'urn:bindery:aal2-sms' });
      const bySms = await signed(token, { acr: 'urn:bindery:aal2-sms', amr: ['pwd', 'sms', 'mfa'] });
      expect((await create(lenient, bySms)).statusCode).toBe(201);
    } finally {
      await lenient.close();
    }
  });
});
