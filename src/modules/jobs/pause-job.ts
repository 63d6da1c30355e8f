import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { assertVersion } from '../../platform/http/etag.js';
import { JobState } from '../../platform/jobs/job-state.entity.js';
import { JobStatesStore } from '../../platform/jobs/job-states.store.js';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { Audit } from '../audit/index.js';
import type { JobResponse, PauseJobRequest } from './jobs.dto.js';
import { jobError } from './jobs.errors.js';
import { JobsQueries } from './jobs.queries.js';

/** Keeps a job from running on any instance, until somebody lets it go on. A run that is under way ends by itself. */
@Injectable()
export class PauseJob {
  constructor(
    private readonly em: EntityManager,
    private readonly states: JobStatesStore,
    private readonly queries: JobsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async pause(
    actor: Actor,
    name: string,
    expected: ExpectedRowVersion,
    { reason }: PauseJobRequest,
  ): Promise<JobResponse> {
    const state = await this.lock(name, expected);
    if (state.isPaused) throw alreadyPaused(state);
    state.pause(actor.id, this.clock.now(), reason);
    return this.written(actor, name, 'jobs.paused', reason);
  }

  /** What it has missed meanwhile is made up for within half a minute, as after an outage. */
  @Transactional()
  async resume(actor: Actor, name: string, expected: ExpectedRowVersion): Promise<JobResponse> {
    const state = await this.lock(name, expected);
    if (!state.isPaused) throw jobError('jobs.not-paused');
    const reason = state.pauseReason ?? '';
    state.resume();
    return this.written(actor, name, 'jobs.resumed', reason);
  }

  private async lock(name: string, expected: ExpectedRowVersion): Promise<JobState> {
    this.queries.known(name);
    await this.states.add(this.em, [name]);
    const state = await this.em.findOneOrFail(JobState, { name }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    assertVersion(state.rowVersion, expected);
    return state;
  }

  private async written(actor: Actor, name: string, action: string, reason: string): Promise<JobResponse> {
    await this.em.flush();
    await this.audit.record(actor, { action, resourceType: 'job', resourceId: name, changes: { reason } });
    return this.queries.byName(name);
  }
}

export function alreadyPaused({ pausedAt, pauseReason }: JobState): Error {
  return jobError('jobs.paused', { detail: `Since ${pausedAt?.toISOString()}: ${pauseReason}` });
}
