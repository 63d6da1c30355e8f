import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate, rollback } from '../../src/database/migrate.js';
import type { TestDatabase } from '../support/database.js';
import { createEmptyDatabase } from '../support/database.js';
import { aCustomer, connected, insert } from './given.js';

describe('references of before they had one form', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createEmptyDatabase();
  });
  afterAll(() => db.drop());

  it('get it, unless two would become one: both stay, and no new one can equal either', async () => {
    const urls = { migrationUrl: db.ownerUrl, applicationUrl: db.url };
    await migrate({ ...urls, to: '028-anniversaries' });
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
