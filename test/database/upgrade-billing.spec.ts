import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { migrate } from '../../src/database/migrate.js';
import { Billing } from '../../src/modules/billing/index.js';
import { SYSTEM_ACTOR } from '../../src/shared/actor.js';
import type { Client } from '../support/app.js';
import { startApp, ifMatch } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import { signIn } from '../support/story.js';
import { seed } from '../../src/database/seed/index.js';
import { connected } from '../support/connections.js';
import { aPolicy, insert, policyTerm } from './given.js';
import { databaseOf } from './older.js';

interface BillingAnswer {
  readonly id: string;
  readonly balance: string;
  readonly status: string;
  readonly instalments: readonly { readonly amount: string; readonly status: string }[];
}

const YEAR = { effective_date: '2026-01-01', expiration_date: '2027-01-01' };

describe('policies of before there were billing accounts', () => {
  let db: TestDatabase;
  let app: NestFastifyApplication;
  let staff: Client;
  let year: string;
  let decades: string;
  let canceled: string;

  beforeAll(async () => {
    db = await databaseOf('015-documents');
    const urls = { migrationUrl: db.ownerUrl, applicationUrl: db.url };
    await connected(db.ownerUrl, async (client) => {
      const bound = async (term: object, amounts: readonly string[]): Promise<string> => {
        const policy_id = await aPolicy(client, { ...policyTerm(), ...term });
        const transaction = { policy_id, sequence: 1, kind: 'new_business', effective_on: '2026-01-01' };
        const { id } = await insert(client, 'policy_transactions', transaction);
        for (const amount of amounts) {
          const charge = { transaction_id: id, kind: 'premium', earning: 'pro_rata', amount, ...YEAR };
          await insert(client, 'policy_charges', charge);
        }
        return policy_id;
      };
      year = await bound({}, ['559.13', '-58.13']);
      decades = await bound({ product_type: 'life', term_months: 240, expiration_date: '2046-01-01' }, [
        '413.00',
      ]);
      canceled = await bound({ status: 'inactive' }, ['501.00', '-501.00']);
    });
    await migrate(urls);
    app = await startApp(db);
    await seed(app);
    staff = await signIn(app, 'underwriter');
  });
  afterAll(async () => {
    await app?.close();
    await db?.drop();
  });

  const read = async (policyId: string): Promise<BillingAnswer> =>
    (await staff.get<BillingAnswer>(`/api/v1/policies/${policyId}/billing`)).body;

  /** As an endorsement tells billing what the term now costs. */
  async function endorsed(policyId: string, total: string): Promise<void> {
    const transaction = { policy_id: policyId, sequence: 2, kind: 'endorsement', effective_on: '2026-06-01' };
    const { id } = await connected(db.ownerUrl, (client) =>
      insert(client, 'policy_transactions', transaction),
    );
    const em = app.get(EntityManager).fork();
    const change = {
      policyId,
      transactionId: id as string,
      total,
      effectiveOn: '2026-06-01',
      reason: 'endorsement',
    };
    await RequestContext.create(em, () =>
      em.transactional(() => app.get(Billing).changed(SYSTEM_ACTOR, change)),
    );
  }

  it('have one after the upgrade, on which nothing is owed', async () => {
    expect(await read(year)).toMatchObject({
      balance: '0.00',
      status: 'open',
      instalments: [{ amount: '501.00', status: 'paid' }],
    });
    expect(await read(decades)).toMatchObject({ balance: '0.00', instalments: [{ amount: '413.00' }] });
    expect(await read(canceled)).toMatchObject({
      balance: '0.00',
      instalments: [{ amount: '0.00', status: 'void' }],
    });
  });

  it('are billed for what changes from then on, and for nothing else', async () => {
    await endorsed(year, '537.80');
    expect(await read(year)).toMatchObject({
      balance: '36.80',
      instalments: [{ amount: '501.00', status: 'paid' }, { amount: '36.80' }],
    });
  });

  it('owe what was not paid after all: staff reverses what was carried over', async () => {
    const { id } = await read(decades);
    const payments = await staff.get<{ readonly items: readonly { readonly id: string }[] }>(
      `/api/v1/billing-accounts/${id}/payments`,
    );
    const [carried] = payments.body.items;
    const reversal = { kind: 'entered_in_error', reason: 'It was never paid.', reversedOn: '2026-11-01' };
    const reversed = await staff.post(`/api/v1/payments/${carried?.id}/reverse`, reversal, ifMatch('*'));
    expect(reversed.status).toBe(200);
    expect(await read(decades)).toMatchObject({ balance: '413.00' });
  });
});
