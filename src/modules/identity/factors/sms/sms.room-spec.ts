import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { sql } from 'kysely';
import { generateSync } from 'otplib';
import type { RegisteredClient, Server } from '../../../../../test/support/authorization.js';
import { Browser, CALLBACK, register } from '../../../../../test/support/authorization.js';
import type { TestDatabase } from '../../../../../test/support/database.js';
import { cloneDatabase } from '../../../../../test/support/database.js';
import { dumpOf } from '../../../../../test/support/dump.js';
import { PASSWORD, Room } from '../../../../../test/support/identity-room.js';
import { Mailbox } from '../../../../../test/support/mailbox.js';
import { SmsTaker } from '../../../../../test/support/sms-gateway.js';
import { AddPhone } from './add-phone.js';

type Page = Awaited<ReturnType<Browser['go']>>;

let database: TestDatabase;
let mailbox: Mailbox;
let gateway: SmsTaker;
let room: Room;
let second: Room;
let without: Room;
let strict: Room;
let server: Server;
let secondServer: Server;
let strictServer: Server;
let client: RegisteredClient;
let serial = 0;
let email = '';
let userId = '';
let phone = '';

beforeAll(async () => {
  database = await cloneDatabase();
  mailbox = await Mailbox.open();
  gateway = await SmsTaker.open();
  const mail = { SMTP_URL: mailbox.url, MAIL_FROM: 'bindery@example.com' };
  const environment = { ...mail, SMS_GATEWAY_URL: gateway.url };
  room = await Room.open(database, { environment });
  second = await Room.open(database, { environment });
  strict = await Room.open(database, {
    environment: { ...environment, SECOND_FACTOR_ROLES: 'adjuster', SMS_REFUSED_ROLES: 'adjuster' },
  });
  without = await Room.open(database, { environment: mail });
  server = await room.listening();
  secondServer = await second.listening();
  strictServer = await strict.listening();
  client = await register(server.app);
});
afterAll(async () => {
  for (const each of [room, second, strict, without]) await each?.close();
  await gateway?.close();
  await mailbox?.close();
  await database?.drop();
});
beforeEach(async () => {
  await sql`delete from rate_limits`.execute(room.database);
  gateway.take();
  gateway.answers.splice(0);
  await newcomer();
});

async function newcomer(): Promise<void> {
  serial += 1;
  email = `person-${serial}@example.com`;
  phone = `+1614555${String(1000 + serial)}`;
  ({ id: userId } = await room.createUser(email, 'adjuster'));
}

const TWO_FACTORS = { acr_values: 'urn:bindery:aal2' };

async function password(browser: Browser, more: Record<string, string> = {}): Promise<Page> {
  const { at } = await browser.authorize(client, { more });
  return browser.submit(at, 'password', { email, password: PASSWORD });
}

/** Somebody on the page of their account, by password, or with a factor besides. */
async function atAccount(of: Server = server): Promise<Browser> {
  const browser = new Browser(of);
  const { at } = await browser.go('/account');
  await browser.submit(at, 'password', { email, password: PASSWORD });
  return browser;
}

async function post(browser: Browser, path: string, fields: Record<string, string> = {}): Promise<Page> {
  return browser.go(path, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  });
}

/** The number of this user is added, as the pages of the account do it. */
async function withPhone(): Promise<readonly string[]> {
  const add = room.get(AddPhone);
  const actor = { id: userId, role: 'adjuster', agencyId: null, sessionId: null } as const;
  await room.inContext(() => add.begin(`session of ${userId}`, actor, phone));
  const { code } = gateway.code();
  const recovery = await room.inContext(() => add.confirm(actor, `session of ${userId}`, code));
  await sql`delete from rate_limits`.execute(room.database);
  return recovery ?? [];
}

/** Adds the number of this user on the pages, and returns the recovery codes that come with it. */
async function enrolled(
  typed = phone,
): Promise<{ readonly browser: Browser; readonly recovery: readonly string[] }> {
  const browser = await atAccount();
  await post(browser, '/account/sms', { phone: typed });
  const { code } = gateway.code();
  const { response } = await post(browser, '/account/sms/code', { code });
  const text = await response.text();
  await sql`delete from rate_limits`.execute(room.database);
  const recovery = [...text.matchAll(/<code>([0-9a-z]{4}(?:-[0-9a-z]{4}){3})<\/code>/g)].map(
    ([, each]) => each as string,
  );
  return { browser, recovery };
}

