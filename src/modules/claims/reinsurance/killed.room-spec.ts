import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { StartedApp, makeStateFolder } from '../../../../test/start/started-app.js';
import { encryptionKey } from '../../../../test/support/app.js';
import { EXCESS, QUOTA_SHARE, ReinsuranceRoom } from '../../../../test/support/reinsurance-room.js';

/** Behind which of the rows of a cession the process is killed. */
const BEHIND = [
  'delete on claim_cession_changes',
  'insert or update on claim_cessions',
  'insert on claim_cession_entries',
  'insert on claim_diary',
  'insert on audit_logs',
] as const;
const SECONDS = 2;
/** By which the test knows how far the process is: what others wait for, only their own role sees. */
const LOCK = 20_260_729;

describe('a process that is killed while it works out what claims cede', () => {
  let room: ReinsuranceRoom;
  let state: string;
  let job: StartedApp | null = null;

  beforeAll(async () => {
    room = await ReinsuranceRoom.open();
    state = await makeStateFolder();
    await room.treaty({ number: 'QS-HOME', ...QUOTA_SHARE });
    await room.treaty({ number: 'XL-HOME', ...EXCESS, noticeBps: 5_000, noticeDays: 14 });
    await room.cede();
    await room.on.room.sql(
      `create function test_wait() returns trigger language plpgsql as $$
       begin perform pg_advisory_xact_lock_shared(${LOCK}); perform pg_sleep(${SECONDS}); return null; end $$`,
    );
  });
  afterAll(async () => {
    await room?.close();
    await rm(state, { recursive: true, force: true });
  });
  afterEach(async () => {
    await job?.kill();
    job = null;
  });

  const waiting = async (): Promise<number> =>
    (await room.on.room.sql(`select 1 from pg_locks where locktype = 'advisory' and objid = ${LOCK}`)).length;

  it.each(BEHIND)(
    'behind %s leaves all of it or nothing, and the next run makes up for it',
    async (event) => {
      const claim = await room.on.case();
      await room.paid(claim, '5000.00');
      const [, table] = event.split(' on ');
      await room.on.room.sql(
        `create trigger test_wait after ${event} for each statement execute function test_wait()`,
      );
      try {
        job = new StartedApp(
          state,
          { NODE_ENV: 'test', DATABASE_URL: room.on.room.database.url, ENCRYPTION_KEY: encryptionKey() },
          ['cli', 'jobs:run', 'claims.cessions'],
        );
        await job.until(async () => ((await waiting()) > 0 ? true : null), 30_000);
        await job.kill();
        // What PostgreSQL had been sent by then it carries out, or gives up: it does not know yet that nobody is left.
        for (let tries = 0; tries < 200 && (await waiting()) > 0; tries += 1) await delay(50);
      } finally {
        await room.on.room.sql(`drop trigger test_wait on ${table}`);
      }
      // The lease of a process that is gone runs out.
      await room.on.room.sql(
        `update job_runs set lease_until = now() - interval '1 second' where finished_at is null`,
      );
      await room.assertAddsUp();
      const left = await room.on.room.sql(`select from claim_cession_changes where claim_id = $1`, [
        claim.id,
      ]);
      const ceded = await room.ceded(claim);
      const all = { 'QS-HOME': ['2000.00', '2800.00'], 'XL-HOME': ['1000.00', '4200.00'] };
      // Either the notes are left and nothing is ceded, or the other way round.
      expect(ceded).toEqual(left.length > 0 ? {} : all);
      await room.cede();
      expect(await room.ceded(claim)).toEqual(all);
      const told = await room.on.room.sql(
        `select from claim_diary where claim_id = $1 and title like '%XL-HOME'`,
        [claim.id],
      );
      expect(told).toHaveLength(1);
      await room.assertAddsUp();
    },
    90_000,
  );
});
