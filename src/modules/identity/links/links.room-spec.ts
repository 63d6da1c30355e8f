import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { LightMyRequestResponse } from 'fastify';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { PASSWORD, Room } from '../../../../test/support/identity-room.js';
import { Mailbox, tokenIn } from '../../../../test/support/mailbox.js';
import { Mail } from '../../../platform/mail/mail.js';

const NEXT = 'eleven green boats on the lake';

let database: TestDatabase;
let mailbox: Mailbox;
let room: Room;
let admin: string;

beforeAll(async () => {
  database = await cloneDatabase();
  mailbox = await Mailbox.open();
  room = await Room.open(database, { environment: { SMTP_URL: mailbox.url } });
  await room.createUser('admin@example.com', 'admin');
  admin = await room.token('admin@example.com');
});
afterAll(async () => {
  await room?.close();
  await mailbox?.close();
  await database?.drop();
});
beforeEach(async () => {
  await mails();
  await sql`delete from rate_limits`.execute(room.database);
});

const form = (url: string, fields: Record<string, string>): Promise<LightMyRequestResponse> =>
  room.request('POST', url, {
    text: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
const ask = (email: string): Promise<LightMyRequestResponse> => form('/account/reset', { email });
const choose = (token: string, password = NEXT): Promise<LightMyRequestResponse> =>
  form('/account/password', { token, password });

async function mails(): Promise<readonly string[]> {
  await room.get(Mail).settled();
  return mailbox.take();
}

async function linkFor(email: string): Promise<string> {
  expect((await ask(email)).statusCode).toBe(200);
  const [mail = ''] = await mails();
  return tokenIn(mail);
}

describe('PWD-10 a new password by mail', () => {
  it('opens once, ends what the old one opened, and is told to the user', async () => {
    await room.createUser('nora@example.com', 'underwriter');
    const session = await room.token('nora@example.com');
    const token = await linkFor('Nora@Example.com ');
    expect(token).toHaveLength(43);
    const shown = await room.request('GET', `/account/password?token=${token}`);
    expect([shown.statusCode, shown.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(shown.headers['content-security-policy']).toContain("form-action 'self'");

    expect((await choose(token)).statusCode).toBe(200);
    expect((await room.me(session)).statusCode).toBe(401);
    expect((await room.login('nora@example.com', PASSWORD)).statusCode).toBe(401);
    expect((await room.login('nora@example.com', NEXT)).statusCode).toBe(303);
    expect(await mails()).toEqual([expect.stringContaining('Your Bindery password was changed')]);
    for (const again of [await choose(token), await room.request('GET', `/account/password?token=${token}`)])
      expect(again.statusCode).toBe(404);
  });

  it('opens for one of ten who come at once', async () => {
    await room.createUser('ten@example.com', 'underwriter');
    const token = await linkFor('ten@example.com');
    await sql`delete from rate_limits`.execute(room.database);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => choose(token, `${NEXT} ${index} and more`)),
    );
    expect(answers.map(({ statusCode }) => statusCode).filter((status) => status === 200)).toHaveLength(1);
  });

  it('is not used up by a password that the policy refuses, which is said on the page', async () => {
    await room.createUser('short@example.com', 'underwriter');
    const token = await linkFor('short@example.com');
    const refused = await choose(token, 'short');
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('role="alert"');
    expect((await choose(token)).statusCode).toBe(200);
  });

  it('is over after an hour, when a newer one was sent, and when the account was closed', async () => {
    const user = await room.createUser('late@example.com', 'underwriter');
    const first = await linkFor('late@example.com');
    const second = await linkFor('late@example.com');
    expect((await choose(first)).statusCode).toBe(404);
    room.clock.forward(3601);
    expect((await choose(second)).statusCode).toBe(404);
    room.clock.forward(-3601);
    await sql`update users set is_active = false where id = ${user.id}`.execute(room.database);
    expect((await choose(second)).statusCode).toBe(404);
  });

  it('is kept as a hash only', async () => {
    await room.createUser('dump@example.com', 'underwriter');
    const token = await linkFor('dump@example.com');
    for (const table of ['account_links', 'audit_logs', 'rate_limits']) {
      const { rows } = await sql<{ text: string | null }>`
        select string_agg(t::text, ' ') as text from ${sql.table(table)} t`.execute(room.database);
      expect(rows[0]?.text ?? '').not.toContain(token);
    }
  });
});

describe('LOG-01 asking for a link', () => {
  it('is answered alike for a known, an unknown, a locked and a closed account, and mails only who may sign in', async () => {
    await room.createUser('known@example.com', 'underwriter');
    const locked = await room.createUser('locked@example.com', 'underwriter');
    const closed = await room.createUser('closed@example.com', 'underwriter');
    await sql`update users set failed_login_count = 100 where id = ${locked.id}`.execute(room.database);
    await sql`update users set is_active = false where id = ${closed.id}`.execute(room.database);
    const answers = new Set<string>();
    const sent: number[] = [];
    for (const name of ['known', 'unknown', 'locked', 'closed']) {
      const { statusCode, body, headers } = await ask(`${name}@example.com`);
      const { date: _, 'x-request-id': __, ...others } = headers;
      const { 'ratelimit-remaining': ___, 'ratelimit-reset': ____, ...alike } = others;
      answers.add(JSON.stringify([statusCode, body, alike]));
      sent.push((await mails()).length);
    }
    expect(answers.size).toBe(1);
    expect(sent).toEqual([1, 0, 1, 0]);
  });

  it('has a limit by network', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask('nobody@example.com')));
    const refused = answers.filter(({ statusCode }) => statusCode === 429);
    expect(refused).toHaveLength(2);
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('answers what is no address, twice an address or no form with a page or a problem, never with 500', async () => {
    expect((await ask('nobody')).statusCode).toBe(400);
    const twice = await room.request('POST', '/account/reset', {
      text: 'email=a@example.com&email=b@example.com',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(twice.statusCode).toBe(400);
    const json = await room.request('POST', '/account/reset', { body: { email: 'a@example.com' } });
    expect(json.statusCode).toBe(415);
    for (const token of ['', 'x', '%00', 'a'.repeat(500)])
      expect((await room.request('GET', `/account/password?token=${token}`)).statusCode).toBe(404);
  });
});

describe('PWD-11 an administrator', () => {
  it('invites somebody new, whose address is shown to be right by it', async () => {
    const user = await room.createUser('new@example.com', 'underwriter', null);
    const answer = await room.request('POST', `/api/v1/users/${user.id}/password`, { token: admin });
    expect(answer.json()).toMatchObject({ kind: 'invitation' });
    const [mail = ''] = await mails();
    expect(mail).toContain('An account has been set up for you');
    expect((await choose(tokenIn(mail))).statusCode).toBe(200);
    expect((await room.login('new@example.com', NEXT)).statusCode).toBe(303);
    const { rows } =
      await sql`select from users where id = ${user.id} and email_verified_at is not null`.execute(
        room.database,
      );
    expect(rows).toHaveLength(1);
  });

  it('starts a reset and sees neither a password nor the link', async () => {
    const user = await room.createUser('forgot@example.com', 'underwriter');
    const answer = await room.request('POST', `/api/v1/users/${user.id}/password`, { token: admin });
    expect(Object.keys(answer.json<object>()).toSorted()).toEqual(['expiresAt', 'kind']);
    const [mail = ''] = await mails();
    expect(answer.body).not.toContain(tokenIn(mail));
    // Until it is used, the old password opens.
    expect((await room.login('forgot@example.com')).statusCode).toBe(303);
    await sql`update users set is_active = false where id = ${user.id}`.execute(room.database);
    const closed = await room.request('POST', `/api/v1/users/${user.id}/password`, { token: admin });
    expect([closed.statusCode, closed.json<{ code: string }>().code]).toEqual([422, 'identity.user-closed']);
  });

  it('is told when mails have no way out', async () => {
    const silent = await Room.open(database);
    try {
      const user = await silent.createUser('silent@example.com', 'underwriter', null);
      const answer = await silent.request('POST', `/api/v1/users/${user.id}/password`, {
        token: await silent.token('admin@example.com'),
      });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
        503,
        'identity.mail-not-set-up',
      ]);
    } finally {
      await silent.close();
    }
  });
});

describe('LOG-06 a user who changes the own password', () => {
  it('is told by mail', async () => {
    await room.createUser('own@example.com', 'underwriter');
    const token = await room.token('own@example.com');
    const body = { currentPassword: PASSWORD, newPassword: NEXT };
    expect((await room.request('POST', '/api/v1/auth/password', { token, body })).statusCode).toBe(204);
    const [mail = ''] = await mails();
    expect(mail).toContain('To: own@example.com');
    expect(mail).toContain('Your Bindery password was changed');
  });
});
