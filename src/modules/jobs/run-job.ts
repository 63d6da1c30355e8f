import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ReservedRun } from '../../platform/jobs/job-runner.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { JobState } from '../../platform/jobs/job-state.entity.js';
import type { Actor } from '../../shared/actor.js';
import { Audit } from '../audit/index.js';
import { jobError } from './jobs.errors.js';
import { JobsQueries } from './jobs.queries.js';
import { alreadyPaused } from './pause-job.js';

/** Lets a job run now, on the instance that was asked, under the lease that its schedule takes: never beside another run. */
@Injectable()
export class RunJob {
  constructor(
    private readonly em: EntityManager,
    private readonly runner: JobRunner,
    private readonly queries: JobsQueries,
    private readonly audit: Audit,
  ) {}

  /** Whoever calls begins the run when the transaction is over. */
  @Transactional()
  async reserve(actor: Actor, name: string): Promise<ReservedRun> {
    const reserved = await this.runner.reserve(this.queries.known(name), actor.id);
    if (typeof reserved === 'string') throw await this.refused(name);
    await this.audit.record(actor, {
      action: 'jobs.run-requested',
      resourceType: 'job',
      resourceId: name,
    });
    return reserved;
  }

  private async refused(name: string): Promise<Error> {
    const state = await this.em.findOne(JobState, { name, pausedAt: { $ne: null } });
    if (state) return alreadyPaused(state);
    const { lastRun } = await this.queries.byName(name);
    return jobError('jobs.running', {
      detail: lastRun ? `Since ${lastRun.startedAt}, on ${lastRun.instance}.` : 'It has only just begun.',
    });
  }
}
