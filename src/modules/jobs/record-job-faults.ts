import { Injectable } from '@nestjs/common';
import type { FailedRun, JobListener, OverdueJob } from '../../platform/jobs/job-listener.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { Audit } from '../audit/index.js';

/** Noticed of the failure of a job whose next run is half a day away or more. */
const RARE = 'rare-job';

/** Writes into the trail what goes wrong with jobs, so that rules raise alerts of it and webhooks tell it. */
@Injectable()
export class RecordJobFaults implements JobListener {
  constructor(
    runner: JobRunner,
    private readonly audit: Audit,
  ) {
    runner.listen(this);
  }

  failed({ id, name, fault, isRare }: FailedRun): Promise<void> {
    return this.audit.record(SYSTEM_ACTOR, {
      action: 'jobs.failed',
      resourceType: 'job',
      resourceId: name,
      outcome: 'failure',
      changes: { id, fault },
      ...(isRare && { securityAlerts: [RARE] }),
    });
  }

  overdue({ name, dueAt }: OverdueJob): Promise<void> {
    return this.audit.record(SYSTEM_ACTOR, {
      action: 'jobs.overdue',
      resourceType: 'job',
      resourceId: name,
      outcome: 'failure',
      changes: { dueAt: dueAt.toISOString() },
    });
  }
}
