import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import type { Row } from './given.js';
import { connected } from '../support/connections.js';
import { aBillingAccount, aPolicy, aUser, insert } from './given.js';
import { verdict as verdictIn } from './verdict.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.drop());

const verdict = (work: (connection: Client) => Promise<unknown>): Promise<string> => verdictIn(db.url, work);

async function onAccount(table: string, values: Row, account: Row = {}): Promise<string> {
  return verdict(async (connection) => {
    const { id } = await aBillingAccount(connection, account);
    await insert(connection, table, { account_id: id, ...values });
  });
}

describe('a payment plan', () => {
  const plan = { code: 'monthly', title: 'Monthly', terms: {}, effective_date: '2026-01-01' };
  it.each<[string, Row, string]>([
    ['for everybody', {}, 'accepted'],
    ['of products and states', { product_types: '{auto,home}', states: '{OH}' }, 'accepted'],
    ['of no product', { product_types: '{}' }, 'payment_plans_product_types_check'],
    ['of an unknown product', { product_types: '{boat}' }, 'payment_plans_product_types_check'],
    ['of no state', { states: '{}' }, 'payment_plans_states_check'],
    ['with a code in capitals', { code: 'MONTHLY' }, 'payment_plans_code_check'],
    ['that ends before it begins', { expiration_date: '2025-01-01' }, 'payment_plans_period_check'],
    ['whose terms are a list', { terms: '[]' }, 'payment_plans_terms_check'],
  ])('%s', async (_case, values, expected) => {
    expect(await verdict((connection) => insert(connection, 'payment_plans', { ...plan, ...values }))).toBe(
      expected,
    );
  });

  it.each<[string, Row, string]>([
    ['on one day', { effective_date: '2026-06-01' }, 'payment_plans_overlap_excl'],
    ['one after the other', { effective_date: '2027-01-01' }, 'accepted'],
    ['under another code', { code: 'weekly' }, 'accepted'],
  ])('twice %s', async (_case, second, expected) => {
    expect(
      await verdict(async (connection) => {
        await insert(connection, 'payment_plans', { ...plan, expiration_date: '2027-01-01' });
        await insert(connection, 'payment_plans', { ...plan, ...second });
      }),
    ).toBe(expected);
  });
});

describe('a billing account', () => {
  it.each<[string, Row, string]>([
    ['as it is opened', {}, 'accepted'],
    ['that ends after its term', { ends_on: '2027-01-02' }, 'billing_accounts_ends_on_check'],
    ['that ends before its term', { ends_on: '2025-12-31' }, 'billing_accounts_ends_on_check'],
    ['without a plan', { plan: {} }, 'billing_accounts_plan_check'],
    ['of another status', { status: 'lost' }, 'billing_accounts_status_check'],
    ['that is closed', { status: 'closed' }, 'accepted'],
    ['that is closed and owes', { status: 'closed', balance: '0.01' }, 'billing_accounts_closed_check'],
    [
      'that is closed and unpaid',
      { status: 'closed', unpaid_from: '2026-01-01' },
      'billing_accounts_closed_check',
    ],
  ])('%s', async (_case, values, expected) => {
    expect(await verdict((connection) => aBillingAccount(connection, values))).toBe(expected);
  });

  it('stands alone for its term', async () => {
    expect(
      await verdict(async (connection) => {
        const policy_id = await aPolicy(connection);
        await aBillingAccount(connection, { policy_id });
        await aBillingAccount(connection, { policy_id });
      }),
    ).toBe('billing_accounts_policy_id_key');
  });
});

const ITEM = { number: 1, bill_on: '2026-01-01', due_on: '2026-01-21', amount: '50.00', weight: 1 };

