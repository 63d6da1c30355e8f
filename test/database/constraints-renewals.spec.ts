import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import type { Row } from './given.js';
import { aPolicy, aUser, insert, policyTerm } from './given.js';
import { verdict as verdictIn } from './verdict.js';

const NOBODY = '01930000-0000-7000-8000-0000000000ff';
const FAULT = { code: 'rating.invalid-risk', pointer: '', detail: 'It lacks a roof.' };

let db: TestDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.drop());

const verdict = (work: (connection: Client) => Promise<unknown>): Promise<string> => verdictIn(db.url, work);

/** A renewal that is blocked needs no price. */
async function renew(connection: Client, values: Row = {}): Promise<Row> {
  const policy_id = values['policy_id'] ?? (await aPolicy(connection));
  return insert(connection, 'renewals', {
    product_type: 'home',
    status: 'blocked',
    fault: FAULT,
    policy_version: 1,
    effective_date: '2027-01-01',
    expiration_date: '2028-01-01',
    term_months: 12,
    ...values,
    policy_id,
  });
}

describe('a renewal', () => {
  it.each<[string, Row, string]>([
    ['that is blocked, and says why', {}, 'accepted'],
    ['that is blocked, and does not say why', { fault: null }, 'renewals_blocked_check'],
    ['of a status that is none', { status: 'lost', fault: null }, 'renewals_status_check'],
    ['of a product that is none', { product_type: 'boat' }, 'renewals_product_type_check'],
    ['that ends before it begins', { expiration_date: '2026-12-31' }, 'renewals_period_check'],
    ['of no months', { term_months: 0 }, 'renewals_term_months_check'],
    ['that costs less than nothing', { indicated_premium: '-0.01' }, 'renewals_premium_check'],
    ['that is prepared without a price', { status: 'prepared', fault: null }, 'renewals_priced_check'],
    ['that lapsed for no reason', { status: 'lapsed', fault: null }, 'renewals_reason_check'],
    ['that lapsed', { status: 'lapsed', fault: null, reason: 'Nobody took it.' }, 'accepted'],
    ['of a list of things', { risk: [] }, 'renewals_json_check'],
    ['of a term that does not exist', { policy_id: NOBODY }, 'renewals_policy_id_fkey'],
    ['on an edition that does not exist', { edition: NOBODY }, 'renewals_edition_fkey'],
  ])('%s', async (_case, values, expected) => {
    expect(await verdict((connection) => renew(connection, values))).toBe(expected);
  });

  it('is the only one of its term', async () => {
    const twice = async (connection: Client): Promise<void> => {
      const { policy_id } = await renew(connection);
      await renew(connection, { policy_id });
    };
    expect(await verdict(twice)).toBe('renewals_policy_id_key');
  });

  it.each([
    ['stays withdrawn by whom it was', '', 'renewals.decided_by is kept as it was first written'],
    ['may be ended by somebody else', `, status = 'non_renewed'`, 'accepted'],
  ])('%s', async (_case, more, expected) => {
    const decided = async (connection: Client): Promise<void> => {
      const by = { decided_by: await aUser(connection), decided_at: '2026-12-01' };
      const withdrawn = { status: 'withdrawn', fault: null, reason: 'Not wanted.', ...by };
      const { id } = await renew(connection, withdrawn);
      const other = await aUser(connection);
      await connection.query(`update renewals set decided_by = $2 ${more} where id = $1`, [id, other]);
    };
    expect(await verdict(decided)).toBe(expected);
  });

  it('is bound when there is a next term, and only then', async () => {
    const lapsed = { status: 'lapsed', fault: null, reason: 'Nobody took it.' };
    const withNext = async (connection: Client): Promise<Row> => {
      const renewed_policy_id = await aPolicy(connection, policyTerm(2));
      return renew(connection, { ...lapsed, renewed_policy_id });
    };
    expect(await verdict(withNext)).toBe('renewals_bound_check');
  });
});
