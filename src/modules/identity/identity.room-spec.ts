import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import type { TestDatabase } from '../../../test/support/database.js';
import { cloneDatabase } from '../../../test/support/database.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { FREE_TRIES } from './domain/lock-out.js';
import { PASSWORD, Room } from '../../../test/support/identity-room.js';
import { QUICK } from '../../../test/support/quick-hashing.js';
import { Identity } from './index.js';
import { PasswordHasher } from './passwords/password-hasher.js';

/** Also notes what it was asked to compare with. */
class NotingHasher extends PasswordHasher {
  readonly compared: (string | null)[] = [];

  override verify(passwordHash: string | null, password: string): Promise<boolean> {
    this.compared.push(passwordHash);
    return super.verify(passwordHash, password);
  }
}

interface AuditRow {
  readonly userId: string | null;
  readonly action: string;
  readonly outcome: string;
  readonly resourceId: string;
  readonly changes: Record<string, unknown>;
  readonly securityAlerts: readonly string[] | null;
}

/** The page without what differs by sign-in and by what was typed. */
function bare({ body }: LightMyRequestResponse): string {
  return body.replaceAll(/(?<=\/sign-in\/|challenge&quot;:&quot;)[\w-]+|[\w.-]+@example\.com/g, '');
}

describe('signing in', () => {
  const hasher = new NotingHasher(undefined, QUICK);
  let database: TestDatabase;
  let one: Room;
  let two: Room;

  beforeAll(async () => {
    database = await cloneDatabase();
    [one, two] = await Promise.all([Room.open(database, { hasher }), Room.open(database)]);
  });
  afterAll(async () => {
    await one?.close();
    await two?.close();
    await database?.drop();
  });

  async function trailOf(userId: string): Promise<readonly AuditRow[]> {
    const { rows } = await sql<AuditRow>`
      select user_id, action, outcome, resource_id, changes, security_alerts
      from audit_logs where user_id = ${userId} order by seq
    `.execute(one.database);
    return rows;
  }

  it('goes on with the right password, however the address is written', async () => {
    await one.createUser('Ada@Example.com', 'underwriter');
    const response = await one.login('aDA@example.COM');
    expect(response.statusCode).toBe(303);
    expect(response.headers.location).toContain('/oidc/auth/');
    expect((await one.login('ada@example.com', 'not the password at all')).headers['cache-control']).toBe(
      'no-store',
    );
  });

  it('gives the command line a token of a user, and none of who may not sign in', async () => {
    const user = await one.createUser('script@example.com', 'underwriter');
    const issue = (email: string, minutes = 10) =>
      one.inContext(() => one.get(Identity).issueToken({ holder: { email }, minutes, reason: 'A trial' }));
    const { accessToken, permissions, holder, expiresAt } = await issue('Script@example.com', 3);
    expect((await two.me(accessToken)).json()).toMatchObject({ id: user.id });
    expect(holder).toMatchObject({ role: 'underwriter', agencyId: null });
    expect(permissions).toContain('identity.session');
    expect(permissions).not.toContain('identity.users.read');
    const { rows: issued } = await sql<AuditRow>`
      select user_id, action, outcome, resource_id, changes, security_alerts from audit_logs
       where action = 'identity.token-issued' and resource_id = ${user.id}`.execute(one.database);
    expect(issued).toMatchObject([
      {
        userId: null,
        action: 'identity.token-issued',
        changes: { expiresAt: expiresAt.toISOString(), reason: 'A trial' },
      },
    ]);
    two.clock.forward(181);
    expect((await two.me(accessToken)).statusCode).toBe(401);
    two.clock.forward(-181);
    await sql`update users set is_active = false where id = ${user.id}`.execute(one.database);
    for (const email of ['script@example.com', 'no-such@example.com'])
      await expect(issue(email)).rejects.toMatchObject({ code: 'identity.user-not-found' });
  });

  it('accepts on one instance what the other has issued', async () => {
    await one.createUser('both@example.com', 'agent');
    expect((await two.me(await one.token('both@example.com'))).statusCode).toBe(200);
    expect((await one.me(await two.token('both@example.com'))).statusCode).toBe(200);
  });

  it('made one signing key though both instances started at the same time', async () => {
    const { rows } = await sql`select kid, private_jwk_encrypted from signing_keys`.execute(one.database);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).toContain('v1.');
    expect(JSON.stringify(rows)).not.toContain('"d"');
  });

  it('says the same to a wrong password, an unknown address, a disabled user and one without a password', async () => {
    const known = await one.createUser('known@example.com', 'agent');
    const disabled = await one.createUser('disabled@example.com', 'agent');
    await one.createUser('sso@example.com', 'agent', null);
    await sql`update users set is_active = false where id = ${disabled.id}`.execute(one.database);

    const answers = await Promise.all([
      one.login('known@example.com', 'not the password at all'),
      one.login('nobody@example.com'),
      one.login('disabled@example.com'),
      one.login('sso@example.com'),
    ]);

    expect(answers.map((answer) => answer.statusCode)).toEqual([401, 401, 401, 401]);
    expect(answers[0]?.body).toContain('That did not work.');
    expect(new Set(answers.map(bare)).size).toBe(1);
    expect(await trailOf(known.id)).toMatchObject([
      { action: 'identity.sign-in-failed', outcome: 'failure', changes: { reason: 'wrong-password' } },
    ]);
  });

  it('works as hard for an unknown user as for a known one', async () => {
    hasher.compared.length = 0;
    await one.login('nobody-at-all@example.com', 'whatever they typed here');
    await one.login('known@example.com', 'whatever they typed here');
    expect(hasher.compared).toEqual([null, expect.stringContaining('$argon2id$')]);
  });

  it('never writes the attempted password or address anywhere', async () => {
    await one.login('typed-by-mistake-9137@example.com', 'typed-by-mistake-9137-password');
    const { rows } = await sql<{ found: string }>`
      select string_agg(a::text, ' ') as found from audit_logs a
    `.execute(one.database);
    expect(rows[0]?.found).not.toContain('typed-by-mistake');
  });

  it('LOG-02 allows no more tries to a parallel burst over two instances than one by one', async () => {
    const user = await one.createUser('burst@example.com', 'agent');
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        (n % 2 ? one : two).login('burst@example.com', `wrong password ${n} of forty`),
      ),
    );

    const statuses = answers.map((answer) => answer.statusCode);
    const looked = statuses.filter((status) => status === 401).length;
    // A machine that is busy says so and looks at no password.
    expect(statuses.filter((status) => status === 503)).toHaveLength(40 - looked);
    expect(looked).toBeGreaterThan(2 * FREE_TRIES);
    expect((await two.login('burst@example.com')).statusCode).toBe(401);
    const trail = await trailOf(user.id);
    expect(trail.filter((row) => row.outcome === 'denied')).toHaveLength(looked - FREE_TRIES + 1);
    expect(trail.some((row) => row.securityAlerts?.includes('account-locked'))).toBe(true);
  });

  it('LOG-04 lets the right password in after the rest, and forgives', async () => {
    one.clock.forward(31);
    expect((await one.login('burst@example.com')).statusCode).toBe(303);
    expect((await one.login('burst@example.com', 'another wrong password')).statusCode).toBe(401);
    expect((await one.login('burst@example.com')).statusCode).toBe(303);
  });

  it('LOG-01 says the same of an account that is locked, closed, unknown or has another password, in the same time class', async () => {
    const [locked, closed] = [
      await one.createUser('log-locked@example.com', 'underwriter'),
      await one.createUser('log-closed@example.com', 'underwriter'),
    ];
    await one.createUser('log-open@example.com', 'underwriter');
    await sql`update users set failed_login_count = 100 where id = ${locked.id}`.execute(one.database);
    await sql`update users set is_active = false where id = ${closed.id}`.execute(one.database);
    const cases = [
      ['log-locked@example.com', PASSWORD],
      ['log-locked@example.com', 'not the password of it'],
      ['log-closed@example.com', PASSWORD],
      ['log-nobody@example.com', PASSWORD],
      ['log-open@example.com', 'not the password of it'],
    ] as const;
    const answers = new Set<string>();
    for (const [email, password] of cases) {
      const answer = await one.login(email, password);
      answers.add(JSON.stringify([answer.statusCode, Object.keys(answer.headers).toSorted(), bare(answer)]));
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain('That did not work.');
  });

  it('LOG-01 hashes a password for a locked account as for any other', async () => {
    const hasher = one.get(PasswordHasher);
    const verified: (string | null)[] = [];
    const verify = hasher.verify.bind(hasher);
    Object.assign(hasher, {
      verify: (hash: string | null, password: string) => {
        verified.push(hash);
        return verify(hash, password);
      },
    });
    await one.login('log-locked@example.com');
    await one.login('log-nobody@example.com');
    Reflect.deleteProperty(hasher, 'verify');
    expect(verified).toEqual([null, null]);
  });

  describe('with wrong passwords of somebody else', () => {
    const [home, stranger, strangers] = ['198.51.100.7', '203.0.113.9', '2001:db8:1:2::'];
    const guess = (email: string, from: string): Promise<{ readonly statusCode: number }> =>
      one.login(email, 'a stranger guesses this one', from);

    async function guesses(email: string, from: string, times: number): Promise<void> {
      for (let n = 0; n < times; n++) await guess(email, from);
    }

    it('LOG-03 stays open to its owner, and shut to the stranger', async () => {
      await one.createUser('victim@example.com', 'agent');
      await guesses('victim@example.com', stranger, FREE_TRIES);
      expect((await guess('victim@example.com', stranger)).statusCode).toBe(401);
      expect((await two.login('victim@example.com', PASSWORD, stranger)).statusCode).toBe(401);
      expect((await two.login('victim@example.com', PASSWORD, home)).statusCode).toBe(303);
      expect((await two.login('victim@example.com', PASSWORD, stranger)).statusCode).toBe(401);
    });

    it('takes all addresses of one IPv6 network for one, and an IPv4 address in either writing', async () => {
      await one.createUser('six@example.com', 'agent');
      for (let n = 1; n <= FREE_TRIES; n++) await guess('six@example.com', `${strangers}${n}`);
      expect((await guess('six@example.com', `${strangers}ffff`)).statusCode).toBe(401);
      expect((await guess('six@example.com', '2001:db8:1:3::1')).statusCode).toBe(401);
      await guesses('six@example.com', `::ffff:${stranger}`, FREE_TRIES);
      expect((await guess('six@example.com', stranger)).statusCode).toBe(401);
      expect((await guess('six@example.com', '::ffff:203.0.113.10')).statusCode).toBe(401);
    });

    it('is slowed down for unknown networks once there are many of them, not for the usual one', async () => {
      const user = await one.createUser('hunted@example.com', 'agent');
      await one.login('hunted@example.com', PASSWORD, home);
      await sql`update users set failed_login_count = 49 where id = ${user.id}`.execute(one.database);
      expect((await guess('hunted@example.com', '192.0.2.1')).statusCode).toBe(401);
      expect((await guess('hunted@example.com', '192.0.2.2')).statusCode).toBe(401);
      expect((await one.login('hunted@example.com', PASSWORD, home)).statusCode).toBe(303);
      expect((await guess('hunted@example.com', '192.0.2.2')).statusCode).toBe(401);
    });
  });

  it('lets twenty sign-ins with the right password in at once', async () => {
    await one.createUser('many@example.com', 'agent');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? one : two).login('many@example.com')),
    );
    expect(answers.map((answer) => answer.statusCode)).toEqual(Array(20).fill(303));
  });

  it('leaves others alone while somebody holds the row of one account', async () => {
    const held = await one.createUser('held@example.com', 'agent');
    await one.createUser('free@example.com', 'agent');
    let stuck: readonly ReturnType<Room['login']>[] = [];
    await two.database.transaction().execute(async (holder) => {
      await sql`select from users where id = ${held.id} for update`.execute(holder);
      stuck = Array.from({ length: 5 }, () => one.login('held@example.com'));
      expect((await one.login('free@example.com')).statusCode).toBe(303);
    });
    expect((await Promise.all(stuck)).map(({ statusCode }) => statusCode)).toEqual(Array(5).fill(303));
  });

  it('PWD-02 tells two long passwords apart by their last character', async () => {
    const long = 'seven quiet lamps by the river '.repeat(4).slice(0, 119);
    await one.createUser('long@example.com', 'agent', `${long}a`);
    expect((await one.login('long@example.com', `${long}b`)).statusCode).toBe(401);
    expect((await one.login('long@example.com', `${long}a`)).statusCode).toBe(303);
  });

  it('PWD-06 lets a password in that was chosen years ago', async () => {
    const user = await one.createUser('faithful@example.com', 'agent');
    await sql`update users set password_changed_at = now() - interval '5 years' where id = ${user.id}`.execute(
      one.database,
    );
    expect((await one.login('faithful@example.com')).headers.location).toContain('/oidc/auth/');
  });

  it('PWD-08 renews a hash of weaker parameters at the next sign-in', async () => {
    const real = await Room.open(database, { hasher: 'real' });
    const user = await one.createUser('older@example.com', 'agent');
    const weak = await hash('seven quiet lamps by the river', { memoryCost: 19_456, timeCost: 2 });
    await sql`update users set password_hash = ${weak} where id = ${user.id}`.execute(one.database);
    expect((await real.login('older@example.com')).statusCode).toBe(303);
    const { rows } = await sql<{ passwordHash: string }>`
      select password_hash from users where id = ${user.id}
    `.execute(one.database);
    expect(rows[0]?.passwordHash).toContain('m=47104,t=1,p=1');
    expect((await real.login('older@example.com')).statusCode).toBe(303);
    await real.close();
  });

  it('PWD-07 keeps passwords with a pepper, reads what an older one or none made, and renews it at the sign-in', async () => {
    const pepper = (id: string): string => `${id}:${Buffer.alloc(32, id).toString('base64')}`;
    const opened = async (environment: Record<string, string>): Promise<string> => {
      const room = await Room.open(database, { environment });
      expect((await room.login('peppered@example.com', 'a wrong password here')).statusCode).toBe(401);
      expect((await room.login('peppered@example.com')).statusCode).toBe(303);
      const { rows } = await sql<{ passwordHash: string }>`
        select password_hash from users where email = 'peppered@example.com'`.execute(room.database);
      await room.close();
      return rows[0]?.passwordHash ?? '';
    };
    await one.createUser('peppered@example.com', 'agent');
    const first = await opened({ PASSWORD_PEPPER: pepper('2026') });
    expect(first).toMatch(/^pepper=2026\$argon2id\$v=19\$m=512,t=1,p=1\$/);
    const asInProduction = new PasswordHasher({
      current: { id: '2026', key: Buffer.alloc(32, 'x') },
      former: [],
    });
    expect(await asInProduction.hash(PASSWORD)).toMatch(/^pepper=2026\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
    const both = { PASSWORD_PEPPER: pepper('2027'), PASSWORD_PREVIOUS_PEPPERS: pepper('2026') };
    expect(await opened(both)).toMatch(/^pepper=2027\$/);
    expect(await opened({ PASSWORD_PEPPER: pepper('2027') })).toMatch(/^pepper=2027\$/);
    expect((await one.login('peppered@example.com')).statusCode).toBe(401);
    await expect(Room.open(database, { environment: { PASSWORD_PEPPER: pepper('2028') } })).rejects.toThrow(
      'Passwords have peppers that are in neither PASSWORD_PEPPER nor PASSWORD_PREVIOUS_PEPPERS: 2027',
    );
    await expect(
      new PasswordHasher({ current: { id: '2027', key: Buffer.alloc(32, 'x') }, former: [] }).verify(
        first,
        PASSWORD,
      ),
    ).resolves.toBe(false);
    expect(await opened({ PASSWORD_PREVIOUS_PEPPERS: pepper('2027') })).toMatch(/^\$argon2id\$/);
  });

  it('LOG-05 never signs the system in', async () => {
    await one.createUser('robot@example.com', 'system');
    expect((await one.login('robot@example.com')).statusCode).toBe(401);
    expect(SYSTEM_ACTOR.id).toBeNull();
  });
});
