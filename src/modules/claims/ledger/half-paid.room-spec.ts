import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Case } from '../../../../test/support/claims-ledger.js';
import { ClaimsLedger } from '../../../../test/support/claims-ledger.js';

/** Everything that a payment writes, and one table that it only locks. */
const WRITTEN = [
  'claim_transactions',
  'claim_payees',
  'claim_reserve_lines',
  'claim_entries',
  'audit_logs',
  'idempotency_keys',
] as const;

/** Of a fault at once, and of one that only the commit finds. */
const WHEN = ['at once', 'at the commit'] as const;

describe('a payment that fails between two of its steps', () => {
  let on: ClaimsLedger;

  beforeAll(async () => {
    on = await ClaimsLedger.open();
    // One person is enough, so that a request goes through all steps to the entry.
    const [user] = await on.room.sql<{ id: string }>(`select id from users where email like 'adjuster@%'`);
    await on.grant({
      userId: user?.id,
      kind: 'payment',
      basis: 'transaction',
      amount: null,
      fourEyes: false,
    });
    await on.grant({ userId: user?.id, kind: 'payment', basis: 'coverage', amount: null, fourEyes: false });
    await on.room.sql(
      `create function test_fault() returns trigger language plpgsql as $$ begin raise 'the disk is full' using errcode = '53100'; end $$`,
    );
  });
  afterAll(() => on?.close());

  async function failing(table: string, when: string, work: () => Promise<void>): Promise<void> {
    const [constraint, timing] = when === 'at once' ? ['', 'before'] : ['constraint', 'after'];
    const deferred = when === 'at once' ? '' : 'deferrable initially deferred';
    await on.room.sql(
      `create ${constraint} trigger test_fault ${timing} insert or update on ${table} ${deferred}
         for each row execute function test_fault()`,
    );
    try {
      await work();
    } finally {
      await dropped(table);
    }
  }

  /** A request whose answer is out may still hold the table: what is not dropped would fail all that comes after. */
  async function dropped(table: string, tries = 5): Promise<void> {
    try {
      await on.room.sql(`drop trigger if exists test_fault on ${table}`);
    } catch (error) {
      if (tries === 1) throw error;
      await dropped(table, tries - 1);
    }
  }

  const cases = WRITTEN.flatMap((table) => WHEN.map((when) => [table, when] as const));

  it.each(cases)(
    'leaves nothing half-paid where %s fails %s, and pays once when it is repeated',
    async (table, when) => {
      const claim: Case = await on.case();
      const before = await stateOf(claim);
      const key = { 'idempotency-key': `half-${claim.id}` };
      await failing(table, when, async () => {
        const failed = await on.pay(on.adjuster, claim, '2500.00', { type: 'final' }, key);
        expect(failed.status).toBeGreaterThanOrEqual(500);
      });
      expect(await stateOf(claim)).toEqual(before);
      const paid = await on.pay(on.adjuster, claim, '2500.00', { type: 'final' }, key);
      expect(paid).toMatchObject({ status: 201, body: { status: 'booked' } });
      expect((await on.pay(on.adjuster, claim, '2500.00', { type: 'final' }, key)).body.id).toBe(
        paid.body.id,
      );
      expect(await on.financials(claim)).toMatchObject({ paid: '2500.00', reserved: '2500.00' });
      await on.assertAddsUp(claim);
    },
  );

  /** Whatever a payment could have left behind. */
  async function stateOf({ id }: Case): Promise<unknown> {
    const [row] = await on.room.sql(
      `select (select json_agg(t order by sequence) from claim_transactions t where claim_id = $1) as transactions,
              (select json_agg(e order by sequence) from claim_entries e where claim_id = $1) as entries,
              (select json_agg(l order by id) from claim_reserve_lines l where claim_id = $1) as lines,
              (select json_agg(x order by id) from claim_exposures x where claim_id = $1) as exposures,
              (select count(*) from claim_payees p join claim_transactions t on t.id = p.transaction_id where t.claim_id = $1) as payees,
              (select count(*) from audit_logs where resource_id = $1::text) as trail`,
      [id],
    );
    return row;
  }
});