/** A sign-in that waits for a code which was sent. */
async function waiting(
  of: Server = server,
  more: Record<string, string> = {},
): Promise<{ readonly browser: Browser; readonly at: string; readonly code: string }> {
  const browser = new Browser(of);
  const { at } = await password(browser, more);
  await browser.submit(at, 'sms');
  return { browser, at, code: gateway.code().code };
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

async function audited(): Promise<readonly string[]> {
  const { rows } = await sql<{ action: string }>`
    select action from audit_logs where resource_id = ${userId} order by seq`.execute(room.database);
  return rows.map(({ action }) => action.replace('identity.', ''));
}

const factorsSeen = async (by: Room = room): Promise<Readonly<Record<string, unknown>>> => {
  const boss = await room.createUser(`boss-${++serial}@example.com`, 'admin');
  const seen = await by.request('GET', `/api/v1/users/${userId}/factors`, {
    token: await room.token(boss.email),
  });
  return seen.json();
};

async function secretOn({ response }: Page): Promise<string> {
  const key = /<code>([A-Z2-7 ]+)<\/code>/.exec(await response.text())?.[1] ?? '';
  return key.replaceAll(' ', '');
}

const totp = (secret: string): string =>
  generateSync({ secret, epoch: Math.floor(room.clock.now().getTime() / 1000) });

describe('a number on the account', () => {
  it('SMS-01 is added when a code has reached it, with recovery codes; trail, API and mail say so', async () => {
    mailbox.take();
    const { recovery } = await enrolled('(614) 555-' + phone.slice(-4));
    expect(recovery).toHaveLength(10);
    expect(await audited()).toEqual(expect.arrayContaining(['sms-sent', 'factor-added']));
    expect(await factorsSeen()).toMatchObject({
      smsPhoneEnding: phone.slice(-2),
      isSmsOffered: true,
      recoveryCodesLeft: 10,
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(mailbox.take().join('')).toContain('Codes by SMS were added');
  });

  it('is not added by another code, nor by the one that went to a number before it', async () => {
    const browser = await atAccount();
    await post(browser, '/account/sms', { phone });
    const { code: earlier } = gateway.code();
    const wrong = await post(browser, '/account/sms/code', {
      code: earlier === '000000' ? '000001' : '000000',
    });
    expect([wrong.response.status, await wrong.response.text()]).toEqual([
      401,
      expect.stringContaining('This code is wrong'),
    ]);
    const other = '+16145559999';
    await post(browser, '/account/sms', { phone: other });
    expect(gateway.code().to).toBe(other);
    expect((await post(browser, '/account/sms/code', { code: earlier })).response.status).toBe(401);
    expect((await factorsSeen())['smsPhoneEnding']).toBeNull();
  });

  describe('is no number that codes go to', () => {
    let browser: Browser;
    beforeAll(async () => {
      await newcomer();
      browser = await atAccount();
    });

    it.each([
      '',
      '12',
      '+49 151 23456789',
      '+1 900',
      '+1614555010\u0663',
      '<script>',
      '+1'.padEnd(4000, '6'),
    ])('%#', async (typed) => {
      const { response } = await post(browser, '/account/sms', { phone: typed });
      expect([response.status, await response.text()]).toEqual([
        422,
        expect.stringContaining('no telephone number'),
      ]);
      expect(gateway.take()).toEqual([]);
    });
  });

  it('is added once by ten forms at once on two instances, with one set of recovery codes', async () => {
    const browser = await atAccount();
    await post(browser, '/account/sms', { phone });
    const { code } = gateway.code();
    const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        (n % 2 === 0 ? server : secondServer).fetch('/account/sms/code', {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ code }).toString(),
        }),
      ),
    );
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(texts.filter((text) => text.includes('class="codes"'))).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect((await audited()).filter((action) => action === 'factor-added')).toHaveLength(1);
    expect(await factorsSeen()).toMatchObject({ recoveryCodesLeft: 10 });
  });

  it('is changed by whoever has just shown a code, and by nobody whose sign-in saw the password alone', async () => {
    await enrolled();
    // This browser signed in before there was a factor: it may no more.
    const old = new Browser(server);
    const { at } = await old.go('/account');
    await old.submit(at, 'password', { email, password: PASSWORD });
    const page = await post(old, '/account/sms', { phone: '+16145558888' });
    expect([page.at.includes('/sign-in/'), gateway.take()]).toEqual([true, []]);

    await sql`delete from rate_limits`.execute(room.database);
    const browser = new Browser(server);
    const begun = await browser.go('/account');
    const asked = await browser.submit(begun.at, 'password', { email, password: PASSWORD });
    await browser.submit(asked.at, 'sms');
    await browser.submit(asked.at, 'sms-code', { code: gateway.code().code });
    await post(browser, '/account/sms', { phone: '+16145558888' });
    const { to, code } = gateway.code();
    const done = await post(browser, '/account/sms/code', { code });
    expect([to, done.at, done.response.status]).toEqual(['+16145558888', '/account', 200]);
    expect(await audited()).toContain('factor-changed');
    expect((await factorsSeen())['smsPhoneEnding']).toBe('88');
  });

  it('is not changed by a code by SMS alone where there is something better', async () => {
    const { browser } = await enrolled();
    const page = await browser.go('/account/authenticator');
    // The session was begun with the password alone, and there is a factor now.
    expect(page.at).toContain('/sign-in/');
    const { at } = await browser.submit(page.at, 'password', { email, password: PASSWORD });
    await browser.submit(at, 'sms');
    const shown = await browser.submit(at, 'sms-code', { code: gateway.code().code });
    expect(shown.at).toBe('/account/authenticator');
    const secret = await secretOn(shown);
    await post(browser, '/account/authenticator', { code: totp(secret) });
    room.clock.forward(31);

    const again = await post(browser, '/account/sms', { phone: '+16145557777' });
    expect(again.at).toContain('/sign-in/');
    const typed = await browser.submit(again.at, 'password', { email, password: PASSWORD });
    expect(await typed.response.text()).not.toContain('by SMS');
    expect((await browser.submit(again.at, 'sms')).response.status).toBe(422);
    expect((await browser.submit(again.at, 'sms-code', { code: '123456' })).response.status).toBe(422);
    const open = await browser.submit(again.at, 'code', { code: totp(secret) });
    expect([open.at, gateway.take()]).toEqual(['/account', []]);
  });

  it('REC-03 goes with what an administrator takes off, and the recovery codes with the last factor', async () => {
    const { browser } = await enrolled();
    const boss = await room.createUser(`boss-${++serial}@example.com`, 'admin');
    const reset = await room.request('POST', `/api/v1/users/${userId}/factors/reset`, {
      token: await room.token(boss.email),
    });
    expect(reset.statusCode).toBe(204);
    expect(await factorsSeen()).toMatchObject({ smsPhoneEnding: null, recoveryCodesLeft: 0 });
    expect((await browser.go('/account/sms')).at).toContain('/sign-in/');

    await enrolled();
    const { browser: mine, at, code } = await waiting();
    await mine.submit(at, 'sms-code', { code });
    const page = await post(mine, '/account/sms/remove');
    expect(await page.response.text()).toContain('Codes by SMS are removed');
    expect(await factorsSeen()).toMatchObject({ smsPhoneEnding: null, recoveryCodesLeft: 0 });
    expect(await audited()).toContain('factor-removed');
  });
});

