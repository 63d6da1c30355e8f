import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { StartedApp, makeStateFolder } from '../../../../test/start/started-app.js';
import { encryptionKey } from '../../../../test/support/app.js';
import type { Case } from '../../../../test/support/claims-ledger.js';
import { ClaimsLedger } from '../../../../test/support/claims-ledger.js';
import { demoUsers } from '../../../database/seed/demo-data.js';

/** Behind which of the rows of a payment the process is killed. */
const BEHIND = [
  'claim_transactions',
  'claim_payees',
  'claim_reserve_lines',
  'claim_entries',
  'audit_logs',
] as const;
const SECONDS = 2;

describe('a process that is killed in the middle of a payment', () => {
  let on: ClaimsLedger;
  let folder: string;
  let running: StartedApp | null = null;

  beforeAll(async () => {
    on = await ClaimsLedger.open();
    folder = await makeStateFolder();
    const [user] = await on.room.sql<{ id: string }>(`select id from users where email like 'adjuster@%'`);
    for (const basis of ['transaction', 'coverage'])
      await on.grant({
        userId: user?.id,
        kind: 'payment',
        basis,
        amount: null,
        fourEyes: false,
        effectiveDate: '2000-01-01',
      });
    await on.room.sql(
      `create function test_wait() returns trigger language plpgsql as $$ begin perform pg_sleep(${SECONDS}); return null; end $$`,
    );
  });
  afterAll(async () => {
    await on?.close();
    await rm(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    await running?.kill();
    running = null;
  });

  /** A process of its own, with the clock of the machine: whoever asks there signs in there. */
  async function started(): Promise<{
    readonly app: StartedApp;
    readonly address: string;
    readonly token: string;
  }> {
    const app = new StartedApp(folder, {
      NODE_ENV: 'test',
      DATABASE_URL: on.room.database.url,
      ENCRYPTION_KEY: encryptionKey(),
      JOBS_ENABLED: 'false',
      MIGRATE_ON_START: 'false',
    });
    running = app;
    const address = await app.address();
    const { email, password } = demoUsers.find((user) => user.email.startsWith('adjuster@')) ?? {};
    const login = await fetch(`${address}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    const { accessToken } = (await login.json()) as { readonly accessToken: string };
    return { app, address, token: accessToken };
  }

  const waiting = async (): Promise<number> =>
    (
      await on.room.sql(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`,
      )
    ).length;

  it.each(BEHIND)(
    'behind %s leaves all of it or nothing, and pays once when it is repeated',
    async (table) => {
      const claim: Case = await on.case();
      const { app, address, token } = await started();
      const body = {
        lines: [{ lineId: claim.loss, amount: '2500.00' }],
        payees: [{ contactIds: [claim.payee] }],
        type: 'partial',
        method: 'check',
      };
      const key = `killed-${claim.id}`;
      await on.room.sql(
        `create trigger test_wait after insert or update on ${table} for each row execute function test_wait()`,
      );
      try {
        const asked = fetch(`${address}/api/v1/claims/${claim.id}/payments`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${token}`,
            'idempotency-key': key,
          },
          body: JSON.stringify(body),
        }).then(
          ({ status }) => status,
          () => 'cut',
        );
        await app.until(async () => ((await waiting()) > 0 ? true : null));
        await app.kill();
        expect(await asked).toBe('cut');
        // What PostgreSQL had been sent by then it carries out, or gives up: it does not know yet that nobody is left.
        for (let tries = 0; tries < 200 && (await waiting()) > 0; tries += 1) await delay(50);
      } finally {
        await on.room.sql(`drop trigger test_wait on ${table}`);
      }
      const before = await on.financials(claim);
      const transactions = (await on.transactions(claim)).filter(({ kind }) => kind === 'payment');
      expect([
        ['0.00', '0.00', 0],
        ['2500.00', '0.00', 1],
      ]).toContainEqual([
        before.paid,
        before.lines.find(({ id }) => id === claim.loss)?.held,
        transactions.length,
      ]);
      await on.assertAddsUp(claim);
      const again = await on.adjuster.post<{ status: string }>(`/api/v1/claims/${claim.id}/payments`, body, {
        'idempotency-key': key,
      });
      expect(again).toMatchObject({ status: 201, body: { status: 'booked' } });
      expect(await on.financials(claim)).toMatchObject({ paid: '2500.00', reserved: '12000.00' });
      expect((await on.transactions(claim)).filter(({ kind }) => kind === 'payment')).toHaveLength(1);
      await on.assertAddsUp(claim);
    },
    60_000,
  );
});
