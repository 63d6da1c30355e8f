import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Client as Connection } from 'pg';
import { CancellationRoom, cancel, mail } from '../../../../test/support/cancellation-room.js';
import { addsUp, ledgerOf } from '../../../../test/support/ledger.js';
import { addDays } from '../../../shared/calendar-date.js';
import type { JobCounts } from '../../../platform/jobs/job.js';
import { CancellationsJob } from './cancellations.job.js';
import type { PolicyResponse, PolicyTransactionResponse } from '../policies.dto.js';

const FIRST = '2027-01-01';
const [ANNOUNCED, DUE] = [addDays(FIRST, 100), addDays(FIRST, 110)];

describe('the job that books announced cancellations', () => {
  let room: CancellationRoom;
  let owner: Connection;

  beforeAll(async () => {
    room = await CancellationRoom.open({ today: FIRST, instances: 2 });
    owner = new Connection({ connectionString: room.database.ownerUrl });
    await owner.connect();
  });

  afterEach(async () => {
    await owner.query(
      'drop trigger if exists test_fault on notices; drop trigger if exists test_fault on audit_logs',
    );
    // What a test leaves due would be found by the next one.
    await run(room.app);
  });

  afterAll(async () => {
    await owner?.end();
    await room?.close();
  });

  /** As the runner would, but without its lease, so that two instances can be at it at once. */
  function run(app: NestFastifyApplication): Promise<JobCounts> {
    return RequestContext.create(app.get(EntityManager), () =>
      app.get(CancellationsJob, { strict: false }).run({ signal: new AbortController().signal }),
    );
  }

  async function announced(areMailed = true): Promise<PolicyResponse> {
    const bound = await room.auto(await room.on(FIRST, 'agent'));
    const underwriter = await room.on(ANNOUNCED);
    expect((await cancel(underwriter, bound, DUE, 'insurer', 'non_payment')).status).toBe(201);
    const [notice] = await room.notices(underwriter, bound);
    if (notice && areMailed) expect((await mail(underwriter, notice, room.moment())).status).toBe(200);
    return room.read(underwriter, bound);
  }

  async function after(policy: PolicyResponse): Promise<PolicyResponse> {
    const underwriter = await room.on(DUE);
    const read = await room.read(underwriter, policy);
    await addsUp(underwriter, read);
    return read;
  }

  const ledger = async (policy: PolicyResponse): Promise<readonly PolicyTransactionResponse[]> =>
    ledgerOf(await room.on(DUE), policy);
  const kinds = async (policy: PolicyResponse): Promise<readonly string[]> =>
    (await ledger(policy)).map(({ kind }) => kind);

  it('books it on its day in the time zone of the policy, and not before', async () => {
    const policy = await announced();
    await room.on(addDays(DUE, -1));
    expect(await run(room.app)).toMatchObject({ booked: 0 });
    await room.on(DUE);
    expect(await run(room.app)).toEqual({ booked: 1, lapsed: 0, skipped: 0, failed: 0 });
    const read = await after(policy);
    expect(read).toMatchObject({ status: 'cancelled', cancelledOn: DUE, cancellationDueOn: null });
    expect(await kinds(read)).toEqual(['new_business', 'cancellation_notice', 'cancellation']);
    // 110 days of 365 are earned.
    expect(read.totalPremium).toBe(((1391.28 * 110) / 365).toFixed(2));
    expect(await run(room.app)).toEqual({ booked: 0, lapsed: 0, skipped: 0, failed: 0 });
  });

  it('lets it lapse when the notice was not mailed in time: the policy stays in force', async () => {
    const policy = await announced(false);
    await room.on(DUE);
    expect(await run(room.app)).toMatchObject({ booked: 0, lapsed: 1 });
    const read = await after(policy);
    expect(read).toMatchObject({
      status: 'active',
      cancellationDueOn: null,
      totalPremium: policy.totalPremium,
    });
    expect((await ledger(read)).at(-1)).toMatchObject({ kind: 'rescission', reason: 'notice-not-in-time' });
    const notices = await room.notices(await room.on(DUE), policy);
    expect(notices.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'rescission pending',
      'cancellation withdrawn',
    ]);
  });

  it('books each once on two instances at once', async () => {
    const policies = [await announced(), await announced(), await announced(), await announced()];
    await room.on(DUE);
    const [one, two] = await Promise.all([run(room.app), run(room.other)]);
    expect([(one['booked'] ?? 0) + (two['booked'] ?? 0), one['failed'], two['failed']]).toEqual([4, 0, 0]);
    for (const policy of policies)
      expect(await kinds(await after(policy))).toEqual([
        'new_business',
        'cancellation_notice',
        'cancellation',
      ]);
  });

  it('goes on after a policy that fails, and tries that one again in the next run', async () => {
    const [broken, sound] = [await announced(false), await announced()];
    await owner.query(`
      create or replace function test_fault() returns trigger language plpgsql as
        $$ begin if new.policy_id = '${broken.id}' then raise exception 'a fault'; end if; return new; end $$;
      create trigger test_fault before insert on notices for each row execute function test_fault()`);
    await room.on(DUE);
    expect(await run(room.app)).toMatchObject({ booked: 1, lapsed: 0, failed: 1 });
    expect((await after(sound)).status).toBe('cancelled');
    expect(await kinds(await after(broken))).toEqual(['new_business', 'cancellation_notice']);
    await owner.query('drop trigger test_fault on notices');
    expect(await run(room.app)).toMatchObject({ lapsed: 1, failed: 0 });
  });

  it('leaves nothing half-done when its connection is killed between the entry and the audit row', async () => {
    const policy = await announced();
    await owner.query(`
      create or replace function test_kill() returns trigger language plpgsql as
        $$ begin if new.action = 'policies.cancelled' then perform pg_terminate_backend(pg_backend_pid()); end if; return new; end $$;
      create trigger test_fault before insert on audit_logs for each row execute function test_kill()`);
    await room.on(DUE);
    expect(await run(room.app)).toMatchObject({ booked: 0, failed: 1 });
    const { rows } = await owner.query(
      `select p.cancelled_on, p.cancellation_due_on is not null as due, p.row_version,
              (select count(*)::int from policy_transactions t where t.policy_id = p.id) as entries
         from policies p where p.id = $1`,
      [policy.id],
    );
    expect(rows).toEqual([{ cancelled_on: null, due: true, row_version: policy.rowVersion, entries: 2 }]);
    // Reads are right all the same.
    expect((await after(policy)).status).toBe('cancelled');
    await owner.query('drop trigger test_fault on audit_logs');
    expect(await run(room.app)).toMatchObject({ booked: 1, failed: 0 });
    expect(await kinds(await after(policy))).toEqual(['new_business', 'cancellation_notice', 'cancellation']);
  });
});
