import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../shared/actor.js';

/** A timestamptz column as RFC 3339 text in UTC with milliseconds: the form in which moments travel. */
export function moment(column: string): RawBuilder<string | null> {
  return sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** The same with microseconds, for cursors: what is cut off would skip or repeat rows of one millisecond. */
export function exactMoment(column: string): RawBuilder<string> {
  return sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** ` and …` for a where clause: an agent sees the rows of the own agency, the company's own staff all. */
export function ofAgency(actor: Actor, column: string): RawBuilder<unknown> {
  return actor.agencyId === null ? sql`` : sql`and ${sql.ref(column)} = ${actor.agencyId}`;
}

/** ` and …` only when there is something to filter by. */
export function when<T>(
  value: T | undefined | null,
  condition: (value: T) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  return value === undefined || value === null ? sql`` : sql`and ${condition(value)}`;
}
