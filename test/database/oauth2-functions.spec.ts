import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import type { Row } from './given.js';
import { aClient, aUser, connected, inHours, insert } from './given.js';

let db: TestDatabase;
let user: string;
let client_id: string;
let hashes = 0;

beforeEach(async () => {
  db = await cloneDatabase();
  await connected(db.url, async (client) => {
    user = await aUser(client);
    client_id = await aClient(client);
  });
});
afterEach(() => db.drop());

const alive = { issued_at: inHours(-1), expires_at: inHours(1) };
const expired = { issued_at: inHours(-3), expires_at: inHours(-2) };
const ofUser = (): Row => ({ user_id: user, client_id });

const code = (client: Client, values: Row): Promise<unknown> =>
  insert(client, 'oauth2_authorization_codes', {
    ...ofUser(),
    code_hash: `h${++hashes}`,
    redirect_uri: 'https://a.test/cb',
    ...values,
  });
const refreshToken = (client: Client, values: Row): Promise<Row> =>
  insert(client, 'oauth2_refresh_tokens', {
    ...ofUser(),
    token_hash: `h${++hashes}`,
    first_issued_at: inHours(-9),
    ...values,
  });
const accessToken = (client: Client, values: Row): Promise<unknown> =>
  insert(client, 'oauth2_access_tokens', { ...ofUser(), jti_hash: `h${++hashes}`, ...values });
const session = (client: Client, values: Row): Promise<unknown> =>
  insert(client, 'user_sessions', {
    user_id: user,
    session_token_hash: `h${++hashes}`,
    created_at: inHours(-9),
    ...values,
  });

async function rows(client: Client, question: string): Promise<unknown[]> {
  return (await client.query(question)).rows;
}

