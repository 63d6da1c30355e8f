import { rm } from 'node:fs/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StartedApp, makeStateFolder } from '../../../../test/start/started-app.js';
import { encryptionKey, startApp } from '../../../../test/support/app.js';
import { freePort } from '../../../../test/support/free-port.js';
import type { Case } from '../../../../test/support/claims-ledger.js';
import { ClaimsLedger } from '../../../../test/support/claims-ledger.js';
import { HeldLock } from '../../../../test/support/held-lock.js';
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
const LOCK = 20_260_715;
/** Lets the payments of a claim wait behind the table that is noted for it. */
const waitFor = ({ waits }: HeldLock): string => `
  create table test_waits (claim_id text primary key, behind text not null);
  create function test_wait() returns trigger language plpgsql security definer as $$
    declare
      written jsonb := to_jsonb(new);
      own text := coalesce(
        written ->> 'claim_id',
        (select claim_id::text from claim_transactions
          where id::text = coalesce(written ->> 'transaction_id', written ->> 'resource_id')),
        written ->> 'resource_id');
    begin
      if exists (select from test_waits where claim_id = own and behind = tg_argv[0]) then
        ${waits}
      end if;
      return null;
    end $$`;

describe('a process that is killed in the middle of a payment', () => {
  let on: ClaimsLedger;
  /** With the clock of the machine, which the process goes by. */
  let here: NestFastifyApplication;
  let folder: string;
  const claims = new Map<string, Case>();

  /** One process, which is killed once: in the middle of a payment of each kind. */
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
    const lock = await HeldLock.take(on.room.database.ownerUrl, LOCK);
    await on.room.sql(waitFor(lock));
    for (const table of BEHIND) {
      const claim = await on.case();
      claims.set(table, claim);
      await on.room.sql('insert into test_waits values ($1, $2)', [claim.id, table]);
      await on.room.sql(
        `create trigger test_wait after insert or update on ${table} for each row execute function test_wait('${table}')`,
      );
    }
    const { app, address, token } = await started();
    try {
      const asked = [...claims.values()].map((claim) =>
        fetch(`${address}/api/v1/claims/${claim.id}/payments`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${token}`,
            'idempotency-key': keyOf(claim),
          },
          body: JSON.stringify(paymentOf(claim)),
        }).then(
          ({ status }) => status,
          () => 'cut',
        ),
      );
      await app.until(async () => ((await lock.waiting()) === BEHIND.length ? true : null));
      await app.kill();
      expect(await Promise.all(asked)).toEqual(BEHIND.map(() => 'cut'));
    } finally {
      await app.kill();
      await lock.giveUp();
    }
    for (const table of BEHIND) await on.room.sql(`drop trigger test_wait on ${table}`);
  });
  afterAll(async () => {
    await here?.close();
    await on?.close();
    await rm(folder, { recursive: true, force: true });
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
      DATABASE_LOCK_TIMEOUT_MS: '60000',
      ENCRYPTION_KEY: encryptionKey(),
      JOBS_ENABLED: 'false',
      MIGRATE_ON_START: 'false',
      PUBLIC_URL: here.get(AppConfig).publicUrl,
    });
    await app.address();
    const address = `http://127.0.0.1:${port}`;
    const { email = '' } = demoUsers.find((user) => user.email.startsWith('adjuster@')) ?? {};
    return { app, address, token: await tokenOf(here, email) };
  }

  const keyOf = ({ id }: Case): string => `killed-${id}`;
  const paymentOf = ({ loss, payee }: Case): object => ({
    lines: [{ lineId: loss, amount: '2500.00' }],
    payees: [{ contactIds: [payee] }],
    type: 'partial',
    method: 'check',
  });
  it.each(BEHIND)(
    'behind %s leaves all of it or nothing, and pays once when it is repeated',
    async (table) => {
      const claim = claims.get(table) as Case;
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
      const again = await on.adjuster.post<{ status: string }>(
        `/api/v1/claims/${claim.id}/payments`,
        paymentOf(claim),
        { 'idempotency-key': keyOf(claim) },
      );
      expect(again).toMatchObject({ status: 201, body: { status: 'booked' } });
      expect(await on.financials(claim)).toMatchObject({ paid: '2500.00', reserved: '12000.00' });
      expect((await on.transactions(claim)).filter(({ kind }) => kind === 'payment')).toHaveLength(1);
      await on.assertAddsUp(claim);
    },
  );
});
