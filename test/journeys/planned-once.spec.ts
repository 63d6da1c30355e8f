import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { ClaimsLedger, LATER } from '../support/claims-ledger.js';

/** Three calls before a text is prepared, five for which PostgreSQL plans anew to compare, and some that have a plan. */
const ROUNDS = 14;

interface Planned {
  readonly statement: string;
  readonly anew: number;
  readonly kept: number;
}

describe('what is asked again and again', () => {
  let on: ClaimsLedger;

  beforeAll(async () => {
    on = await ClaimsLedger.open({
      environment: { DATABASE_POOL_SIZE: '1', DATABASE_PREPARED_STATEMENTS: 'true' },
    });
  });
  afterAll(() => on?.close());

  /** The question who may be paid had been planned anew at each payment. */
  it('has a plan that stays, however quotes, binds, reads, reserves and payments are asked for', async () => {
    const agent = await on.room.on(LATER, 'agent');
    const claim = await on.case();
    for (let round = 1; round <= ROUNDS; round++) {
      const { id } = await on.room.home(agent);
      expect((await agent.get(`/api/v1/policies/${id}`)).status).toBe(200);
      expect((await on.reserve(on.adjuster, claim, `${12_000 + round}.00`)).status).toBe(201);
      expect((await on.pay(on.adjuster, claim, '10.00')).status).toBe(201);
      await on.financials(claim);
    }
    const planned = await on.room.rows(
      sql<Planned>`select statement, custom_plans::int as anew, generic_plans::int as kept from pg_prepared_statements`,
    );
    expect(planned.filter(({ kept }) => kept > 0).length).toBeGreaterThan(30);
    expect(planned.filter(({ anew, kept }) => anew > 5 && kept === 0)).toEqual([]);
  });
});
