import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import { aCustomer, connected, insert } from './given.js';

describe('searching', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await cloneDatabase();
    await connected(db.ownerUrl, async (client) => {
      await client.query(`insert into customers (data, external_id)
        select jsonb_build_object('firstName', 'First' || n, 'lastName', 'Last' || n, 'email', 'User' || n || '@Example.test'), 'E' || n
        from generate_series(1, 20000) as n`);
      // New rows wait in a list beside a GIN index until a vacuum; the planner counts reading it.
      await client.query('vacuum analyze customers');
    });
  });
  afterAll(() => db.drop());

  it('takes names and e-mail from the data, in lower case', async () => {
    await connected(db.url, async (client) => {
      const person = await aCustomer(client, {
        data: { firstName: 'Zoë', lastName: 'Ångström', email: 'Zoe@Example.TEST' },
      });
      const company = await insert(client, 'customers', {
        kind: 'organization',
        data: { name: 'Acme Roofing' },
      });
      const { rows } = await client.query(
        'select name_search, name_sort, email_search from customers where id = any($1) order by id',
        [[person, company['id']]],
      );
      expect(rows).toEqual([
        { name_search: 'zoë ångström', name_sort: 'ångström zoë', email_search: 'zoe@example.test' },
        { name_search: 'acme roofing', name_sort: 'acme roofing', email_search: null },
      ]);
    });
  });

  it.each([
    ['a fragment of a name', `name_search like '%ast1999%'`, 'customers_name_search_idx'],
    ['the beginning of a last name', `name_sort like 'last1999%'`, 'customers_name_sort_idx'],
    ['an e-mail', `email_search = 'user77@example.test'`, 'customers_email_search_idx'],
    ['a fragment of an e-mail', `email_search like '%er1999%'`, 'customers_email_search_trgm_idx'],
    ['an external id', `external_id = 'E77'`, 'customers_external_id_key'],
    ['a value of the data', `data @> '{"lastName": "Last77"}'`, 'customers_data_idx'],
  ])('finds %s by index', async (_case, condition, index) => {
    await connected(db.url, async (client) => {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `explain select * from customers where ${condition}`,
      );
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain(index);
      const found = await client.query(`select 1 from customers where ${condition}`);
      expect(found.rowCount).toBeGreaterThan(0);
    });
  });

  it('pages through names without sorting', async () => {
    await connected(db.url, async (client) => {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `explain select * from customers where (name_sort, id) > ('last500 first500', '0') order by name_sort, id limit 50`,
      );
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toContain('customers_name_sort_idx');
      expect(plan).not.toContain('Sort');
    });
  });
});
