import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { newId } from '../../shared/ids.js';
import { databaseNow, secondsAfter } from '../database-now.js';
import type { JobCounts } from './job.js';

export const LEASE_SECONDS = 90;

export interface LeaseRequest {
  readonly job: string;
  readonly scheduledFor: Date;
  readonly instance: string;
  /** True for a moment of the schedule, which runs once in all instances; false for a run by hand. */
  readonly isScheduled: boolean;
  /** Whether the end of this run also settles all earlier moments of the schedule. */
  readonly covers: boolean;
  /** The user who asked for a run by hand. */
  readonly requestedBy: string | null;
}

/** Why a lease was refused; `covered` means that an earlier run has settled this moment. */
export type Refusal = 'running' | 'paused' | 'covered';

/**
 * The lease of a job: its unfinished row in job_runs, renewed while it runs. It holds no session and no transaction, so it works through
 * PgBouncer and ends at most LEASE_SECONDS after its process. Each statement may be sent again when its answer was lost.
 */
export class JobLease {
  readonly id = newId();

  constructor(
    private readonly em: EntityManager,
    readonly request: LeaseRequest,
  ) {}

  /** Takes the lease; returns null on success, or why it was refused. */
  async take(): Promise<Refusal | null> {
    const { job, scheduledFor, instance, requestedBy } = this.request;
    return this.em.transactional(async (transaction) => {
      const kysely = transaction.getKysely();
      const now = await databaseNow(transaction);
      const refusal = await this.refusal(transaction);
      if (refusal) return refusal;
      await sql`
        update job_runs set outcome = 'abandoned', finished_at = ${now}
         where name = ${job} and finished_at is null and lease_until <= ${now}
      `.execute(kysely);
      await sql`
        insert into job_runs (id, name, scheduled_for, lease_until, instance, requested_by)
        values (${this.id}, ${job}, ${scheduledFor}, ${secondsAfter(now, LEASE_SECONDS)}, ${instance}, ${requestedBy})
        on conflict do nothing
      `.execute(kysely);
      const { rows } = await sql<{ readonly id: string }>`
        select id from job_runs where name = ${job} and finished_at is null
      `.execute(kysely);
      if (rows.some(({ id }) => id === this.id)) return null;
      return rows.length > 0 ? 'running' : 'covered';
    });
  }

  private async refusal(em: EntityManager): Promise<Refusal | null> {
    const { job, scheduledFor, isScheduled } = this.request;
    const { rows } = await sql<{ readonly isPaused: boolean; readonly isCovered: boolean }>`
      select paused_at is not null as is_paused, covered_until >= ${scheduledFor} as is_covered
        from job_states where name = ${job}
    `.execute(em.getKysely());
    if (rows[0]?.isPaused) return 'paused';
    return isScheduled && rows[0]?.isCovered ? 'covered' : null;
  }

  /** Extends the lease; false if it has run out and another instance has closed this run. */
  async renew(): Promise<boolean> {
    const now = await databaseNow(this.em);
    const result = await sql`
      update job_runs set lease_until = ${secondsAfter(now, LEASE_SECONDS)}
       where id = ${this.id} and finished_at is null
    `.execute(this.em.getKysely());
    return result.numAffectedRows === 1n;
  }

  /** Records the end of the run. `tell` writes in the same transaction, and only once, however often this is called. */
  async end(
    outcome: 'succeeded' | 'failed',
    detail: JobCounts | Readonly<Record<string, unknown>>,
    tell: () => Promise<void>,
  ): Promise<void> {
    await this.em.transactional(async (transaction) => {
      const kysely = transaction.getKysely();
      const now = await databaseNow(transaction);
      const ended = await sql`
        update job_runs set outcome = ${outcome}, finished_at = greatest(${now}, started_at), detail = ${JSON.stringify(detail)}
         where id = ${this.id} and finished_at is null
      `.execute(kysely);
      const { job, scheduledFor, covers } = this.request;
      if (ended.numAffectedRows !== 1n) return;
      await tell();
      if (!covers) return;
      await sql`
        update job_states set covered_until = ${scheduledFor}
         where name = ${job} and covered_until < ${scheduledFor}
      `.execute(kysely);
    });
  }
}

/** Deletes at most `most` records of runs that are older than the retention policy requires; returns how many. */
export async function deleteOldRuns(em: EntityManager, most: number): Promise<number> {
  const result = await sql`
    delete from job_runs
     where ctid in (select ctid from job_runs
                     where finished_at is not null and started_at < retention_cutoff('job_runs')
                     limit ${most} for update skip locked)
  `.execute(em.getKysely());
  return Number(result.numAffectedRows ?? 0n);
}
