import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { inBatches } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { Audit } from '../../audit/index.js';
import { DiaryStore } from '../diary/diary.store.js';
import { SendEscalations } from '../diary/send-escalations.js';
import { OFFICE } from '../time-zones.js';

const BATCH = 200;

/**
 * Escalates overdue entries once: in the audit trail of the claim, in the list of open entries, and by a letter to
 * the team leader.
 */
@Injectable()
export class DeadlinesJob implements Job {
  readonly name = 'claims.deadlines';
  readonly title = 'Escalates entries of diaries that are past their day';
  readonly schedule = { cron: '0 * * * *' };

  constructor(
    runner: JobRunner,
    private readonly em: EntityManager,
    private readonly store: DiaryStore,
    private readonly letters: SendEscalations,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {
    runner.register(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    const escalated = await inBatches(signal, () => this.batch());
    return { escalated, letters: await inBatches(signal, () => this.letters.run()) };
  }

  private batch(): Promise<number> {
    return this.em.transactional(async () => {
      const escalated = await this.store.escalate(this.clock.today(OFFICE), this.clock.now(), BATCH);
      for (const [leadId, told] of Map.groupBy(escalated, (each) => each.leadId))
        await this.audit.recordEach(
          SYSTEM_ACTOR,
          { action: 'claims.deadline-missed', resourceType: 'claim', changes: { leadId } },
          told.map(({ claimId }) => claimId),
        );
      return escalated.length;
    });
  }
}
