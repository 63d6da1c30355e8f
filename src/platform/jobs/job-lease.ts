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
}

/**
 * The lease of a job is its unfinished row in job_runs, renewed while it runs. Nothing of a session or transaction is held
 * meanwhile, so it works through PgBouncer and outlives no process by more than LEASE_SECONDS. Each of its statements may
 * be sent again when the answer to it was lost.
 */
export class JobLease {
  private readonly id = newId();

  constructor(
    private readonly em: EntityManager,
    private readonly request: LeaseRequest,
  ) {}

  /** False when the job is running elsewhere, or its run of that moment is done. */
  async take(): Promise<boolean> {
    const { job, scheduledFor, instance } = this.request;
    return this.em.transactional(async (transaction) => {
      const kysely = transaction.getKysely();
      const now = await databaseNow(transaction);
      await sql`
        update job_runs set outcome = 'abandoned', finished_at = ${now}
         where name = ${job} and finished_at is null and lease_until <= ${now}
      `.execute(kysely);
      await sql`
        insert into job_runs (id, name, scheduled_for, lease_until, instance)
        values (${this.id}, ${job}, ${scheduledFor}, ${secondsAfter(now, LEASE_SECONDS)}, ${instance})
        on conflict do nothing
      `.execute(kysely);
      const { rows } = await sql`select from job_runs where id = ${this.id} and finished_at is null`.execute(
        kysely,
      );
      return rows.length === 1;
    });
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

  async end(
    outcome: 'succeeded' | 'failed',
    detail: JobCounts | Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const now = await databaseNow(this.em);
    await sql`
      update job_runs set outcome = ${outcome}, finished_at = greatest(${now}, started_at), detail = ${JSON.stringify(detail)}
       where id = ${this.id} and finished_at is null
    `.execute(this.em.getKysely());
  }
}
