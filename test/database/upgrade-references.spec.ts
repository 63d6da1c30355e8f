import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate, rollback } from '../../src/database/migrate.js';
import type { TestDatabase } from '../support/database.js';
import { connected } from '../support/connections.js';
import { aBillingAccount, aCustomer, insert } from './given.js';
import { databaseOf } from './older.js';

describe('references of before they had one form', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await databaseOf('028-anniversaries');
  });
  afterAll(() => db.drop());

  it('get it, unless two would become one: both stay, and no new one can equal either', async () => {
    const urls = { migrationUrl: db.ownerUrl, applicationUrl: db.url };
    const written = ['\u00a0CRM-1', 'CRM-2 ', 'CRM-2', 'CRM-3  ', 'CRM-3 ', 'ＣＲＭ－４', ' '];
    const ids = await connected(db.ownerUrl, async (client) => {
      const made: string[] = [];
      for (const external_id of written) made.push(await aCustomer(client, { external_id }));
      return made;
    });
    await migrate(urls);
    await connected(db.ownerUrl, async (client) => {
      const { rows } = await client.query<{ external_id: string }>(
        'select external_id from customers order by array_position($1::text[], id::text)',
        [ids],
      );
      expect(rows.map(({ external_id }) => external_id)).toEqual([
        'CRM-1',
        'CRM-2 ',
        'CRM-2',
        'CRM-3',
        'CRM-3 ',
        'CRM-4',
        ' ',
      ]);
    });
  });

  it('of two agencies may be alike from now on, and are told apart by a rollback', async () => {
    await connected(db.ownerUrl, async (client) => {
      const agency = await insert(client, 'agencies', { code: 'lake', name: 'Lake Agency' });
      await aCustomer(client, { external_id: 'BOTH', created_at: '2026-01-01' });
      await aCustomer(client, { external_id: 'BOTH', agency_id: agency['id'] });
      await rollback({ migrationUrl: db.ownerUrl, to: '028-anniversaries' });
      const { rows } = await client.query(
        `select count(*)::integer as customers, count(distinct external_id)::integer as ids from customers`,
      );
      expect(rows).toEqual([{ customers: 9, ids: 9 }]);
    });
    await migrate({ migrationUrl: db.ownerUrl, applicationUrl: db.url });
  });
});

describe('references of before letters, digits and dashes had one form', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await databaseOf('041-acting-clients');
  });
  afterAll(() => db.drop());

  it('get it; of two that look alike one stays as it was written, and the trail names both', async () => {
    const urls = { migrationUrl: db.ownerUrl, applicationUrl: db.url };
    const written = ['CRM–5', '№ 6', 'x⁷', 'DUP–1', 'DUP-1', 'TWO–1', 'TWO−1', 'ﬁ\u00a0\u20038', '–'];
    await connected(db.ownerUrl, async (client) => {
      const customers: string[] = [];
      const payments: unknown[] = [];
      const { id: account_id } = await aBillingAccount(client);
      const money = {
        account_id,
        source: 'staff',
        method: 'check',
        amount: '1.00',
        received_on: '2026-01-02',
      };
      for (const [index, reference] of written.entries()) {
        const created_at = `2026-01-0${index + 1}`;
        customers.push(await aCustomer(client, { external_id: reference, created_at }));
        payments.push(
          (await insert(client, 'payments', { ...money, external_reference: reference, created_at }))['id'],
        );
      }
      await migrate(urls);
      const kept = ['CRM-5', 'No 6', 'x7', 'DUP–1', 'DUP-1', 'TWO-1', 'TWO−1', 'fi 8', '-'];
      const of = async (table: string, column: string, ids: readonly unknown[]): Promise<unknown> => {
        const { rows } = await client.query<{ reference: string }>(
          `select ${column} as reference from ${table} order by array_position($1::text[], id::text)`,
          [ids],
        );
        return rows.slice(0, ids.length).map(({ reference }) => reference);
      };
      expect(await of('customers', 'external_id', customers)).toEqual(kept);
      expect(await of('payments', 'external_reference', payments)).toEqual(kept);
      const { rows: trail } = await client.query(
        `select resource_id as of, changes ->> 'looksLike' as like from audit_logs
          where action in ('customers.reference-kept-apart', 'billing.reference-kept-apart')`,
      );
      const told = [customers, payments].flatMap((ids) => [
        { of: ids[3], like: ids[4] },
        { of: ids[6], like: ids[5] },
      ]);
      expect(trail).toHaveLength(told.length);
      expect(trail).toEqual(expect.arrayContaining(told));
    });
  });
});
