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

/** Whose rows a statement shows: it travels as values, so that the text is the same for everybody. */
export interface AgencyScope {
  readonly isStaff: boolean;
  readonly agencyId: string | null;
}

export function scopeOf(actor: Actor): AgencyScope {
  return { isStaff: isStaff(actor), agencyId: actor.agencyId };
}

/** What `ofAgency` says, in a statement whose text is always the same. */
export function inScope(
  { isStaff: all, agencyId }: Record<keyof AgencyScope, unknown>,
  column: string,
): RawBuilder<boolean> {
  return sql<boolean>`(${all}::boolean or ${sql.ref(column)} = ${agencyId}::uuid)`;
}

/** ` and …` only when there is something to filter by. */
export function when<T>(
  value: T | undefined | null,
  condition: (value: T) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  return value === undefined || value === null ? sql`` : sql`and ${condition(value)}`;
}
