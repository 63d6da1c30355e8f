import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { verifyDatabase } from '../../src/database/verify.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import { connected } from '../support/connections.js';
import { until } from '../support/patience.js';
import { aUser, insert } from './given.js';

describe('AUD-09 create_monthly_audit_partition()', () => {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await cloneDatabase();
  });
  afterEach(() => db.drop());

  const make = async (client: Client, months: number, asOf: string): Promise<readonly string[]> => {
    const { rows } = await client.query<{ made: string[] }>(
      'select create_monthly_audit_partition($1, $2) as made',
      [months, asOf],
    );
    return rows[0]?.made ?? [];
  };

  it('makes this month and two ahead by default, and a second call makes nothing', async () => {
    await connected(db.ownerUrl, async (client) => {
      for (const month of await partitions(client))
        if (month !== 'audit_logs_default') await client.query(`drop table ${month}`);
      await client.query('begin');
      const { rows } = await client.query<{ now: Date }>('select now() as now');
      const now = rows[0]?.now ?? new Date();
      const expected = [0, 1, 2].map((ahead) => {
        const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
        return `audit_logs_${month.toISOString().slice(0, 7).replace('-', '_')}`;
      });
      for (const made of [expected, []])
        expect(await client.query('select create_monthly_audit_partition() as made')).toMatchObject({
          rows: [{ made }],
        });
      expect(await partitions(client)).toEqual([...expected, 'audit_logs_default']);
      await client.query('commit');
    });
  });

  it('may be called by the application role, which may not make tables itself', async () => {
    await connected(db.url, async (client) => {
      expect(await make(client, 1, '2031-12-15T00:00:00Z')).toEqual([
        'audit_logs_2031_12',
        'audit_logs_2032_01',
      ]);
      await expect(
        client.query(
          `create table x partition of audit_logs for values from ('2040-01-01') to ('2040-02-01')`,
        ),
      ).rejects.toMatchObject({ code: '42501' });
    });
  });

  it.each(['Pacific/Kiritimati', 'America/Los_Angeles'])(
    'has bounds of UTC when the session is in %s',
    async (zone) => {
      await connected(db.url, async (client) => {
        await client.query(`select set_config('timezone', $1, false)`, [zone]);
        expect(await make(client, 0, '2031-03-31T23:59:59Z')).toEqual(['audit_logs_2031_03']);
        const place = async (at: string): Promise<string> => {
          const row = await insert(client, 'audit_logs', { action: 'a', resource_type: 'b', created_at: at });
          const { rows } = await client.query<{ place: string }>(
            'select tableoid::regclass::text as place from audit_logs where id = $1',
            [row['id']],
          );
          return rows[0]?.place ?? '';
        };
        expect(await place('2031-02-28T23:59:59.999999Z')).toBe('audit_logs_default');
        expect(await place('2031-03-01T00:00:00Z')).toBe('audit_logs_2031_03');
        expect(await place('2031-03-31T23:59:59.999999Z')).toBe('audit_logs_2031_03');
        expect(await place('2031-04-01T00:00:00Z')).toBe('audit_logs_default');
      });
    },
  );

  it('does not fail or make anything twice when many call it at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 12 }, () =>
        connected(db.url, (client) => make(client, 5, '2033-06-15T12:00:00Z')),
      ),
    );
    expect(made.flat().toSorted()).toEqual(
      [6, 7, 8, 9, 10, 11].map((month) => `audit_logs_2033_${String(month).padStart(2, '0')}`),
    );
  });

  it('does not fail while others write rows of the very months it makes', async () => {
    let writing = true;
    let written = 0;
    const writers = Array.from({ length: 4 }, () =>
      connected(db.url, async (client) => {
        while (writing) {
          await insert(client, 'audit_logs', {
            action: 'a',
            resource_type: 'b',
            created_at: `2034-0${1 + (written % 6)}-10T00:00:00Z`,
          });
          written++;
        }
      }),
    );
    for (let ahead = 0; ahead < 6; ahead++) {
      const before = written;
      await until(() => written >= before + 10);
      await connected(db.url, (client) => make(client, ahead, '2034-01-01T00:00:00Z'));
    }
    writing = false;
    await Promise.all(writers);
    await connected(db.url, async (client) => {
      const { rows } = await client.query(`select count(*)::int as all, count(distinct id)::int as different,
        audit_default_partition_rows()::int as stray from audit_logs`);
      expect(rows).toEqual([{ all: written, different: written, stray: 0 }]);
    });
  });

  it('moves rows of a new month out of the default partition, unchanged, and leaves the others', async () => {
    await connected(db.ownerUrl, async (client) => {
      const user_id = await aUser(client);
      for (const created_at of [
        '2035-01-31T23:59:59.999999Z',
        '2035-02-01T00:00:00Z',
        '2035-02-28T10:00:00Z',
        '2035-03-01T00:00:00Z',
      ])
        await insert(client, 'audit_logs', {
          user_id,
          action: 'x',
          resource_type: 'y',
          created_at,
          changes: { a: 1 },
          ip_address: '10.0.0.1',
        });
      const rows = async (): Promise<unknown[]> =>
        (await client.query('select * from audit_logs order by seq')).rows;
      const before = await rows();

      expect(await make(client, 0, '2035-02-01T00:00:00Z')).toEqual(['audit_logs_2035_02']);

      expect(await rows()).toEqual(before);
      const inMonth = await client.query('select count(*)::int as count from audit_logs_2035_02');
      expect(inMonth.rows).toEqual([{ count: 2 }]);
      const stray = await client.query('select audit_default_partition_rows()::int as count');
      expect(stray.rows).toEqual([{ count: 2 }]);
      await expect(client.query('delete from audit_logs_default')).rejects.toMatchObject({ code: '42501' });
    });
    expect((await verifyDatabase(db.ownerUrl)).warnings).toEqual([expect.stringContaining('holds 2 rows')]);
  });

  it('refuses a number of months that nobody means', async () => {
    await connected(db.url, async (client) => {
      for (const months of [-1, 121, null])
        await expect(
          client.query('select create_monthly_audit_partition($1)', [months]),
        ).rejects.toMatchObject({ code: '22023' });
    });
  });

  it('does not follow a search path that the caller has bent', async () => {
    await connected(db.url, async (client) => {
      await client.query('create temporary table audit_logs_default (created_at timestamptz)');
      await client.query(`select set_config('search_path', 'pg_temp, ' || current_schema(), false)`);
      expect(await make(client, 0, '2036-01-01T00:00:00Z')).toEqual(['audit_logs_2036_01']);
    });
  });
});

async function partitions(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relid::regclass::text as name from pg_partition_tree('audit_logs') where isleaf order by 1`,
  );
  return rows.map(({ name }) => name).toSorted();
}
