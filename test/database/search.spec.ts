import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import { connected } from '../support/connections.js';
import { aCustomer, insert } from './given.js';

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

  it('takes names and e-mail from the data, in the form in which they are looked for', async () => {
    await connected(db.url, async (client) => {
      const person = await aCustomer(client, {
        data: { firstName: 'Zoë', lastName: 'Ångström', email: 'Zoe@Example.TEST' },
      });
      const company = await insert(client, 'customers', {
        kind: 'organization',
        data: { name: 'Acme Roofing' },
      });
      const { rows } = await client.query(
        'select name_search, name_sort, search_text, email_search from customers where id = any($1) order by id',
        [[person, company['id']]],
      );
      expect(rows).toEqual([
        {
          name_search: ' zoe angstrom',
          name_sort: 'angstrom zoe',
          search_text: ' zoe angstrom zoe@exampletest',
          email_search: 'zoe@example.test',
        },
        {
          name_search: ' acme roofing',
          name_sort: 'acme roofing',
          search_text: ' acme roofing',
          email_search: null,
        },
      ]);
    });
  });

  it.each([
    ['Núñez', 'Nu\u0301n\u0303ez', 'NUNEZ'],
    ['İnan', 'ınan', 'inan'],
    ['O’Neil', "O'Neil", 'ONeil'],
    ['Oʻahu Holdings', 'oahu holdings', 'O`ahu Holdings'],
    ['Smith-Jones', 'Smith\u2010Jones', 'smithjones'],
    ['St. John', 'st john', 'ST JOHN'],
    ['Weiß', 'WEISS', 'weiß'],
    ['Ørsted Łukasz Đorđe', 'orsted lukasz dorde', 'ØRSTED ŁUKASZ ĐORĐE'],
    ['Ægir Þór Œuvre', 'aegir thor oeuvre', 'ÆGIR ÞÓR ŒUVRE'],
    ['ﬁne', 'fine', 'FINE'],
    ['Ａｄａ　Ｌａｋｅ', 'Ada Lake', 'ada\u00a0lake'],
    ['ΑΛΈΞΗΣ', 'αλέξης', 'αλεξησ'],
    ['Фёдор', 'ФЕДОР', 'федор'],
    ['Ґалаґан', 'ґалаґан', 'ҐАЛАҐАН'],
    ['Հայկ', 'ՀԱՅԿ', 'հայկ'],
    ['علی‌رضا', 'عليرضا', 'علیرضا'],
    ['أَحْمَد', 'احمد', 'أحمد'],
    ['Nguyễn', 'nguyen', 'NGUYỄN'],
    ['ǅ Lake, LLC', 'dz lake llc', 'Ǆ  LAKE / LLC'],
  ])('has one form of %s', async (...spellings) => {
    await connected(db.url, async (client) => {
      const { rows } = await client.query<{ form: string }>(
        'select distinct search_form(spelling) as form from unnest($1::text[]) spelling',
        [spellings],
      );
      expect(rows).toHaveLength(1);
    });
  });

  it('keeps apart what is another letter, and vowels that are written as marks', async () => {
    await connected(db.url, async (client) => {
      const { rows } = await client.query<{ form: string }>(
        `select search_form(name) as form from unnest(array['が', 'か', 'शर्मा', 'शमा', '김', '陈 伟', 'A_%\\']) name`,
      );
      expect(rows.map(({ form }) => form)).toEqual(['が', 'か', 'शर्मा', 'शमा', '김', '陈 伟', 'a_%\\']);
    });
  });

  it.each([
    ['a fragment of a name', `name_search like '%ast1999%'`, 'customers_name_search_idx'],
    ['the beginning of a last name', `name_sort like 'last1999%'`, 'customers_name_sort_idx'],
    ['an e-mail', `email_search = 'user77@example.test'`, 'customers_email_search_idx'],
    ['a fragment of an e-mail', `search_text like '%er1999%'`, 'customers_search_text_idx'],
    [
      'two beginnings of words',
      `name_search like '% fi%' and name_search like '% last199%'`,
      'customers_name_search_idx',
    ],
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
