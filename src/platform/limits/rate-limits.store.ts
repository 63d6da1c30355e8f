import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Statement } from '../statement.js';
import { HOUR_MS, MINUTE_MS } from './quota.js';

/** The use of both windows of a key, and their ends in milliseconds since 1970. */
export interface Counted {
  readonly minute: Window;
  readonly hour: Window;
}

interface Window {
  readonly points: number;
  readonly expire: number;
}

interface Row extends Window {
  readonly key: string;
}

interface Keys {
  readonly minute: string;
  readonly hour: string;
  readonly now: number;
}

/** Charges both windows in one statement, always in this order, so that no two requests deadlock. An expired window restarts. */
const CHARGE = new Statement<Keys, Row>(
  ({ minute, hour, now }) => sql`
    insert into rate_limits as r (key, points, expire)
    values (${minute}, 1, ${now}::bigint + ${sql.lit(MINUTE_MS)}), (${hour}, 1, ${now}::bigint + ${sql.lit(HOUR_MS)})
    on conflict (key) do update
       set points = case when r.expire <= ${now}::bigint then 1 else r.points + 1 end,
           expire = case when r.expire <= ${now}::bigint then excluded.expire else r.expire end
    returning key, points, expire::float8`,
);

const LOOK = new Statement<Keys, Row>(
  ({ minute, hour, now }) => sql`
    select key, points, expire::float8 from rate_limits
     where key in (${minute}, ${hour}) and expire > ${now}::bigint`,
);

/** Counts one more request. It runs outside the caller's transaction, so that a rollback does not undo it. */
export async function chargeWindows(em: EntityManager, key: string, now: number): Promise<Counted> {
  return countedIn(await CHARGE.rows(em.fork(), keysOf(key, now)), key, now);
}

export async function lookAtWindows(em: EntityManager, key: string, now: number): Promise<Counted> {
  return countedIn(await LOOK.rows(em.fork(), keysOf(key, now)), key, now);
}

function keysOf(key: string, now: number): Keys {
  return { minute: `minute:${key}`, hour: `hour:${key}`, now };
}

function countedIn(rows: readonly Row[], key: string, now: number): Counted {
  const { minute, hour } = keysOf(key, now);
  const none = (ms: number): Window => ({ points: 0, expire: now + ms });
  return {
    minute: rows.find((row) => row.key === minute) ?? none(MINUTE_MS),
    hour: rows.find((row) => row.key === hour) ?? none(HOUR_MS),
  };
}

/** Deletes one batch of expired windows and returns how many. */
export async function deleteWindowsOver(em: EntityManager, batch: number, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from rate_limits where key in (
      select key from rate_limits where expire < ${now.getTime()} limit ${batch} for update skip locked)
  `.execute(em.getKysely());
  return Number(numAffectedRows ?? 0n);
}
