import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { StartedApp, makeStateFolder } from '../../../../test/start/started-app.js';
import { encryptionKey } from '../../../../test/support/app.js';
import { HeldLock } from '../../../../test/support/held-lock.js';
import { EXCESS, QUOTA_SHARE, ReinsuranceRoom } from '../../../../test/support/reinsurance-room.js';

/** Behind which of the rows of a cession the process is killed. */
const BEHIND = [
  'delete on claim_cession_changes',
  'insert or update on claim_cessions',
  'insert on claim_cession_entries',
  'insert on claim_diary',
  'insert on audit_logs',
] as const;
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
  });
  afterAll(async () => {
    await room?.close();
    await rm(state, { recursive: true, force: true });
  });
  afterEach(async () => {
    await job?.kill();
    job = null;
  });

  it.each(BEHIND)(
    'behind %s leaves all of it or nothing, and the next run makes up for it',
    async (event) => {
      const claim = await room.on.case();
      await room.paid(claim, '5000.00');
      const [, table] = event.split(' on ');
      const { database } = room.on.room;
      const lock = await HeldLock.take(database.ownerUrl, LOCK);
      await room.on.room.sql(
        `create or replace function test_wait() returns trigger language plpgsql as $$ begin ${lock.waits} return null; end $$`,
      );
      await room.on.room.sql(
        `create trigger test_wait after ${event} for each statement execute function test_wait()`,
      );
      try {
        job = new StartedApp(
          state,
          {
            NODE_ENV: 'test',
            DATABASE_URL: database.url,
            DATABASE_LOCK_TIMEOUT_MS: '60000',
            ENCRYPTION_KEY: encryptionKey(),
          },
          ['cli', 'jobs:run', 'claims.cessions'],
        );
        await job.until(() => lock.isWaitedFor());
        await job.kill();
      } finally {
        await lock.giveUp();
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
  );
});
