import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { inBatches } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { over } from '../../../platform/typed.js';
import { ENDS_WITH_VALIDITY } from '../domain/quote-status.js';
import { EndQuotes } from '../expiry/end-quotes.js';
import { QuoteSchema } from '../quote.entity.js';

const BATCH = 500;

/** Writes down that prices have lapsed. Nobody waits for it: reads and binding judge by the clock. */
@Injectable()
export class QuoteExpiryJob implements Job {
  readonly name = 'quoting.expiry';
  readonly title = 'Writes down that prices of quotes have lapsed';
  readonly schedule = { cron: '*/10 * * * *', timeLimitSeconds: 600 };

  constructor(
    runner: JobRunner,
    private readonly em: EntityManager,
    private readonly endQuotes: EndQuotes,
    private readonly clock: Clock,
  ) {
    runner.register(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    return { expired: await inBatches(signal, () => this.batch()) };
  }

  /** A quote that somebody is binding or quoting again just now is left to them. */
  private batch(): Promise<number> {
    const now = this.clock.now();
    return this.em.transactional(async () => {
      const lapsed = await over(this.em, QuoteSchema)
        .selectFrom('Quote')
        .select('id')
        .where('status', 'in', [...ENDS_WITH_VALIDITY])
        .where('expiresAt', '<=', now)
        .orderBy('expiresAt')
        .limit(BATCH)
        .forUpdate()
        .skipLocked()
        .execute();
      const ids = lapsed.map(({ id }) => id);
      return this.endQuotes.run(SYSTEM_ACTOR, ids, 'lapsed', now);
    });
  }
}
