import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import { connected } from '../support/connections.js';
import { aUser, inHours, insert } from './given.js';
import { alive, expired, rowsOf, TokenHolder } from './given-tokens.js';

let db: TestDatabase;
let holder: TokenHolder;

beforeEach(async () => {
  db = await cloneDatabase();
  holder = await connected(db.url, (client) => TokenHolder.in(client));
});
afterEach(() => db.drop());

describe('REV-03 revoke_user_tokens()', () => {
  async function everything(client: Client): Promise<void> {
    await holder.code(client, alive);
    await holder.refreshToken(client, alive);
    await holder.refreshToken(client, alive);
    await holder.accessToken(client, alive);
    await holder.session(client, { expires_at: inHours(1) });
    await insert(client, 'grants', { id: 'grant-1', user_id: holder.user, client_id: holder.clientId });
    // Over already: neither counted nor logged.
    await holder.refreshToken(client, { ...alive, used_at: inHours(-0.5) });
    await holder.accessToken(client, expired);
    await holder.session(client, {
      expires_at: inHours(1),
      revoked_at: inHours(-1),
      revoke_reason: 'logout',
    });
  }

  it('ends codes, refresh tokens, access tokens, sessions and consents, logs each once and returns how many', async () => {
    await connected(db.url, async (client) => {
      await everything(client);
      expect(
        await rowsOf(client, `select revoke_user_tokens('${holder.user}', 'disabled') as count`),
      ).toEqual([{ count: 5 }]);
      expect(
        await rowsOf(
          client,
          `select token_type, count(*)::int as count from oauth2_token_logs
          where action = 'revoked' and reason = 'disabled' and user_id = '${holder.user}' group by 1 order by 1`,
        ),
      ).toEqual([
        { token_type: 'access_token', count: 1 },
        { token_type: 'authorization_code', count: 1 },
        { token_type: 'refresh_token', count: 2 },
        { token_type: 'session', count: 1 },
      ]);
      expect(
        await rowsOf(client, 'select count(distinct token_hash)::int as count from oauth2_token_logs'),
      ).toEqual([{ count: 5 }]);
      expect(
        await rowsOf(
          client,
          `select 'code' as what from oauth2_authorization_codes where revoked_at is null
          union all select 'refresh' from oauth2_refresh_tokens where revoked_at is null and used_at is null
          union all select 'access' from oauth2_access_tokens where revoked_at is null and expires_at > now()
          union all select 'session' from user_sessions where revoked_at is null
          union all select 'consent' from grants where revoked_at is null`,
        ),
      ).toEqual([]);
      expect(await rowsOf(client, `select revoke_reason from user_sessions order by 1`)).toEqual([
        { revoke_reason: 'disabled' },
        { revoke_reason: 'logout' },
      ]);
    });
  });

  it('finds nothing to do the second time, also within one transaction', async () => {
    await connected(db.url, async (client) => {
      await everything(client);
      await client.query('begin');
      expect(await rowsOf(client, `select revoke_user_tokens('${holder.user}', 'a') as count`)).toEqual([
        { count: 5 },
      ]);
      expect(await rowsOf(client, `select revoke_user_tokens('${holder.user}', 'b') as count`)).toEqual([
        { count: 0 },
      ]);
      await client.query('commit');
      expect(await rowsOf(client, 'select count(*)::int as count from oauth2_token_logs')).toEqual([
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
            (await rowsOf(client, `select revoke_user_tokens('${holder.user}', 'race') as count`)) as {
              count: number;
            }[],
        ),
      ),
    );
    expect(counts.flat().reduce((sum, { count }) => sum + count, 0)).toBe(5);
    await connected(db.url, async (client) => {
      expect(await rowsOf(client, 'select count(*)::int as count from oauth2_token_logs')).toEqual([
        { count: 5 },
      ]);
    });
  });

  it('leaves other users alone', async () => {
    await connected(db.url, async (client) => {
      const other = await aUser(client);
      await holder.refreshToken(client, { ...alive, user_id: other });
      await holder.session(client, { user_id: other, expires_at: inHours(1) });
      expect(await rowsOf(client, `select revoke_user_tokens('${holder.user}', 'x') as count`)).toEqual([
        { count: 0 },
      ]);
      expect(
        await rowsOf(client, 'select count(*)::int as count from user_sessions where revoked_at is null'),
      ).toEqual([{ count: 1 }]);
    });
  });
});