describe('cleanup_expired_oauth2_tokens()', () => {
  it('removes what has expired, and only that, and says how much of each', async () => {
    await connected(db.url, async (client) => {
      await code(client, expired);
      await code(client, alive);
      await refreshToken(client, expired);
      await refreshToken(client, expired);
      await refreshToken(client, { ...alive, used_at: inHours(-0.5) });
      await refreshToken(client, { ...alive, revoked_at: inHours(-0.5) });
      await accessToken(client, expired);
      await accessToken(client, alive);
      await insert(client, 'oidc_artifacts', {
        model: 'Interaction',
        id_hash: 'i',
        payload_encrypted: 'e',
        expires_at: inHours(-1),
      });
      expect(await rows(client, 'select * from cleanup_expired_oauth2_tokens()')).toEqual([
        {
          authorization_codes: 1,
          refresh_tokens: 2,
          access_tokens: 1,
          artifacts: 1,
          sessions: 0,
          token_logs: 0,
        },
      ]);
      expect(
        await rows(
          client,
          `select (select count(*) from oauth2_authorization_codes)::int as codes,
          (select count(*) from oauth2_refresh_tokens)::int as refresh, (select count(*) from oauth2_access_tokens)::int as access`,
        ),
      ).toEqual([{ codes: 1, refresh: 2, access: 1 }]);
    });
  });

  it('logs as expired what came to its end unused, once', async () => {
    await connected(db.url, async (client) => {
      await code(client, { ...expired, code_hash: 'unused-code', scope: 'openid' });
      await code(client, { ...expired, used_at: inHours(-2.5) });
      await refreshToken(client, { ...expired, token_hash: 'unused-token' });
      await refreshToken(client, { ...expired, revoked_at: inHours(-2.5) });
      await client.query('select cleanup_expired_oauth2_tokens()');
      await client.query('select cleanup_expired_oauth2_tokens()');
      expect(
        await rows(
          client,
          'select action, token_type, token_hash, scope, user_id, client_id from oauth2_token_logs order by token_hash',
        ),
      ).toEqual([
        {
          action: 'expired',
          token_type: 'authorization_code',
          token_hash: 'unused-code',
          scope: 'openid',
          user_id: user,
          client_id,
        },
        {
          action: 'expired',
          token_type: 'refresh_token',
          token_hash: 'unused-token',
          scope: null,
          user_id: user,
          client_id,
        },
      ]);
    });
  });

  it('works in batches, oldest first', async () => {
    await connected(db.url, async (client) => {
      for (let hour = 1; hour <= 5; hour++)
        await accessToken(client, {
          jti_hash: `expired-${hour}`,
          issued_at: inHours(-10),
          expires_at: inHours(-hour),
        });
      const counts: number[] = [];
      for (let call = 0; call < 4; call++) {
        const [result] = (await rows(
          client,
          'select access_tokens from cleanup_expired_oauth2_tokens(2)',
        )) as { access_tokens: number }[];
        counts.push(result?.access_tokens ?? -1);
        if (call === 0)
          expect(
            await rows(client, 'select jti_hash from oauth2_access_tokens order by 1 desc limit 1'),
          ).toEqual([{ jti_hash: 'expired-3' }]);
      }
      expect(counts).toEqual([2, 2, 1, 0]);
    });
  });

  it('shares the work between two callers at once: nothing is removed or logged twice', async () => {
    await connected(db.ownerUrl, async (client) => {
      await client.query(
        `insert into oauth2_access_tokens (client_id, user_id, jti_hash, issued_at, expires_at)
        select $1, $2, 'many-' || n, now() - interval '2 days', now() - interval '1 day' from generate_series(1, 2000) n`,
        [client_id, user],
      );
    });
    const removed = await Promise.all(
      Array.from({ length: 4 }, () =>
        connected(db.url, async (client) => {
          let total = 0;
          for (let call = 0; call < 10; call++) {
            const [result] = (await rows(
              client,
              'select access_tokens from cleanup_expired_oauth2_tokens(100)',
            )) as { access_tokens: number }[];
            total += result?.access_tokens ?? 0;
          }
          return total;
        }),
      ),
    );
    expect(removed.reduce((sum, count) => sum + count, 0)).toBe(2000);
    await connected(db.url, async (client) => {
      expect(
        await rows(
          client,
          'select count(*)::int as logged, count(distinct token_hash)::int as different from oauth2_token_logs',
        ),
      ).toEqual([{ logged: 2000, different: 2000 }]);
    });
  });

  it('keeps logs as long as the policy says, not 90 days', async () => {
    const log = (client: Client, created_at: string): Promise<unknown> =>
      insert(client, 'oauth2_token_logs', {
        token_type: 'access_token',
        token_hash: 'h',
        action: 'issued',
        created_at,
      });
    await connected(db.url, async (client) => {
      const removed = async (): Promise<unknown[]> =>
        rows(client, 'select token_logs from cleanup_expired_oauth2_tokens()');
      await client.query(`insert into oauth2_token_logs (token_type, token_hash, action, created_at)
        select 'access_token', 'h', 'issued', now() - make_interval(days => days) from unnest(array[100, 800, 1200]) as days`);
      expect(await removed()).toEqual([{ token_logs: 0 }]);

      await client.query(
        `update retention_policies set keep_for = '2 years', legal_hold = true where subject = 'oauth2_token_logs'`,
      );
      expect(await removed()).toEqual([{ token_logs: 0 }]);

      await client.query(
        `update retention_policies set legal_hold = false where subject = 'oauth2_token_logs'`,
      );
      expect(await removed()).toEqual([{ token_logs: 2 }]);
      expect(
        await rows(client, `select now() - created_at < interval '101 days' as young from oauth2_token_logs`),
      ).toEqual([{ young: true }]);
    });
    await connected(db.ownerUrl, async (client) => {
      await log(client, '1999-01-01');
      await expect(client.query('delete from oauth2_token_logs')).rejects.toMatchObject({ code: '42501' });
      await client.query(`delete from oauth2_token_logs where created_at < '2000-01-01'`);
    });
  });

  it('leaves the rest of a family whose first link is removed', async () => {
    await connected(db.url, async (client) => {
      const first = await refreshToken(client, { ...expired, used_at: inHours(-2.5) });
      const second = await refreshToken(client, { ...alive, parent_token_id: first['id'] });
      await client.query('select cleanup_expired_oauth2_tokens()');
      expect(await rows(client, 'select id, parent_token_id from oauth2_refresh_tokens')).toEqual([
        { id: second['id'], parent_token_id: null },
      ]);
    });
  });

  it('refuses a batch of no size', async () => {
    await connected(db.url, async (client) => {
      for (const batch of [0, -1, null, 100_001])
        await expect(client.query('select cleanup_expired_oauth2_tokens($1)', [batch])).rejects.toMatchObject(
          { code: '22023' },
        );
    });
  });
});

