import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import { connected } from '../support/connections.js';
import { aCustomer, aPolicy, aQuote, insert, quotedQuote } from './given.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.drop());

async function value<T>(client: Client, question: string, values: readonly unknown[] = []): Promise<T> {
  const { rows } = await client.query<{ value: T }>(`select ${question} as value`, [...values]);
  return rows[0]?.value as T;
}

describe.each([
  { name: 'generate_quote_number()', prefix: 'QUOT', sequence: 'quote_number_seq' },
  { name: 'generate_contract_number()', prefix: 'POL', sequence: 'contract_number_seq' },
  { name: 'generate_claim_number()', prefix: 'CLM', sequence: 'claim_number_seq' },
])('$name', ({ name, prefix, sequence }) => {
  it('gives numbers of seven digits in order, with the year', async () => {
    await connected(db.url, async (client) => {
      const [first, second] = [await value<string>(client, name), await value<string>(client, name)];
      expect(first).toMatch(new RegExp(`^${prefix}-${new Date().getUTCFullYear()}-\\d{7}$`));
      expect(Number(second.slice(-7))).toBe(Number(first.slice(-7)) + 1);
    });
  });

  it('goes on after 9,999,999 without cutting a digit off or repeating a number', async () => {
    await connected(db.ownerUrl, async (client) => {
      await client.query(`select setval('${sequence}', 9999998)`);
      const numbers = [
        await value<string>(client, name),
        await value<string>(client, name),
        await value<string>(client, name),
      ];
      expect(numbers.map((number) => number.split('-')[2])).toEqual(['9999999', '10000000', '10000001']);
    });
  });

  it('never gives one number to two connections', async () => {
    const batches = await Promise.all(
      Array.from({ length: 8 }, () =>
        connected(db.url, async (client) => {
          const { rows } = await client.query<{ number: string }>(
            `select ${name} as number from generate_series(1, 200)`,
          );
          return rows.map(({ number }) => number);
        }),
      ),
    );
    expect(new Set(batches.flat()).size).toBe(1600);
  });
});

describe('document_number()', () => {
  it.each(['Pacific/Kiritimati', 'Pacific/Honolulu', 'UTC'])(
    'takes the year of UTC when the session is in %s',
    async (zone) => {
      await connected(db.url, async (client) => {
        await client.query(`select set_config('timezone', $1, false)`, [zone]);
        expect(await value(client, `document_number('QUOT', '2026-12-31T23:59:59.999Z', 7)`)).toBe(
          'QUOT-2026-0000007',
        );
        expect(await value(client, `document_number('QUOT', '2027-01-01T00:00:00Z', 7)`)).toBe(
          'QUOT-2027-0000007',
        );
      });
    },
  );
});

describe('quotes', () => {
  it('get a number by default, and later versions keep it', async () => {
    await connected(db.url, async (client) => {
      const customer_id = await aCustomer(client);
      const first = await insert(client, 'quotes', { product_type: 'auto', customer_id });
      expect(first['quote_number']).toMatch(/^QUOT-\d{4}-\d{7,}$/);
      expect(first).toMatchObject({ version: 1, status: 'draft', row_version: 1 });

      const again = {
        ...quotedQuote,
        customer_id,
        quote_number: first['quote_number'],
        version: 2,
        parent_quote_id: first['id'],
      };
      await insert(client, 'quotes', again);
      await expect(insert(client, 'quotes', again)).rejects.toMatchObject({
        constraint: 'quotes_number_version_key',
      });
    });
  });
});

describe('policy numbers', () => {
  it('are the contract number and the term', async () => {
    await connected(db.url, async (client) => {
      expect(await value(client, `term_policy_number('POL-2026-0000001', 1)`)).toBe('POL-2026-0000001-01');
      expect(await value(client, `term_policy_number('POL-2026-0000001', 100)`)).toBe('POL-2026-0000001-100');
      await expect(aPolicy(client, { policy_number: 'POL-1' })).rejects.toMatchObject({
        constraint: 'policies_policy_number_check',
      });
    });
  });

  it('give each term of a contract once', async () => {
    await connected(db.url, async (client) => {
      const contract = { contract_number: 'POL-2026-9', policy_number: 'POL-2026-9-01' };
      const first = await aPolicy(client, contract);
      await expect(aPolicy(client, contract)).rejects.toMatchObject({ code: '23505' });
      await aPolicy(client, {
        contract_number: 'POL-2026-9',
        term_number: 2,
        policy_number: 'POL-2026-9-02',
        renewal_of: first,
      });
      const quote_id = await aQuote(client);
      await aPolicy(client, { quote_id });
      await expect(aPolicy(client, { quote_id })).rejects.toMatchObject({
        constraint: 'policies_quote_id_key',
      });
    });
  });
});

describe('uuid_v7()', () => {
  it('gives version 7 of the variant of RFC 9562 with the time in front, all different', async () => {
    await connected(db.url, async (client) => {
      const before = Date.now();
      const { rows } = await client.query<{ id: string }>(
        'select uuid_v7() as id from generate_series(1, 5000)',
      );
      const after = Date.now();
      expect(new Set(rows.map(({ id }) => id)).size).toBe(5000);
      for (const { id } of rows) {
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        const time = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
        expect(time).toBeGreaterThanOrEqual(before - 1000);
        expect(time).toBeLessThanOrEqual(after + 1000);
      }
    });
  });

  it('is the default of customers too, as text', async () => {
    await connected(db.url, async (client) => {
      expect(await aCustomer(client)).toMatch(/^[0-9a-f-]{36}$/);
    });
  });
});