describe('a code by SMS in a sign-in', () => {
  it('SMS-01 is asked for after the password, sent by a form alone, and the token says what it was', async () => {
    await withPhone();
    const browser = new Browser(server);
    const page = await password(browser);
    const text = await page.response.text();
    expect(text).toContain(`ends in ${phone.slice(-2)}`);
    expect([text.includes(phone), gateway.take()]).toEqual([false, []]);
    await browser.go(page.at);
    expect(gateway.take()).toEqual([]);
    const sent = await browser.submit(page.at, 'sms');
    expect(await sent.response.text()).toContain('autocomplete="one-time-code"');
    const { to, code } = gateway.code();
    const claims = await claimsOf(browser, await browser.submit(page.at, 'sms-code', { code }));
    expect([to, claims]).toEqual([
      phone,
      expect.objectContaining({ acr: 'urn:bindery:aal2-sms', amr: ['pwd', 'sms', 'mfa'] }),
    ]);
    expect((await audited()).filter((action) => /sms|shown/.test(action))).toEqual([
      'sms-sent',
      'sms-sent',
      'factor-shown',
    ]);
  });

  it('SMS-01 opens once, of ten forms at once on two instances, and in its own sign-in alone', async () => {
    await withPhone();
    const { browser, at, code } = await waiting();
    const other = await waiting(secondServer);
    expect((await other.browser.submit(other.at, 'sms-code', { code })).response.status).toBe(
      code === other.code ? 200 : 401,
    );
    const jar = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        (n % 2 === 0 ? server : secondServer).fetch(`${new URL(at, 'http://localhost').pathname}/sms-code`, {
          method: 'POST',
          headers: { cookie: jar, 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ code }).toString(),
        }),
      ),
    );
    const ended = answers.filter(
      (answer) => answer.headers.get('location')?.includes('/oidc/auth/') === true,
    );
    expect(ended).toHaveLength(1);
    expect((await audited()).filter((action) => action === 'factor-shown')).toHaveLength(1);
  });

  it('SMS-01 is over after five minutes, and when a newer one was sent', async () => {
    await withPhone();
    const first = await waiting();
    room.clock.forward(301);
    const late = await first.browser.submit(first.at, 'sms-code', { code: first.code });
    expect([late.response.status, await late.response.text()]).toEqual([
      401,
      expect.stringContaining('Send a code by SMS'),
    ]);
    await first.browser.submit(first.at, 'sms');
    const { code } = gateway.code();
    if (code !== first.code)
      expect((await first.browser.submit(first.at, 'sms-code', { code: first.code })).response.status).toBe(
        401,
      );
    const opened = await first.browser.submit(first.at, 'sms-code', { code });
    expect(opened.response.status).toBe(200);
  });

  it('SMS-01 is none any more when the number has changed meanwhile', async () => {
    await withPhone();
    const { browser, at, code } = await waiting();
    const mine = await waiting();
    await mine.browser.submit(mine.at, 'sms-code', { code: mine.code });
    await sql`delete from rate_limits`.execute(room.database);
    const begun = await mine.browser.go('/account');
    const there = new Browser(server);
    const asked = await there.go('/account');
    const typed = await there.submit(asked.at, 'password', { email, password: PASSWORD });
    await there.submit(typed.at, 'sms');
    await there.submit(typed.at, 'sms-code', { code: gateway.code().code });
    await post(there, '/account/sms', { phone: '+16145556666' });
    await post(there, '/account/sms/code', { code: gateway.code().code });
    expect([begun.response.status, (await factorsSeen())['smsPhoneEnding']]).toEqual([200, '66']);
    expect((await browser.submit(at, 'sms-code', { code })).response.status).toBe(401);
  });

  it('SMS-02 is judged by what the user holds when it is typed, not when it was sent', async () => {
    await withPhone();
    const { browser, at, code } = await waiting();
    await sql`update users set role = 'admin' where id = ${userId}`.execute(room.database);
    const page = await browser.submit(at, 'sms-code', { code });
    expect(await page.response.text()).toContain('Set up an authenticator app');
  });

  it('MFA-05 ends with the fifth wrong one, whatever the sixth is', async () => {
    await withPhone();
    const { browser, at, code } = await waiting();
    for (let n = 0; n < 5; n++) {
      const wrong = String((Number(code) + n + 1) % 1_000_000).padStart(6, '0');
      expect((await browser.submit(at, 'sms-code', { code: wrong })).response.status).toBe(401);
    }
    const sixth = await browser.submit(at, 'sms-code', { code });
    expect([sixth.response.status, await sixth.response.text()]).toEqual([
      401,
      expect.stringContaining('name="password"'),
    ]);
    expect((await audited()).filter((action) => action === 'factor-failed')).toHaveLength(5);
  });

  describe('is wrong', () => {
    const theirs = { email: '', userId: '' };
    beforeAll(async () => {
      await newcomer();
      await withPhone();
      Object.assign(theirs, { email, userId });
    });

    it.each(['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦', '\0', '9'.repeat(4000)])('as %#', async (typed) => {
      ({ email, userId } = theirs);
      const { browser, at } = await waiting();
      expect((await browser.submit(at, 'sms-code', { code: typed })).response.status).toBe(401);
    });
  });

  it('MFA-04 is neither sent nor looked at without the password', async () => {
    await withPhone();
    const browser = new Browser(server);
    const { at } = await browser.authorize(client);
    for (const step of ['sms', 'sms-code']) {
      const page = await browser.submit(at, step, { code: '123456' });
      expect([step, await page.response.text()]).toEqual([step, expect.stringContaining('name="password"')]);
    }
    expect(gateway.take()).toEqual([]);
  });

  it('rests with the other factors after ten wrong codes in a row', async () => {
    await withPhone();
    await sql`update user_mfa_settings set failed_count = 10, last_failed_at = ${room.clock.now()} where user_id = ${userId}`.execute(
      room.database,
    );
    const { browser, at, code } = await waiting();
    const resting = await browser.submit(at, 'sms-code', { code });
    expect([resting.response.status, Number(resting.response.headers.get('retry-after'))]).toEqual([
      429,
      expect.any(Number),
    ]);
    expect(await audited()).toContain('factor-refused');
  });

  it('SMS-02 of a user two are sent in a minute, also of ten forms at once on two instances, and the third says when', async () => {
    await withPhone();
    const browsers = await Promise.all(
      Array.from({ length: 10 }, async (_, n) => {
        const browser = new Browser(n % 2 === 0 ? server : secondServer);
        return { browser, at: (await password(browser)).at };
      }),
    );
    const pages = await Promise.all(browsers.map(({ browser, at }) => browser.submit(at, 'sms')));
    expect(pages.map(({ response }) => response.status).toSorted()).toEqual([
      200,
      200,
      ...Array<number>(8).fill(429),
    ]);
    expect(gateway.take()).toHaveLength(2);
    const refused = pages.find(({ response }) => response.status === 429)?.response;
    expect([Number(refused?.headers.get('retry-after')), await refused?.text()]).toEqual([
      expect.any(Number),
      expect.stringContaining('Too many codes were sent'),
    ]);
    expect((await audited()).filter((action) => action === 'sms-refused')).toHaveLength(8);
  });

  it('SMS-02 a number has its own limit, whoever of several adds it; a network too', async () => {
    const victim = '+16145550001';
    const statuses: number[] = [];
    for (let n = 0; n < 3; n++) {
      email = `many-${++serial}@example.com`;
      await room.createUser(email, 'adjuster');
      statuses.push((await post(await atAccount(), '/account/sms', { phone: victim })).response.status);
    }
    expect([statuses, gateway.take().length]).toEqual([[200, 200, 429], 2]);
    await sql`insert into rate_limits (key, points, expire) values ('minute:sms 127.0.0.1', 20, ${Date.now() + 60_000})
      on conflict (key) do update set points = 20`.execute(room.database);
    const { response } = await post(await atAccount(), '/account/sms', { phone: '+16145550002' });
    expect([response.status, gateway.take()]).toEqual([429, []]);
  });

  it('goes on with a recovery code where the telephone is lost', async () => {
    const recovery = await withPhone();
    const browser = new Browser(server);
    const page = await password(browser);
    expect(await page.response.text()).toContain('I cannot use the telephone');
    const claims = await claimsOf(
      browser,
      await browser.submit(page.at, 'recovery', { code: recovery[0] ?? '' }),
    );
    expect(claims).toMatchObject({ acr: 'urn:bindery:aal2', amr: ['pwd', 'otp', 'mfa'] });
  });

  it('is told when the gateway does not take it, and what was typed before goes on', async () => {
    await withPhone();
    gateway.answers.push(503, 503, 503);
    const browser = new Browser(server);
    const page = await password(browser);
    const failed = await browser.submit(page.at, 'sms');
    expect([failed.response.status, await failed.response.text()]).toEqual([
      503,
      expect.stringContaining('could not be sent'),
    ]);
    expect(await audited()).toContain('sms-failed');
    gateway.take();
    await browser.submit(page.at, 'sms');
    const { code } = gateway.code();
    expect((await browser.submit(page.at, 'sms-code', { code })).response.status).toBe(200);
  });
});