describe('revoke_user_tokens()', () => {
  async function everything(client: Client): Promise<void> {
    await code(client, alive);
    await refreshToken(client, alive);
    await refreshToken(client, alive);
    await accessToken(client, alive);
    await session(client, { expires_at: inHours(1) });
    await insert(client, 'grants', { id: 'grant-1', user_id: user, client_id });
    // Over already: neither counted nor logged.
    await refreshToken(client, { ...alive, used_at: inHours(-0.5) });
    await accessToken(client, expired);
    await session(client, { expires_at: inHours(1), revoked_at: inHours(-1), revoke_reason: 'logout' });
  }

  it('ends codes, refresh tokens, access tokens, sessions and consents, logs each once and returns how many', async () => {
    await connected(db.url, async (client) => {
      await everything(client);
      expect(await rows(client, `select revoke_user_tokens('${user}', 'disabled') as count`)).toEqual([
        { count: 5 },
      ]);
      expect(
        await rows(
          client,
          `select token_type, count(*)::int as count from oauth2_token_logs
          where action = 'revoked' and reason = 'disabled' and user_id = '${user}' group by 1 order by 1`,
        ),
      ).toEqual([
        { token_type: 'access_token', count: 1 },
        { token_type: 'authorization_code', count: 1 },
        { token_type: 'refresh_token', count: 2 },
        { token_type: 'session', count: 1 },
      ]);
      expect(
        await rows(client, 'select count(distinct token_hash)::int as count from oauth2_token_logs'),
      ).toEqual([{ count: 5 }]);
      expect(
        await rows(
          client,
          `select 'code' as what from oauth2_authorization_codes where revoked_at is null
          union all select 'refresh' from oauth2_refresh_tokens where revoked_at is null and used_at is null
          union all select 'access' from oauth2_access_tokens where revoked_at is null and expires_at > now()
          union all select 'session' from user_sessions where revoked_at is null
          union all select 'consent' from grants where revoked_at is null`,
        ),
      ).toEqual([]);
      expect(await rows(client, `select revoke_reason from user_sessions order by 1`)).toEqual([
        { revoke_reason: 'disabled' },
        { revoke_reason: 'logout' },
      ]);
    });
  });

  it('finds nothing to do the second time, also within one transaction', async () => {
    await connected(db.url, async (client) => {
      await everything(client);
      await client.query('begin');
      expect(await rows(client, `select revoke_user_tokens('${user}', 'a') as count`)).toEqual([
        { count: 5 },
      ]);
      expect(await rows(client, `select revoke_user_tokens('${user}', 'b') as count`)).toEqual([
        { count: 0 },
      ]);
      await client.query('commit');
      expect(await rows(client, 'select count(*)::int as count from oauth2_token_logs')).toEqual([
        { count: 5 },
      ]);
    });
  });

  it('counts and logs each thing once when called several times at once', async () => {
    await connected(db.url, everything);
    const counts = await Promise.all(
      Array.from({ length: 6 }, () =>
        connected(
          db.url,
          async (client) =>
            (await rows(client, `select revoke_user_tokens('${user}', 'race') as count`)) as {
              count: number;
            }[],
        ),
      ),
    );
    expect(counts.flat().reduce((sum, { count }) => sum + count, 0)).toBe(5);
    await connected(db.url, async (client) => {
      expect(await rows(client, 'select count(*)::int as count from oauth2_token_logs')).toEqual([
        { count: 5 },
      ]);
    });
  });

  it('leaves other users alone', async () => {
    await connected(db.url, async (client) => {
      const other = await aUser(client);
      await refreshToken(client, { ...alive, user_id: other });
      await session(client, { user_id: other, expires_at: inHours(1) });
      expect(await rows(client, `select revoke_user_tokens('${user}', 'x') as count`)).toEqual([
        { count: 0 },
      ]);
      expect(
        await rows(client, 'select count(*)::int as count from user_sessions where revoked_at is null'),
      ).toEqual([{ count: 1 }]);
    });
  });
});
