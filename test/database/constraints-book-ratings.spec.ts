import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import type { Row } from './given.js';
import { connected } from '../support/connections.js';
import { aPolicy, insert } from './given.js';
import { verdict as verdictIn } from './verdict.js';

const HASH = 'c'.repeat(64);
const DATES = { new_business_date: '2026-01-01', renewal_date: '2026-01-01' };
const LEASE = { lease_id: '01930000-0000-7000-8000-0000000000ff', lease_until: '2026-01-01T00:01:00Z' };
const STARTED = { started_at: '2026-01-01T00:00:00Z' };
const ENDED = { ...STARTED, ended_at: '2026-01-01T01:00:00Z' };

let db: TestDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.drop());

async function aBookRating(connection: Client, values: Row = {}): Promise<Row> {
  const place = { product_type: 'auto', state: 'OH', company_code: 'X', code: 'X', name: 'X' };
  const plan = await found(connection, 'rating_plans', 'code', 'X', () => place);
  const edition = { label: '1', content: {}, content_hash: HASH, ...DATES };
  const candidate = await found(connection, 'rating_editions', 'label', '1', () => {
    return { plan_id: plan['id'], ...edition };
  });
  return insert(connection, 'book_ratings', {
    plan_id: plan['id'],
    candidate_edition_id: candidate['id'],
    candidate_hash: HASH,
    in_force_on: '2026-01-01',
    rated_on: '2026-01-01',
    ...values,
  });
}

/** The row of that name, made when it is the first to ask. */
async function found(
  connection: Client,
  table: string,
  column: string,
  name: string,
  make: () => Row,
): Promise<Row> {
  const { rows } = await connection.query<Row>(`select * from ${table} where ${column} = $1`, [name]);
  return rows[0] ?? insert(connection, table, make());
}

const verdict = (work: (connection: Client) => Promise<unknown>): Promise<string> => verdictIn(db.url, work);

describe('a re-rating', () => {
  it.each<[string, Row, string]>([
    ['that waits', {}, 'accepted'],
    ['that runs', { status: 'running', ...LEASE, ...STARTED }, 'accepted'],
    ['that runs in nobody’s hands', { status: 'running', ...STARTED }, 'book_ratings_lease_check'],
    ['that waits in somebody’s hands', LEASE, 'book_ratings_lease_check'],
    ['that runs and was never started', { status: 'running', ...LEASE }, 'book_ratings_started_check'],
    ['that is paused', { status: 'paused' }, 'accepted'],
    ['that has succeeded', { status: 'succeeded', ...ENDED }, 'accepted'],
    ['that has succeeded and not ended', { status: 'succeeded', ...STARTED }, 'book_ratings_ended_check'],
    ['that has ended and waits', { ended_at: '2026-01-01T01:00:00Z' }, 'book_ratings_ended_check'],
    ['that has failed', { status: 'failed', reason: 'x', ...ENDED }, 'accepted'],
    ['that has failed without a reason', { status: 'failed', ...ENDED }, 'book_ratings_reason_check'],
    [
      'that has succeeded for a reason',
      { status: 'succeeded', reason: 'x', ...ENDED },
      'book_ratings_reason_check',
    ],
    ['of another status', { status: 'lost', ...STARTED }, 'book_ratings_status_check'],
    ['with more errors than policies', { done_count: 1, error_count: 2 }, 'book_ratings_counts_check'],
    ['of a hash that is none', { candidate_hash: 'x' }, 'book_ratings_candidate_hash_check'],
    ['with a tally that is no object', { tally: '[]' }, 'book_ratings_tally_check'],
  ])('%s', async (_case, values, expected) => {
    expect(await verdict((connection) => aBookRating(connection, values))).toBe(expected);
  });

  it.each<[string, Row, Row, string]>([
    ['the same question twice', {}, { status: 'paused' }, 'book_ratings_under_way_key'],
    ['another day', {}, { in_force_on: '2026-02-01' }, 'accepted'],
    ['again after an end', { status: 'cancelled', reason: 'x', ...ENDED }, {}, 'accepted'],
  ])('of %s', async (_case, first, second, expected) => {
    expect(
      await verdict(async (connection) => {
        await aBookRating(connection, first);
        await aBookRating(connection, second);
      }),
    ).toBe(expected);
  });
});

describe('a result of a re-rating', () => {
  const fault = { error_edition: 'candidate', error_code: 'rating.invalid-risk', error_pointer: '' };
  const prices = { old_total: '1.00', new_total: '2.00' };

  it.each<[string, Row, string]>([
    ['with both prices', prices, 'accepted'],
    ['with one price and a fault', { old_total: '1.00', ...fault }, 'accepted'],
    ['with a fault alone', fault, 'accepted'],
    ['with neither', {}, 'book_rating_results_error_check'],
    ['with both prices and a fault', { ...prices, ...fault }, 'book_rating_results_error_check'],
    ['with one price and no fault', { old_total: '1.00' }, 'book_rating_results_error_check'],
    ['with half a fault', { error_code: 'x' }, 'book_rating_results_error_check'],
    [
      'of an edition that was not compared',
      { ...fault, error_edition: 'x' },
      'book_rating_results_error_edition_check',
    ],
  ])('%s', async (_case, values, expected) => {
    expect(
      await verdict(async (connection) => {
        const job = await aBookRating(connection);
        const policy = await aPolicy(connection);
        await insert(connection, 'book_rating_results', {
          book_rating_id: job['id'],
          policy_id: policy,
          ...values,
        });
      }),
    ).toBe(expected);
  });

  it('is never another one, and goes with its job', async () => {
    await connected(db.url, async (client) => {
      await expect(client.query('update book_rating_results set old_total = 0')).rejects.toMatchObject({
        code: '42501',
      });
    });
    await connected(db.ownerUrl, async (client) => {
      const job = await aBookRating(client);
      const values = { book_rating_id: job['id'], policy_id: await aPolicy(client), ...prices };
      await insert(client, 'book_rating_results', values);
      await client.query('delete from book_ratings where id = $1', [job['id']]);
      const { rows } = await client.query('select from book_rating_results');
      expect(rows).toEqual([]);
    });
  });
});
