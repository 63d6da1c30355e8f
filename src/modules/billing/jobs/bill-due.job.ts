import { Injectable } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { addDays } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { inBatches } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { Audit } from '../../audit/index.js';
import type { AccountSave } from '../account-rows.js';
import type { StoredAccount } from '../accounts.store.js';
import { AccountsStore } from '../accounts.store.js';
import { billDue } from '../domain/account.js';

const BATCH = 200;

/** Writes down what has been billed and what is overdue by now. Nobody waits for it: reads judge by the calendar. */
@Injectable()
export class BillDueJob implements Job {
  readonly name = 'billing.bill-due';

  constructor(
    private readonly runner: JobRunner,
    private readonly em: EntityManager,
    private readonly store: AccountsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {
    runner.register(this);
  }

  @Cron(CronExpression.EVERY_HOUR, { timeZone: 'UTC' })
  async onSchedule(): Promise<void> {
    await this.runner.onSchedule(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    return { accounts: await inBatches(signal, () => this.batch()) };
  }

  private batch(): Promise<number> {
    return this.em.transactional(async () => {
      const ids = await this.lockDue();
      if (ids.length === 0) return 0;
      const accounts = await this.store.find(sql`a.id = any(${ids}::uuid[])`);
      await this.store.saveAll(accounts.map((each) => this.billed(each)));
      const entry = { action: 'billing.billed', resourceType: 'billing-account' };
      await this.audit.recordEach(SYSTEM_ACTOR, entry, ids);
      return ids.length;
    });
  }

  /** An account that somebody is changing just now is left to them: whoever changes one bills what is due. */
  private async lockDue(): Promise<readonly string[]> {
    const now = this.clock.now();
    const tomorrow = addDays(this.clock.today('UTC'), 1);
    const today = sql`(${now}::timestamptz at time zone a.time_zone)::date`;
    const { rows } = await sql<{ readonly id: string }>`
      select a.id from billing_accounts a
       where a.id = any(array(
               select i.account_id from billing_items i join billing_accounts a on a.id = i.account_id
                where (i.status = 'planned' and i.bill_on <= ${tomorrow}::date and i.bill_on <= ${today})
                   or (i.status = 'billed' and i.due_on <= ${tomorrow}::date and i.due_on < ${today})))
       order by a.id
       limit ${BATCH} for update skip locked
    `.execute(this.em.getKysely());
    return rows.map(({ id }) => id);
  }

  private billed({ facts: { id, timeZone }, account }: StoredAccount): AccountSave {
    const today = this.clock.today(timeZone);
    const booked = { by: SYSTEM_ACTOR.id, at: this.clock.now(), today, effectiveOn: today };
    return { id, change: billDue(account, today), booked };
  }
}
