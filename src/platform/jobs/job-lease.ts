import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { JobCounts } from './job.js';

export const LEASE_SECONDS = 90;

/**
 * The lease of a job is its unfinished row in job_runs, renewed while it runs. Nothing of a session or transaction is held
 * meanwhile, so it works through PgBouncer and outlives no process by more than LEASE_SECONDS.
 */
export class JobLease {
  private constructor(
    private readonly em: EntityManager,
    private readonly id: string,
  ) {}

  /** Null when the job is running elsewhere, or its run of that moment is done. */
  static async take(
    em: EntityManager,
    job: string,
    scheduledFor: Date,
    instance: string,
  ): Promise<JobLease | null> {
    const id = await em.transactional(async (transaction) => {
      const kysely = transaction.getKysely();
      await sql`
        update job_runs set outcome = 'abandoned', finished_at = now()
         where name = ${job} and finished_at is null and lease_until <= now()
      `.execute(kysely);
      const { rows } = await sql<{ readonly id: string }>`
        insert into job_runs (name, scheduled_for, lease_until, instance)
        values (${job}, ${scheduledFor}, now() + make_interval(secs => ${LEASE_SECONDS}), ${instance})
        on conflict do nothing
        returning id
      `.execute(kysely);
      return rows[0]?.id;
    });
    return id === undefined ? null : new JobLease(em, id);
  }

  /** False when the lease ran out and somebody else has closed this run. */
  async renew(): Promise<boolean> {
    const result = await sql`
      update job_runs set lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
       where id = ${this.id} and finished_at is null
    `.execute(this.em.getKysely());
    return result.numAffectedRows === 1n;
  }

  async finish(
    outcome: 'succeeded' | 'failed',
    detail: JobCounts | Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await sql`
      update job_runs set outcome = ${outcome}, finished_at = greatest(now(), started_at), detail = ${JSON.stringify(detail)}
       where id = ${this.id} and finished_at is null
    `.execute(this.em.getKysely());
  }
}
