import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { StartedApp, makeStateFolder } from '../../../../test/start/started-app.js';
import { encryptionKey, startApp } from '../../../../test/support/app.js';
import { freePort } from '../../../../test/support/free-port.js';
import type { Case } from '../../../../test/support/claims-ledger.js';
import { ClaimsLedger } from '../../../../test/support/claims-ledger.js';
import { tokenOf } from '../../../../test/support/tokens.js';
import { AppConfig } from '../../../platform/config/config.js';
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
/** By which the test knows that the payment is under way: what others wait for, only their own role sees. */
const LOCK = 20_260_715;

describe('a process that is killed in the middle of a payment', () => {
  let on: ClaimsLedger;
  /** With the clock of the machine, which the process goes by. */
  let here: NestFastifyApplication;
  let folder: string;
  let running: StartedApp | null = null;

  beforeAll(async () => {
    on = await ClaimsLedger.open();
    here = await startApp(on.room.database);
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
      `create function test_wait() returns trigger language plpgsql as $$
       begin perform pg_advisory_xact_lock_shared(${LOCK}); perform pg_sleep(${SECONDS}); return null; end $$`,
    );
  });
  afterAll(async () => {
    await here?.close();
    await on?.close();
    await rm(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    await running?.kill();
    running = null;
  });

  async function started(): Promise<{
    readonly app: StartedApp;
    readonly address: string;
    readonly token: string;
  }> {
    const port = await freePort();
    const app = new StartedApp(folder, {
      PORT: String(port),
      NODE_ENV: 'test',
      DATABASE_URL: on.room.database.url,
      ENCRYPTION_KEY: encryptionKey(),
      JOBS_ENABLED: 'false',
      MIGRATE_ON_START: 'false',
      PUBLIC_URL: here.get(AppConfig).publicUrl,
    });
    running = app;
    await app.address();
    const address = `http://127.0.0.1:${port}`;
    const { email = '' } = demoUsers.find((user) => user.email.startsWith('adjuster@')) ?? {};
    return { app, address, token: await tokenOf(here, email) };
  }

  const waiting = async (): Promise<number> =>
    (await on.room.sql(`select 1 from pg_locks where locktype = 'advisory' and objid = ${LOCK}`)).length;

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
