import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { inBatches } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { Audit } from '../../audit/index.js';
import type { AccountSave } from '../account-rows.js';
import type { StoredAccount } from '../stored-accounts.queries.js';
import { AccountsStore } from '../accounts.store.js';
import { billDue } from '../domain/account.js';

const BATCH = 200;

/** Records what is billed and overdue by now. Nothing depends on its timing, because reads follow the calendar. */
@Injectable()
export class BillDueJob implements Job {
  readonly name = 'billing.bill-due';
  readonly title = 'Bills what is due, and writes down what is overdue';
  readonly schedule = { cron: '0 * * * *' };

  constructor(
    runner: JobRunner,
    private readonly em: EntityManager,
    private readonly store: AccountsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {
    runner.register(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    return { accounts: await inBatches(signal, () => this.batch()) };
  }

  private batch(): Promise<number> {
    return this.em.transactional(async () => {
      const ids = await this.store.lockDue(this.clock.now(), BATCH);
      if (ids.length === 0) return 0;
      const accounts = await this.store.byIds(ids);
      await this.store.saveAll(accounts.map((each) => this.billed(each)));
      const entry = { action: 'billing.billed', resourceType: 'billing-account' };
      await this.audit.recordEach(SYSTEM_ACTOR, entry, ids);
      return ids.length;
    });
  }

  private billed({ details: { id, timeZone }, account }: StoredAccount): AccountSave {
    const today = this.clock.today(timeZone);
    const booked = { by: SYSTEM_ACTOR.id, at: this.clock.now(), today, effectiveOn: today };
    return { id, change: billDue(account, today), booked };
  }
}
