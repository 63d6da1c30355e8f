import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import type { Row } from './given.js';
import { connected } from '../support/connections.js';
import { aCustomer, insert } from './given.js';
import { verdict as verdictIn, verdictOnRow } from './verdict.js';

let db: TestDatabase;
const HASH = 'c'.repeat(64);

beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.drop());

const verdict = (work: (connection: Client) => Promise<unknown>): Promise<string> => verdictIn(db.url, work);
const inserting = (table: string, values: Row): Promise<string> => verdictOnRow(db.url, table, values);

describe('rating', () => {
  const edition = async (connection: Client): Promise<{ plan_id: unknown; edition_id: unknown }> => {
    const plan = await insert(connection, 'rating_plans', {
      product_type: 'auto',
      state: 'OH',
      company_code: 'X',
      code: 'X',
      name: 'X',
    });
    const made = await insert(connection, 'rating_editions', {
      plan_id: plan['id'],
      label: '1',
      content: {},
      content_hash: HASH,
      new_business_date: '2026-01-01',
      renewal_date: '2026-01-01',
    });
    return { plan_id: plan['id'], edition_id: made['id'] };
  };
  const window = { use: 'new_business', in_use: '[2026-01-01,)' };

  it.each<[string, string, Row, string]>([
    ['overlap', '[2026-06-01,2026-12-01)', {}, 'edition_windows_one_edition'],
    ['touch', '[2026-07-01,2026-12-01)', {}, 'accepted'],
    ['are for other uses', '[2026-06-01,2026-12-01)', { use: 'renewal' }, 'accepted'],
  ])('windows of a plan that %s', async (_case, period, values, expected) => {
    expect(
      await verdict(async (connection) => {
        const of = await edition(connection);
        await insert(connection, 'edition_windows', { ...of, ...window, period: '[2026-01-01,2026-07-01)' });
        await insert(connection, 'edition_windows', { ...of, ...window, period, ...values });
      }),
    ).toBe(expected);
  });

  it.each<[string, Row, string]>([
    ['no factors', {}, 'accepted'],
    [
      'a table',
      {
        territory_factors: {
          territory: { dimensions: [{ input: 'territory', match: 'exact' }], rows: [['1', '0.80']] },
        },
      },
      'accepted',
    ],
    ['factors that are a list', { territory_factors: [] }, 'rate_tables_territory_factors_check'],
    [
      'a row without its value',
      { credit_factors: { tier: { dimensions: [{ input: 'tier', match: 'exact' }], rows: [['A']] } } },
      'rate_tables_credit_factors_check',
    ],
    [
      'a binary number',
      { driver_factors: { age: { dimensions: [{ input: 'age', match: 'exact' }], rows: [['1', 0.8]] } } },
      'rate_tables_driver_factors_check',
    ],
    ['a negative base rate', { base_rate: '-1' }, 'rate_tables_base_rate_check'],
    ['a base rate above 99.999999', { base_rate: '500' }, 'accepted'],
  ])('rate tables: %s', async (_case, values, expected) => {
    expect(
      await verdict(async (connection) => {
        const { edition_id } = await edition(connection);
        await insert(connection, 'rate_tables', {
          edition_id,
          state: 'OH',
          product_type: 'auto',
          coverage_type: 'bi',
          effective_date: '2026-01-01',
          ...values,
        });
      }),
    ).toBe(expected);
  });

  it('discounts no more than everything', async () => {
    const discount = {
      code: 'D',
      rule_name: 'D',
      product_types: '{auto}',
      states: '{OH}',
      discount_type: 'percentage',
      effective_date: '2026-01-01',
    };
    for (const [discount_value, expected] of [
      ['100', 'accepted'],
      ['130', 'discount_rules_percentage_check'],
    ] as const)
      expect(
        await verdict(async (connection) => {
          const { edition_id } = await edition(connection);
          await insert(connection, 'discount_rules', { ...discount, edition_id, discount_value });
        }),
      ).toBe(expected);
  });
});

