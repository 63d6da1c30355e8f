import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import { connected } from '../support/connections.js';
import { inHours, insert } from './given.js';
import { alive, expired, rowsOf, TokenHolder } from './given-tokens.js';

let db: TestDatabase;
let holder: TokenHolder;

beforeEach(async () => {
  db = await cloneDatabase();
  holder = await connected(db.url, (client) => TokenHolder.in(client));
});
afterEach(() => db.drop());

describe('cleanup_expired_oauth2_tokens()', () => {
  it('removes what has expired, and only that, and says how much of each', async () => {
    await connected(db.url, async (client) => {
      await holder.code(client, expired);
      await holder.code(client, alive);
      await holder.refreshToken(client, expired);
      await holder.refreshToken(client, expired);
      await holder.refreshToken(client, { ...alive, used_at: inHours(-0.5) });
      await holder.refreshToken(client, { ...alive, revoked_at: inHours(-0.5) });
      await holder.accessToken(client, expired);
      await holder.accessToken(client, alive);
      await insert(client, 'oidc_artifacts', {
        model: 'Interaction',
        id_hash: 'i',
        payload_encrypted: 'e',
        expires_at: inHours(-1),
      });
      expect(await rowsOf(client, 'select * from cleanup_expired_oauth2_tokens()')).toEqual([
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
        await rowsOf(
          client,
          `select (select count(*) from oauth2_authorization_codes)::int as codes,
          (select count(*) from oauth2_refresh_tokens)::int as refresh, (select count(*) from oauth2_access_tokens)::int as access`,
        ),
      ).toEqual([{ codes: 1, refresh: 2, access: 1 }]);
    });
  });

  it('logs as expired what came to its end unused, once', async () => {
    await connected(db.url, async (client) => {
      await holder.code(client, { ...expired, code_hash: 'unused-code', scope: 'openid' });
      await holder.code(client, { ...expired, used_at: inHours(-2.5) });
      await holder.refreshToken(client, { ...expired, token_hash: 'unused-token' });
      await holder.refreshToken(client, { ...expired, revoked_at: inHours(-2.5) });
      await client.query('select cleanup_expired_oauth2_tokens()');
      await client.query('select cleanup_expired_oauth2_tokens()');
      expect(
        await rowsOf(
          client,
          'select action, token_type, token_hash, scope, user_id, client_id from oauth2_token_logs order by token_hash',
        ),
      ).toEqual([
        {
          action: 'expired',
          token_type: 'authorization_code',
          token_hash: 'unused-code',
          scope: 'openid',
          user_id: holder.user,
          client_id: holder.clientId,
        },
        {
          action: 'expired',
          token_type: 'refresh_token',
          token_hash: 'unused-token',
          scope: null,
          user_id: holder.user,
          client_id: holder.clientId,
        },
      ]);
    });
  });

  it('works in batches, oldest first', async () => {
    await connected(db.url, async (client) => {
      for (let hour = 1; hour <= 5; hour++)
        await holder.accessToken(client, {
          jti_hash: `expired-${hour}`,
          issued_at: inHours(-10),
          expires_at: inHours(-hour),
        });
      const counts: number[] = [];
      for (let call = 0; call < 4; call++) {
        const [result] = (await rowsOf(
          client,
          'select access_tokens from cleanup_expired_oauth2_tokens(2)',
        )) as { access_tokens: number }[];
        counts.push(result?.access_tokens ?? -1);
        if (call === 0)
          expect(
            await rowsOf(client, 'select jti_hash from oauth2_access_tokens order by 1 desc limit 1'),
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
        [holder.clientId, holder.user],
      );
    });
    const removed = await Promise.all(
      Array.from({ length: 4 }, () =>
        connected(db.url, async (client) => {
          let total = 0;
          for (let call = 0; call < 10; call++) {
            const [result] = (await rowsOf(
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
        await rowsOf(
          client,
          'select count(*)::int as logged, count(distinct token_hash)::int as different from oauth2_token_logs',
        ),
      ).toEqual([{ logged: 2000, different: 2000 }]);
    });
  });

  it('keeps logs as long as the policy says, and never shorter than the law of New York', async () => {
    const log = (client: Client, created_at: string): Promise<unknown> =>
      insert(client, 'oauth2_token_logs', {
        token_type: 'access_token',
        token_hash: 'h',
        action: 'issued',
        created_at,
      });
    await connected(db.url, async (client) => {
      const removed = async (): Promise<unknown[]> =>
        rowsOf(client, 'select token_logs from cleanup_expired_oauth2_tokens()');
      await client.query(`insert into oauth2_token_logs (token_type, token_hash, action, created_at)
        select 'access_token', 'h', 'issued', now() - make_interval(days => days) from unnest(array[1200, 2300, 2500]) as days`);
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
        await rowsOf(
          client,
          `select now() - created_at < interval '1201 days' as young from oauth2_token_logs`,
        ),
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
      const first = await holder.refreshToken(client, { ...expired, used_at: inHours(-2.5) });
      const second = await holder.refreshToken(client, { ...alive, parent_token_id: first['id'] });
      await client.query('select cleanup_expired_oauth2_tokens()');
      expect(await rowsOf(client, 'select id, parent_token_id from oauth2_refresh_tokens')).toEqual([
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
