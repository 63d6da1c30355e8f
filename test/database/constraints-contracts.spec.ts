import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import type { Row } from './given.js';
import { connected } from '../support/connections.js';
import { aCustomer, aPolicy, aQuote, insert, policyTerm, quotedQuote } from './given.js';
import { verdict as verdictIn, verdictOnRow } from './verdict.js';

let db: TestDatabase;
let customer: string;
let policy: string;

beforeAll(async () => {
  db = await cloneDatabase();
  await connected(db.url, async (connection) => {
    customer = await aCustomer(connection);
    policy = await aPolicy(connection, { customer_id: customer });
  });
});
afterAll(() => db.drop());

const verdict = (work: (connection: Client) => Promise<unknown>): Promise<string> => verdictIn(db.url, work);
const inserting = (table: string, values: Row): Promise<string> => verdictOnRow(db.url, table, values);

describe('quotes', () => {
  const quote = (values: Row): Promise<string> =>
    inserting('quotes', { ...quotedQuote, customer_id: customer, ...values });

  it.each<[string, () => Row, string]>([
    ['a complete one', () => ({}), 'accepted'],
    ['an unknown status', () => ({ status: 'open' }), 'quotes_status_check'],
    ['an unknown product', () => ({ product_type: 'boat' }), 'quotes_product_type_check'],
    ['bound without a policy', () => ({ status: 'bound' }), 'quotes_bound_check'],
    ['a policy without being bound', () => ({ converted_to_policy_id: policy }), 'quotes_bound_check'],
    ['bound with its policy', () => ({ status: 'bound', converted_to_policy_id: policy }), 'accepted'],
    ['quoted without a price', () => ({ total_premium: null }), 'quotes_priced_check'],
    ['quoted without an end of validity', () => ({ expires_at: null }), 'quotes_priced_check'],
    [
      'a draft with next to nothing',
      () => ({
        status: 'draft',
        total_premium: null,
        expires_at: null,
        state: null,
        effective_date: null,
        expiration_date: null,
      }),
      'accepted',
    ],
    ['a period of no length', () => ({ expiration_date: '2026-01-01' }), 'quotes_period_check'],
    ['a negative premium', () => ({ total_premium: '-0.01' }), 'quotes_premium_check'],
    ['a state in words', () => ({ state: 'Ohio' }), 'quotes_state_check'],
    ['a ZIP code of four digits', () => ({ zip_code: '4300' }), 'quotes_zip_code_check'],
    ['a score above one', () => ({ ai_risk_score: '1.01' }), 'quotes_scores_check'],
    ['drivers that are no list', () => ({ drivers: { name: 'x' } }), 'quotes_lists_check'],
    ['version 2 without a parent', () => ({ version: 2 }), 'quotes_parent_check'],
    ['version 1 with a parent', () => ({ parent_quote_id: policy }), 'quotes_parent_check'],
    [
      'an edition that does not exist',
      () => ({ edition: '01890000-0000-7000-8000-000000000000' }),
      'quotes_edition_fkey',
    ],
  ])('%s', async (_case, values, expected) => {
    expect(await quote(values())).toBe(expected);
  });

  it('become at most one policy each, and a policy comes of one quote', async () => {
    expect(
      await verdict(async (connection) => {
        await aQuote(connection, { customer_id: customer, status: 'bound', converted_to_policy_id: policy });
        await aQuote(connection, { customer_id: customer, status: 'bound', converted_to_policy_id: policy });
      }),
    ).toBe('quotes_converted_to_policy_id_key');
  });
});

