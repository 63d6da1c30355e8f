import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { moment } from '../../../platform/sql.js';

/** How far a portfolio was looked through, and against which list. */
export interface PassRow {
  readonly portfolio: string;
  readonly listVersion: string;
  readonly afterId: string | null;
  readonly looked: number;
  readonly found: number;
  readonly finishedAt: string | null;
  /** When the list was first known, or could be read again, by the clock of the database. */
  readonly knownAt: string;
}

const COLUMNS = sql`portfolio, list_version, after_id, looked, found, ${moment<null>('finished_at')} as finished_at, known_at::text`;

export async function passes(em: EntityManager): Promise<readonly PassRow[]> {
  const { rows } = await sql<PassRow>`select ${COLUMNS} from sanctions_passes order by portfolio`.execute(
    em.getKysely(),
  );
  return rows;
}

/**
 * The pass through a portfolio against a list, held until the transaction ends; another list begins it anew. Two that come at once
 * go one after the other, and the second goes on where the first has ended.
 */
export async function lockPass(
  em: EntityManager,
  portfolio: string,
  listVersion: string,
  now: Date,
): Promise<PassRow> {
  const database = em.getKysely();
  const {
    rows: [clock],
  } = await sql<{ readonly knownAt: string }>`
    select clock_timestamp()::text as known_at`.execute(database);
  await sql`
    insert into sanctions_passes as p (portfolio, list_version, started_at, known_at)
    values (${portfolio}, ${listVersion}, ${now}, ${clock?.knownAt})
    on conflict (portfolio) do update set
      list_version = excluded.list_version,
      after_id = case when p.list_version = excluded.list_version then p.after_id end,
      looked = case when p.list_version = excluded.list_version then p.looked else 0 end,
      found = case when p.list_version = excluded.list_version then p.found else 0 end,
      started_at = case when p.list_version = excluded.list_version then p.started_at else excluded.started_at end,
      finished_at = case when p.list_version = excluded.list_version then p.finished_at end,
      known_at = case when p.list_version = excluded.list_version and p.known_at < 'infinity' then p.known_at
                      else excluded.known_at end`.execute(database);
  const { rows } = await sql<PassRow>`
    select ${COLUMNS} from sanctions_passes where portfolio = ${portfolio}`.execute(database);
  if (!rows[0]) throw new Error('The row was written in this transaction');
  return rows[0];
}

/**
 * Whether a transaction of the application that began before a moment is under way: whom it enters may have been looked for on the list of
 * before, and is not to be seen yet. Those of other roles write nobody, and PostgreSQL does not tell when they began.
 */
export async function isEarlierOpen(em: EntityManager, moment: string): Promise<boolean> {
  const { rows } = await sql<{ readonly isOpen: boolean }>`
    select exists (select from pg_stat_activity
                    where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
                      and xact_start < ${moment}::timestamptz) as is_open`.execute(em.getKysely());
  return rows[0]?.isOpen ?? false;
}

export async function savePass(
  em: EntityManager,
  { portfolio, afterId, looked, found }: PassRow,
  finishedAt: Date | null,
): Promise<void> {
  await sql`
    update sanctions_passes set after_id = ${afterId}, looked = ${looked}, found = ${found}, finished_at = ${finishedAt}
     where portfolio = ${portfolio}`.execute(em.getKysely());
}

/**
 * Somebody could not be looked for: the portfolio is looked through from its beginning, also where a pass is under way. When the list can be
 * read again, the pass waits for all who began before: to others who could not be looked for it is open already.
 */
export async function reopenPass(em: EntityManager, portfolio: string): Promise<void> {
  await sql`
    update sanctions_passes set after_id = null, looked = 0, found = 0, finished_at = null, known_at = 'infinity'
     where portfolio = ${portfolio} and known_at < 'infinity'`.execute(em.getKysely());
}