describe('an installment', () => {
  it.each<[string, Row, string]>([
    ['that is planned', {}, 'accepted'],
    ['below zero', { amount: '-1.00' }, 'billing_items_amount_check'],
    ['that credits', { amount: '-1.00', status: 'credited' }, 'accepted'],
    ['that credits nothing', { amount: '0.00', status: 'credited' }, 'billing_items_amount_check'],
    ['that fell away', { amount: '0.00', status: 'void' }, 'accepted'],
    ['that fell away and asks for something', { status: 'void' }, 'billing_items_void_check'],
    ['with a fee below zero', { fee: '-0.01' }, 'billing_items_fee_check'],
    ['billed after it is due', { bill_on: '2026-01-22' }, 'billing_items_dates_check'],
    ['that is billed and paid in part', { status: 'billed', paid: '10.00' }, 'accepted'],
    ['that is billed and paid in full', { status: 'billed', paid: '50.00' }, 'billing_items_paid_check'],
    ['that is paid with its fee', { status: 'paid', fee: '3.00', paid: '53.00' }, 'accepted'],
    ['that is paid, and the rest credited', { status: 'paid', paid: '20.00' }, 'accepted'],
    ['that is paid with nothing received', { status: 'paid' }, 'billing_items_paid_check'],
    ['that a credit has settled', { status: 'credited' }, 'accepted'],
    ['that is credited and paid', { status: 'credited', paid: '20.00' }, 'billing_items_paid_check'],
    ['that is written off in part', { status: 'written_off', paid: '20.00' }, 'accepted'],
    [
      'that is written off and paid in full',
      { status: 'written_off', paid: '50.00' },
      'billing_items_paid_check',
    ],
    ['that is overdue', { status: 'overdue' }, 'accepted'],
    ['paid too much', { status: 'billed', paid: '50.01' }, 'billing_items_paid_check'],
    ['that is planned and paid', { paid: '10.00' }, 'billing_items_paid_check'],
    ['of another status', { status: 'lost' }, 'billing_items_status_check'],
    ['without a share', { weight: 0 }, 'billing_items_weight_check'],
    ['numbered zero', { number: 0 }, 'billing_items_number_check'],
  ])('%s', async (_case, values, expected) => {
    expect(await onAccount('billing_items', { ...ITEM, ...values })).toBe(expected);
  });

  it.each<[string, string, string, string]>([
    ['may change while planned', 'planned', `amount = 60`, 'accepted'],
    ['may be billed', 'planned', `status = 'billed', fee = 3`, 'accepted'],
    ['never changes its amount once billed', 'billed', `amount = 60`, 'refused'],
    ['never changes its due date once billed', 'billed', `due_on = '2026-02-01'`, 'refused'],
    ['never changes its fee once billed', 'billed', `fee = 0.01`, 'refused'],
    ['never falls away once billed', 'billed', `amount = 0, status = 'void'`, 'refused'],
    ['is paid once billed', 'billed', `status = 'paid', paid = amount`, 'accepted'],
    ['is settled by a credit once billed', 'billed', `status = 'credited'`, 'accepted'],
    ['is asked for again when the credit is needed elsewhere', 'credited', `status = 'billed'`, 'accepted'],
    ['stays with its account', 'planned', `number = 9`, 'refused'],
  ])('%s', async (_case, status, change, expected) => {
    const found = await verdict(async (connection) => {
      const { id } = await aBillingAccount(connection);
      const item = await insert(connection, 'billing_items', { account_id: id, ...ITEM, status });
      await connection.query(`update billing_items set ${change} where id = $1`, [item['id']]);
    });
    expect(found === 'accepted' ? found : 'refused').toBe(expected);
  });
});

const PAYMENT = {
  source: 'staff',
  external_reference: 'CHK-1',
  amount: '50.00',
  method: 'check',
  received_on: '2026-01-02',
};
const REVERSED = {
  status: 'reversed',
  reversed_on: '2026-01-09',
  reversal_kind: 'stopped',
  reversal_reason: 'x',
};

describe('a payment', () => {
  it.each<[string, Row, string]>([
    ['that came in', {}, 'accepted'],
    ['of nothing', { amount: '0.00' }, 'payments_amount_check'],
    ['below zero', { amount: '-1.00' }, 'payments_amount_check'],
    ['by a method nobody knows', { method: 'gold' }, 'payments_method_check'],
    ['that was reversed', REVERSED, 'accepted'],
    ['that was reversed for no reason', { ...REVERSED, reversal_reason: null }, 'payments_reversed_check'],
    ['that stands and has a reason', { reversal_reason: 'x' }, 'payments_reversed_check'],
  ])('%s', async (_case, values, expected) => {
    expect(await onAccount('payments', { ...PAYMENT, ...values })).toBe(expected);
  });

  it.each<[string, Row, string]>([
    ['of one source with one reference', {}, 'payments_external_reference_key'],
    ['of two sources', { source: 'lockbox' }, 'accepted'],
  ])('twice %s', async (_case, second, expected) => {
    expect(
      await verdict(async (connection) => {
        for (const more of [{}, second]) {
          const { id } = await aBillingAccount(connection);
          await insert(connection, 'payments', { account_id: id, ...PAYMENT, ...more });
        }
      }),
    ).toBe(expected);
  });
});