describe('where a code by SMS is not enough', () => {
  it('SMS-02 whoever asks for two factors gets none: something better is added after it, in the same sign-in', async () => {
    await withPhone();
    const { browser, at, code } = await waiting(server, TWO_FACTORS);
    const page = await browser.submit(at, 'sms-code', { code });
    expect(await page.response.clone().text()).toContain('Set up an authenticator app');
    const early = await browser.submit(at, 'continue');
    expect(await early.response.text()).toContain('Set up an authenticator app');
    const secret = await secretOn(page);
    await browser.submit(at, 'authenticator', { code: totp(secret) });
    const claims = await claimsOf(browser, await browser.submit(at, 'continue'));
    expect(claims).toMatchObject({ acr: 'urn:bindery:aal2', amr: ['pwd', 'otp', 'mfa'] });
  });

  it('a password alone adds nothing in its place', async () => {
    await withPhone();
    const browser = new Browser(server);
    const page = await password(browser, TWO_FACTORS);
    expect(await page.response.text()).not.toContain('Set up an authenticator app');
    for (const step of ['authenticator', 'new-passkey', 'continue'])
      expect(await (await browser.submit(page.at, step, { code: '123456' })).response.text()).not.toContain(
        'class="codes"',
      );
  });

  it('a session that saw one is asked again by whoever needs two factors, and not by whoever takes it', async () => {
    await withPhone();
    const { browser, at, code } = await waiting();
    await browser.submit(at, 'sms-code', { code });
    const silent = async (acr: string): Promise<string | null> => {
      const page = await browser.authorize(client, {
        scope: 'openid',
        more: { acr_values: acr, prompt: 'none' },
      });
      return new URL(page.at).searchParams.get('error');
    };
    expect(await silent('urn:bindery:aal2')).toBe('login_required');
    expect(await silent('urn:bindery:aal2-sms')).not.toBe('login_required');
    expect(await silent('urn:bindery:aal2 urn:bindery:aal2-sms')).not.toBe('login_required');
  });

  it('roles of SMS_REFUSED_ROLES cannot add it, and are asked for something better beside what they have', async () => {
    const refused = await (await atAccount(strictServer)).go('/account');
    expect(refused.at).toContain('/sign-in/');
    await withPhone();
    const { browser, at, code } = await waiting(strictServer);
    const page = await browser.submit(at, 'sms-code', { code });
    expect(await page.response.text()).toContain('your account has none yet beside codes by SMS');
    expect(await factorsSeen(strict)).toMatchObject({ isRequired: true, isSmsOffered: false });

    ({ id: userId } = await room.createUser((email = `admin-${++serial}@example.com`), 'admin'));
    const admin = await atAccount();
    const shown = await admin.go('/account');
    expect(await shown.response.text()).toContain('Not for your role');
    const asked = await post(admin, '/account/sms', { phone });
    expect([asked.response.status, gateway.take()]).toEqual([422, []]);
  });

  it('is no last factor of whoever must have one', async () => {
    await withPhone();
    const { browser, at, code } = await waiting(server, TWO_FACTORS);
    const secret = await secretOn(await browser.submit(at, 'sms-code', { code }));
    await browser.submit(at, 'authenticator', { code: totp(secret) });
    room.clock.forward(31);
    strict.clock.forward(31);
    const mine = new Browser(strictServer);
    const begun = await mine.go('/account');
    const typed = await mine.submit(begun.at, 'password', { email, password: PASSWORD });
    strict.clock.forward(Math.round((room.clock.now().getTime() - strict.clock.now().getTime()) / 1000));
    await mine.submit(typed.at, 'code', { code: totp(secret) });
    const page = await post(mine, '/account/authenticator/remove');
    expect([page.response.status, await page.response.text()]).toEqual([
      422,
      expect.stringContaining('add another one first'),
    ]);
  });
});

