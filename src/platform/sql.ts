import type { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../shared/actor.js';
import { isStaff } from '../shared/agency.js';

/** A timestamptz column as RFC 3339 text in UTC with milliseconds: the form in which moments travel. */
export function moment(column: string): RawBuilder<string | null> {
  return momentOf(sql.ref(column));
}

/** The same of an expression. */
export function momentOf(expression: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** The same with microseconds, for cursors: what is cut off would skip or repeat rows of one millisecond. */
export function exactMoment(column: string): RawBuilder<string> {
  return sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** ` and …` for a where clause: the rows that mayWorkFor() lets the actor see. No row equals a missing agency. */
export function ofAgency(actor: Actor, column: string): RawBuilder<unknown> {
  return isStaff(actor) ? sql`` : sql`and ${sql.ref(column)} = ${actor.agencyId}::uuid`;
}

/** ` and …` only when there is something to filter by. */
export function when<T>(
  value: T | undefined | null,
  condition: (value: T) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  return value === undefined || value === null ? sql`` : sql`and ${condition(value)}`;
}

type Questions = Readonly<Record<string, RawBuilder<unknown>>>;
export type Answers<T extends Questions> = {
  readonly [Name in keyof T]: readonly (T[Name] extends RawBuilder<infer Row> ? Row : never)[];
};

/**
 * Several questions, often of several rooms, in one round trip, for the hottest paths. Each is answered with its rows as
 * JSON: a question that selects amounts casts them to text.
 */
export async function askTogether<const T extends Questions>(
  em: EntityManager,
  questions: T,
): Promise<Answers<T>> {
  const columns = Object.entries(questions).map(
    ([name, question]) => sql`(select coalesce(json_agg(q), '[]') from (${question}) q) as ${sql.ref(name)}`,
  );
  const { rows } = await sql<Answers<T>>`select ${sql.join(columns)}`.execute(em.getKysely());
  const [answers] = rows;
  if (!answers) throw new Error('A select without a table gave no row');
  return answers;
}

/**
 * Several writes, often of several rooms, in one statement: all happen or none, in one round trip. Returns what the last
 * one returns; a write may read what the first one returned as `write_0`. Foreign keys between them hold, because they are checked when the whole statement has run.
 */
export async function writeTogether<Row>(
  em: EntityManager,
  writes: readonly RawBuilder<unknown>[],
  last: RawBuilder<Row>,
): Promise<readonly Row[]> {
  const parts = writes.map((write, index) => sql`${sql.ref(`write_${index}`)} as (${write})`);
  const before = parts.length === 0 ? sql`` : sql`with ${sql.join(parts)} `;
  const { rows } = await sql<Row>`${before}${last}`.execute(em.getKysely());
  return rows;
}