describe('a refund', () => {
  const at = '2026-03-01T00:00:00Z';
  it.each<[string, (user: string, other: string) => Row, string]>([
    ['that is asked for', (user) => ({ requested_by: user }), 'accepted'],
    [
      'that somebody else approves',
      (user, other) => ({ requested_by: user, status: 'approved', decided_by: other, decided_at: at }),
      'accepted',
    ],
    [
      'that the same person approves',
      (user) => ({ requested_by: user, status: 'approved', decided_by: user, decided_at: at }),
      'refunds_four_eyes_check',
    ],
    [
      'that nobody approved',
      (user) => ({ requested_by: user, status: 'approved', decided_at: at }),
      'refunds_decided_check',
    ],
    [
      'that is taken back by who asked',
      (user) => ({
        requested_by: user,
        status: 'rejected',
        decided_by: user,
        decided_at: at,
        decision_reason: 'x',
      }),
      'accepted',
    ],
    [
      'that is rejected for no reason',
      (user, other) => ({ requested_by: user, status: 'rejected', decided_by: other, decided_at: at }),
      'refunds_rejected_check',
    ],
    [
      'that is paid out under no reference',
      (user, other) => ({
        requested_by: user,
        status: 'executed',
        decided_by: other,
        decided_at: at,
        executed_at: at,
        method: 'check',
      }),
      'refunds_executed_check',
    ],
    ['of nothing', (user) => ({ requested_by: user, amount: '0.00' }), 'refunds_amount_check'],
  ])('%s', async (_case, values, expected) => {
    expect(
      await verdict(async (connection) => {
        const { id } = await aBillingAccount(connection);
        const people = [await aUser(connection), await aUser(connection)] as const;
        await insert(connection, 'refunds', {
          account_id: id,
          amount: '10.00',
          reason: 'cancelled',
          ...values(...people),
        });
      }),
    ).toBe(expected);
  });
});

describe('an entry of the ledger', () => {
  const entry = { sequence: 1, kind: 'premium', amount: '501.00', effective_on: '2026-01-01' };
  it.each<[string, Row, string]>([
    ['of premium', {}, 'accepted'],
    ['of premium given back', { amount: '-1.00' }, 'accepted'],
    ['of an unchanged premium', { amount: '0.00' }, 'accepted'],
    ['of a charge of nothing', { kind: 'instalment_charge', amount: '0.00' }, 'billing_entries_amount_check'],
    ['of a payment from nowhere', { kind: 'payment', amount: '-1.00' }, 'billing_entries_source_check'],
    ['of a refund from nowhere', { kind: 'refund', amount: '1.00' }, 'billing_entries_source_check'],
    ['of a fee for nothing', { kind: 'fee', amount: '3.00' }, 'billing_entries_source_check'],
    ['of something written off', { kind: 'write_off', amount: '-1.00', reason: 'x' }, 'accepted'],
    [
      'of something written off for no reason',
      { kind: 'write_off', amount: '-1.00' },
      'billing_entries_write_off_check',
    ],
    [
      'that writes debt on',
      { kind: 'write_off', amount: '1.00', reason: 'x' },
      'billing_entries_amount_check',
    ],
    ['of another kind', { kind: 'gift' }, 'billing_entries_kind_check'],
  ])('%s', async (_case, values, expected) => {
    expect(await onAccount('billing_entries', { ...entry, ...values })).toBe(expected);
  });

  it('books a payment once, and its reversal once', async () => {
    const book = (kinds: readonly string[]): Promise<string> =>
      verdict(async (connection) => {
        const { id } = await aBillingAccount(connection);
        const payment = await insert(connection, 'payments', { account_id: id, ...PAYMENT });
        for (const [index, kind] of kinds.entries()) {
          const amount = kind === 'payment' ? '-50.00' : '50.00';
          const place = { account_id: id, sequence: index + 1, effective_on: '2026-01-02' };
          await insert(connection, 'billing_entries', { ...place, kind, amount, payment_id: payment['id'] });
        }
      });
    expect(await book(['payment', 'payment_reversal'])).toBe('accepted');
    expect(await book(['payment', 'payment'])).toBe('billing_entries_payment_id_key');
    expect(await book(['payment', 'payment_reversal', 'payment_reversal'])).toBe(
      'billing_entries_payment_id_key',
    );
  });

  it('books a transaction of the policy once', async () => {
    await connected(db.url, async (client) => {
      const { id, policy_id } = await aBillingAccount(client);
      const transaction = await insert(client, 'policy_transactions', {
        policy_id,
        sequence: 1,
        kind: 'new_business',
        effective_on: '2026-01-01',
      });
      const booked = { ...entry, account_id: id, transaction_id: transaction['id'] };
      await insert(client, 'billing_entries', booked);
      await expect(insert(client, 'billing_entries', { ...booked, sequence: 2 })).rejects.toMatchObject({
        constraint: 'billing_entries_transaction_id_key',
      });
    });
  });
});
