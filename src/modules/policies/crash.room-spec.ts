import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Client } from '../../../test/support/app.js';
import { homeRequest } from '../../../test/support/story.js';
import type { PolicyResponse } from './policies.dto.js';
import { ifMatch } from '../../../test/support/app.js';
import { World } from '../../../test/support/world.js';

/** Everything that binding a quote or endorsing a policy writes; the connection is cut when its turn comes. */
const STEPS = [
  'insert on policies',
  'insert on policy_transactions',
  'insert on policy_charges',
  'insert on policy_coverages',
  'insert on policy_parties',
  'update on policies',
  'update on quotes',
  'insert on rating_worksheets',
  'insert on billing_accounts',
  'insert on billing_entries',
  'insert on audit_logs',
  'insert on idempotency_keys',
] as const;

/** How much there is of everything that these steps write. */
const COUNTS = `
  select (select count(*) from policies) as policies, (select count(*) from policy_transactions) as transactions,
         (select sum(amount) from policy_charges) as charges, (select count(*) from policy_parties) as parties,
         (select count(*) from policy_coverages) as coverages,
         (select count(*) from quotes where status = 'bound') as bound, (select count(*) from rating_worksheets) as worksheets,
         (select count(*) from billing_accounts) as accounts, (select sum(amount) from billing_entries) as billed,
         (select count(*) from audit_logs) as audit, (select count(*) from idempotency_keys) as answers,
         (select sum(row_version) from policies) as versions`;

describe('a connection that breaks in the middle of a change', () => {
  let world: World;
  let agent: Client;
  let owner: pg.Client;

  beforeAll(async () => {
    world = await World.open();
    agent = await world.as('agent');
    owner = new pg.Client({ connectionString: world.database.ownerUrl });
    await owner.connect();
    await owner.query(`
      create function break_off() returns trigger language plpgsql as $$
      begin raise exception 'broken off' using errcode = 'admin_shutdown'; end $$`);
  });

  afterAll(async () => {
    await owner?.end();
    await world?.close();
  });

  async function counts(): Promise<unknown> {
    return (await owner.query(COUNTS)).rows[0];
  }

  /** Runs with every write of one kind failing as it does when the server goes away. */
  async function broken<T>(step: string, work: () => Promise<T>): Promise<T> {
    await owner.query(`create trigger broken after ${step} for each row execute function break_off()`);
    try {
      return await work();
    } finally {
      await owner.query(`drop trigger broken on ${step.split(' ')[2]}`);
    }
  }

  async function quoted(): Promise<string> {
    const { body } = await agent.post<{ id: string }>('/api/v1/quotes', homeRequest());
    return body.id;
  }

  const bind = (quote: string): Promise<{ status: number; body: PolicyResponse }> =>
    agent.post<PolicyResponse>(
      `/api/v1/quotes/${quote}/bind`,
      {},
      { 'idempotency-key': quote, ...ifMatch(1) },
    );

  const endorse = ({ id, rowVersion }: PolicyResponse): Promise<{ status: number; body: PolicyResponse }> =>
    agent.post<PolicyResponse>(
      `/api/v1/policies/${id}/endorsements`,
      {
        effectiveOn: new Date(Date.now() + 86_400_000 * 30).toISOString().slice(0, 10),
        changes: [{ op: 'set', path: '/coverageSelections/deductible', value: 500 }],
      },
      { 'idempotency-key': `endorse-${id}`, ...ifMatch(rowVersion) },
    );

  it.each(STEPS.filter((step) => !['update on policies', 'insert on rating_worksheets'].includes(step)))(
    'at %s leaves neither a policy without its parts nor a bound quote without a policy, and can be repeated',
    async (step) => {
      const quote = await quoted();
      const before = await counts();
      expect((await broken(step, () => bind(quote))).status).toBeGreaterThanOrEqual(500);
      expect(await counts()).toEqual(before);
      expect(await bind(quote)).toMatchObject({ status: 201, body: { totalPremium: '501.00' } });
    },
  );

  it.each(STEPS.filter((step) => !/insert on (policies|policy_parties|billing_accounts)|quotes/.test(step)))(
    'at %s leaves a policy as it was before an endorsement, and the endorsement can be repeated',
    async (step) => {
      const { body: policy } = await bind(await quoted());
      const before = await counts();
      expect((await broken(step, () => endorse(policy))).status).toBeGreaterThanOrEqual(500);
      expect(await counts()).toEqual(before);
      expect(await endorse(policy)).toMatchObject({ status: 201, body: { rowVersion: 2 } });
    },
  );
});
