import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate, rollback } from '../../src/database/migrate.js';
import type { TestDatabase } from '../support/database.js';
import { connected } from '../support/connections.js';
import { aClient, aCustomer, aUser, insert } from './given.js';
import { databaseOf } from './older.js';

describe('who did something', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await databaseOf('037-evidence');
  });
  afterAll(() => db.drop());

  it('stays who it was by an upgrade, may be a client from then on, and is not lost by a rollback', async () => {
    const urls = { migrationUrl: db.ownerUrl, applicationUrl: db.url };
    await connected(db.ownerUrl, async (client) => {
      const user = await aUser(client);
      await aClient(client);
      const service = (await client.query<{ id: string }>('select id from oauth2_clients')).rows[0]?.id;
      const offered = { customer_id: await aCustomer(client), product_type: 'home', state: 'OH' };
      await insert(client, 'quote_groups', { ...offered, created_by: user });
      await migrate(urls);
      await aClient(client);
      await insert(client, 'quote_groups', { ...offered, created_by: service });
      const doers = async (): Promise<readonly object[]> =>
        (await client.query('select created_by as by from quote_groups order by created_at, id')).rows;
      const both = [{ by: user }, { by: service }];
      expect(await doers()).toEqual(both);

      await rollback({ migrationUrl: db.ownerUrl, to: '037-evidence' });
      expect(await doers()).toEqual(both);
      const users = await client.query('select id, is_active from users order by is_active desc');
      expect(users.rows).toEqual([
        { id: user, is_active: true },
        { id: service, is_active: false },
      ]);
      await migrate(urls);
      expect(await doers()).toEqual(both);
    });
  });
});
