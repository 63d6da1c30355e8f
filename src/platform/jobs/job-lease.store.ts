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
  /** A moment of the schedule, which is run once; null of a run that somebody asks for. */
  readonly isScheduled: boolean;
  /** Whether its end sees to all that was scheduled before. */
  readonly covers: boolean;
  /** Who asked for it by hand. */
  readonly requestedBy: string | null;
}

/** Why a lease was not given: `covered` is a moment that a run has seen to already. */
export type Refusal = 'running' | 'paused' | 'covered';

/**
 * The lease of a job is its unfinished row in job_runs, renewed while it runs. Nothing of a session or transaction is held
 * meanwhile, so it works through PgBouncer and outlives no process by more than LEASE_SECONDS. Each of its statements may
 * be sent again when the answer to it was lost.
 */
export class JobLease {
  readonly id = newId();

  constructor(
    private readonly em: EntityManager,
    readonly request: LeaseRequest,
  ) {}

  /** Null where it is taken. */
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

  /** False when the lease ran out and somebody else has closed this run. */
  async renew(): Promise<boolean> {
    const now = await databaseNow(this.em);
    const result = await sql`
      update job_runs set lease_until = ${secondsAfter(now, LEASE_SECONDS)}
       where id = ${this.id} and finished_at is null
    `.execute(this.em.getKysely());
    return result.numAffectedRows === 1n;
  }

  /** `tell` writes in the same transaction, once however often the end is sent. */
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

/** So many records of runs at most that have been kept as long as the retention policy says. */
export async function deleteOldRuns(em: EntityManager, most: number): Promise<number> {
  const result = await sql`
    delete from job_runs
     where ctid in (select ctid from job_runs
                     where finished_at is not null and started_at < retention_cutoff('job_runs')
                     limit ${most} for update skip locked)
  `.execute(em.getKysely());
  return Number(result.numAffectedRows ?? 0n);
}