describe('policies and claims', () => {
  const term = (values: Row): Promise<string> =>
    inserting('policies', { ...policyTerm(), customer_id: customer, ...values });
  const claim = (values: Row): Promise<string> =>
    inserting('claims', { policy_id: policy, loss_on: '2026-02-03', ...values });

  it.each<[string, Row, string]>([
    ['a term', {}, 'accepted'],
    ['an unknown status', { status: 'open' }, 'policies_status_check'],
    ['an end before the beginning', { expiration_date: '2025-12-31' }, 'policies_period_check'],
    [
      'charged up to an anniversary of a term of one year',
      { charged_until: '2026-07-01' },
      'policies_charged_until_check',
    ],
    [
      'charged beyond its end',
      { term_months: 24, charged_until: '2030-01-01' },
      'policies_charged_until_check',
    ],
    ['issued but never bound', { issued_at: '2026-01-01' }, 'policies_issued_check'],
    [
      'a time zone that does not exist',
      { time_zone: 'Mars/Olympus' },
      'time zone "Mars/Olympus" not recognized',
    ],
    [
      'the renewal of another, as a first term',
      { renewal_of: '01890000-0000-7000-8000-000000000000' },
      'policies_renewal_check',
    ],
  ])('policies: %s', async (_case, values, expected) => {
    expect(await term(values)).toBe(expected);
  });

  it.each<[string, Row, string]>([
    ['a claim', { amount_claimed: '0' }, 'accepted'],
    ['an unknown status', { status: 'open' }, 'claims_status_check'],
    ['a negative claim', { amount_claimed: '-1' }, 'claims_amount_claimed_check'],
    ['a negative approval', { amount_approved: '-1' }, 'claims_amount_approved_check'],
    [
      'resolved while under review',
      { status: 'under_review', resolved_at: '2099-01-01' },
      'claims_resolved_check',
    ],
  ])('claims: %s', async (_case, values, expected) => {
    expect(await claim(values)).toBe(expected);
  });

  it.each([
    ['customers', () => customer],
    ['policies', () => policy],
  ])('cannot lose their %s', async (table, id) => {
    await connected(db.ownerUrl, async (owner) => {
      await owner.query('begin');
      if (table === 'policies') await insert(owner, 'claims', { policy_id: policy, loss_on: '2026-02-03' });
      await expect(owner.query(`delete from ${table} where id = $1`, [id()])).rejects.toThrow(
        /violates.*foreign key constraint/,
      );
      await owner.query('rollback');
    });
  });
});

describe('the ledger', () => {
  const entry = (values: Row): Row => ({
    policy_id: policy,
    sequence: 1,
    kind: 'new_business',
    effective_on: '2026-01-01',
    ...values,
  });
  const charge = {
    kind: 'premium',
    earning: 'pro_rata',
    amount: '1',
    effective_date: '2026-01-01',
    expiration_date: '2027-01-01',
  };

  it.each<[string, Row, string]>([
    ['an entry', {}, 'accepted'],
    ['an unknown kind', { kind: 'change' }, 'policy_transactions_kind_check'],
    ['a reversal of nothing', { kind: 'reversal' }, 'policy_transactions_reversal_check'],
    ['sequence 0', { sequence: 0 }, 'policy_transactions_sequence_check'],
  ])('%s', async (_case, values, expected) => {
    expect(await inserting('policy_transactions', entry(values))).toBe(expected);
  });

  it('numbers the entries of a policy without repeating, and reverses each once', async () => {
    expect(
      await verdict(async (connection) => {
        await insert(connection, 'policy_transactions', entry({}));
        await insert(connection, 'policy_transactions', entry({}));
      }),
    ).toBe('policy_transactions_sequence_key');
    expect(
      await verdict(async (connection) => {
        const first = await insert(connection, 'policy_transactions', entry({}));
        for (const sequence of [2, 3])
          await insert(
            connection,
            'policy_transactions',
            entry({ sequence, kind: 'reversal', reverses: first['id'] }),
          );
      }),
    ).toBe('policy_transactions_reverses_key');
  });

  it.each<[string, Row, string]>([
    ['a charge', {}, 'accepted'],
    ['an offset', { amount: '-501.00' }, 'accepted'],
    ['an unknown kind', { kind: 'bonus' }, 'policy_charges_kind_check'],
    ['an unknown earning rule', { earning: 'daily' }, 'policy_charges_earning_check'],
    ['a span of no days', { expiration_date: '2026-01-01' }, 'policy_charges_period_check'],
  ])('charges: %s', async (_case, values, expected) => {
    expect(
      await verdict(async (connection) => {
        const { id } = await insert(connection, 'policy_transactions', entry({}));
        await insert(connection, 'policy_charges', { ...charge, transaction_id: id, ...values });
      }),
    ).toBe(expected);
  });

  it('takes a coverage of the policy itself, without an item, once per segment', async () => {
    expect(
      await verdict(async (connection) => {
        const { id } = await insert(connection, 'policy_transactions', entry({}));
        const coverage = {
          transaction_id: id,
          code: 'liability',
          effective_date: '2026-01-01',
          expiration_date: '2027-01-01',
        };
        await insert(connection, 'policy_coverages', coverage);
        await insert(connection, 'policy_coverages', coverage);
      }),
    ).toBe('policy_coverages_segment_key');
  });

  it('keeps the mailing of a notice and its proof together', async () => {
    const notice = { policy_id: policy, kind: 'cancellation', addressed_to: {} };
    expect(await inserting('notices', notice)).toBe('accepted');
    expect(await inserting('notices', { ...notice, mailed_at: '2026-01-01' })).toBe('notices_mailed_check');
    expect(await inserting('notices', { ...notice, status: 'mailed' })).toBe('notices_mailed_check');
  });
});
