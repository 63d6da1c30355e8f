import { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, sql } from 'kysely';

interface Question {
  readonly text: string;
  readonly values?: readonly unknown[];
}

interface Answer {
  readonly rows: readonly unknown[];
  readonly rowCount: number;
}

/**
 * Our pool in the form in which the library of limits asks. A count is a transaction of its own, whatever becomes of the request,
 * and is asked for before the request has a connection.
 */
export class RateLimitsStore {
  constructor(private readonly em: EntityManager) {}

  async query({ text, values = [] }: Question): Promise<Answer> {
    const kysely = this.em.fork().getKysely();
    const { rows, numAffectedRows } = await kysely.executeQuery(CompiledQuery.raw(text, [...values]));
    return { rows, rowCount: rows.length || Number(numAffectedRows ?? 0n) };
  }
}

/** Removes one batch of windows that are over and tells how many it was. */
export async function deleteWindowsOver(em: EntityManager, batch: number, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from rate_limits where key in (
      select key from rate_limits where expire < ${now.getTime()} limit ${batch} for update skip locked)
  `.execute(em.getKysely());
  return Number(numAffectedRows ?? 0n);
}