describe('without a gateway', () => {
  it('nobody can add codes by SMS, and page and API say so', async () => {
    const server = await without.listening();
    const browser = new Browser(server);
    const { at } = await browser.go('/account');
    const page = await browser.submit(at, 'password', { email, password: PASSWORD });
    expect(await page.response.text()).toContain('Not offered: this server sends no messages');
    const asked = await post(browser, '/account/sms', { phone });
    expect([asked.response.status, await asked.response.text()]).toEqual([
      503,
      expect.stringContaining('sends no codes by SMS'),
    ]);
    expect(await factorsSeen(without)).toMatchObject({ isSmsOffered: false, smsPhoneEnding: null });
    await withPhone();
    const mine = new Browser(server);
    const typed = await password(mine);
    expect(await typed.response.text()).toContain('sends none any more');
    expect((await mine.submit(typed.at, 'sms')).response.status).toBe(503);
  });
});

describe('what is kept', () => {
  it('SMS-03 holds neither number nor code in any table, nor does the trail', async () => {
    await withPhone();
    const { code } = await waiting();
    const dump = await dumpOf(database.ownerUrl);
    expect(dump.length).toBeGreaterThan(1000);
    expect([dump.includes(phone), dump.includes(phone.slice(1)), dump.includes(phone.slice(2))]).toEqual([
      false,
      false,
      false,
    ]);
    const { rows } = await sql<{ row: string }>`
      select concat(to_jsonb(c)::text) as row from factor_challenges c where user_id = ${userId}`.execute(
      room.database,
    );
    for (const { row } of rows) expect(row).not.toContain(`"${code}"`);
  });
});
