import { Injectable } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { inBatches } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { ENDS_WITH_VALIDITY } from '../domain/quote-status.js';
import { EndQuotes } from '../expiry/end-quotes.js';

const BATCH = 500;

/** Writes down that prices have lapsed. Nobody waits for it: reads and binding judge by the clock. */
@Injectable()
export class QuoteExpiryJob implements Job {
  readonly name = 'quoting.expiry';

  constructor(
    private readonly runner: JobRunner,
    private readonly em: EntityManager,
    private readonly endQuotes: EndQuotes,
    private readonly clock: Clock,
  ) {
    runner.register(this);
  }

  @Cron(CronExpression.EVERY_10_MINUTES, { timeZone: 'UTC' })
  async onSchedule(): Promise<void> {
    await this.runner.onSchedule(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    return { expired: await inBatches(signal, () => this.batch()) };
  }

  /** A quote that somebody is binding or quoting again just now is left to them. */
  private batch(): Promise<number> {
    const now = this.clock.now();
    const lapsed = sql`
      select id from quotes
       where status in (${sql.join([...ENDS_WITH_VALIDITY])}) and expires_at <= ${now}
       order by expires_at limit ${BATCH} for update skip locked`;
    return this.em.transactional(() => this.endQuotes.run(SYSTEM_ACTOR, lapsed, 'lapsed', now));
  }
}