describe('the machinery', () => {
  const run = { name: 'job', scheduled_for: '2026-01-01', lease_until: '2026-01-01', instance: 'i' };

  it('lets one instance run a job at a time, and a moment be served once', async () => {
    expect(
      await verdict(async (c) => [
        await insert(c, 'job_runs', run),
        await insert(c, 'job_runs', { ...run, scheduled_for: '2026-01-02' }),
      ]),
    ).toBe('job_runs_running_key');
    expect(
      await verdict(async (c) => {
        await insert(c, 'job_runs', run);
        await c.query(`update job_runs set finished_at = now(), outcome = 'succeeded'`);
        await insert(c, 'job_runs', run);
      }),
    ).toBe('job_runs_scheduled_key');
    expect(await inserting('job_runs', { ...run, finished_at: '2099-01-01' })).toBe(
      'job_runs_finished_check',
    );
  });

  it('never keeps the answer of a failure of ours', async () => {
    const answer = { scope: 's', key: 'k', request_hash: Buffer.alloc(32), response_status: 201 };
    expect(await inserting('idempotency_keys', answer)).toBe('accepted');
    expect(await inserting('idempotency_keys', { ...answer, response_status: 503 })).toBe(
      'idempotency_keys_response_status_check',
    );
  });

  it('seals each audit row once, in one chain', async () => {
    const bytes = Buffer.alloc(32);
    const seal = (values: Row): Row => ({
      format: 1,
      previous_hash: bytes,
      hash: bytes,
      leaves: Buffer.alloc(40),
      row_count: 1,
      seq_list_hash: bytes,
      root_hash: bytes,
      signature: bytes,
      kid: 'k',
      ...values,
    });
    const sealing = (second: (first: unknown) => Row): Promise<string> =>
      verdict(async (c) => {
        await insert(c, 'audit_keys', { kid: 'k', number: 1, public_jwk: {}, private_jwk_encrypted: 'e' });
        const first = await insert(c, 'audit_seals', seal({ number: 1, from_seq: 1, to_seq: 10 }));
        await insert(c, 'audit_seals', seal({ number: 2, ...second(first['id']) }));
      });
    expect(await sealing((previous_seal) => ({ previous_seal, from_seq: 11, to_seq: 12 }))).toBe('accepted');
    expect(await sealing((previous_seal) => ({ previous_seal, from_seq: 10, to_seq: 12 }))).toBe(
      'audit_seals_overlap_excl',
    );
    expect(await sealing(() => ({ from_seq: 11, to_seq: 12 }))).toBe('audit_seals_chain_check');
    expect(await sealing(() => ({ number: 1, from_seq: 11, to_seq: 12 }))).toBe(
      'audit_seals_previous_seal_key',
    );
    expect(
      await sealing((previous_seal) => ({ previous_seal, from_seq: 11, to_seq: 12, leaves: bytes })),
    ).toBe('audit_seals_leaves_check');
    expect(await inserting('audit_logs', { action: 'a', resource_type: 'b', risk_score: '1.01' })).toBe(
      'audit_logs_risk_score_check',
    );
  });

  it('sets updated_at when a writer does not, and believes one that does', async () => {
    await connected(db.url, async (connection) => {
      const id = await aCustomer(connection, { updated_at: '2020-01-01T00:00:00Z' });
      const touch = async (change: string): Promise<Date> =>
        (
          (await connection.query(`update customers set ${change} where id = $1 returning updated_at`, [id]))
            .rows[0] as { updated_at: Date }
        ).updated_at;
      expect(Date.now() - (await touch(`data = '{"name": "x"}'`)).getTime()).toBeLessThan(60_000);
      expect((await touch(`updated_at = '2021-01-01T00:00:00Z'`)).toISOString()).toBe(
        '2021-01-01T00:00:00.000Z',
      );
    });
  });
});
