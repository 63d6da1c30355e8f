import type { Expression, RawBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../shared/actor.js';
import { isStaff } from '../shared/agency.js';
import type { CalendarDate } from '../shared/calendar-date.js';

/**
 * A timestamptz column as RFC 3339 text in UTC with milliseconds: the form in which moments travel. Of a column that may be
 * empty it is `moment<null>`. In typed queries a column is named as its property, here as everywhere.
 */
export function moment<Empty extends null = never>(column: string): RawBuilder<string | Empty> {
  return momentOf(sql.ref(column));
}

/** The same of an expression. */
export function momentOf<Empty extends null = never>(
  expression: RawBuilder<unknown>,
): RawBuilder<string | Empty> {
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

/** As `ofAgency`, for a typed query. */
export function mayBeSeenBy(actor: Actor, column: string): RawBuilder<boolean> {
  return isStaff(actor) ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} = ${actor.agencyId}::uuid`;
}

/** For a typed query: narrows only when there is something to filter by. */
export function ifGiven<T>(
  value: T | undefined | null,
  condition: (value: T) => Expression<SqlBool>,
): Expression<SqlBool> {
  return value === undefined || value === null ? sql<boolean>`true` : condition(value);
}

/** The columns to compare with what was given; what was left out does not narrow. */
export function asGiven<T extends object>(values: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(entries) as { [Key in keyof T]?: NonNullable<T[Key]> };
}

/** A value of a JSON column as it travels; pg would make an array of PostgreSQL's of an array. */
export function json<T>(value: T): T {
  return (value === null || value === undefined ? null : JSON.stringify(value)) as T;
}

/** One of many values that travel as one, so that the text does not depend on how many they are. */
export function isOneOf(column: string, values: readonly unknown[], type = 'uuid'): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} = any(${values}::${sql.raw(type)}[])`;
}

/** That a setting is of what was asked for, or of every one. */
export function isOrEvery(column: string, value: string | null | undefined): Expression<SqlBool> {
  const own = sql.ref(column);
  return ifGiven(value, (one) => sql<boolean>`(${own} is null or ${own} = ${one})`);
}

/** That a dated setting holds on a day; its end is the first day on which it no longer does. */
export function holdsOn(day: CalendarDate, [from, to]: Dates = SETTING): RawBuilder<boolean> {
  return sql<boolean>`daterange(${sql.ref(from)}, ${sql.ref(to)}) @> ${day}::date`;
}

/** The same of some day of a period, whose last day counts. */
export function holdsWithin(
  first: CalendarDate | null,
  last: CalendarDate | null,
  [from, to]: Dates = SETTING,
): RawBuilder<boolean> {
  const period = sql`daterange(${first}::date, ${last}::date, '[]')`;
  return sql<boolean>`daterange(${sql.ref(from)}, ${sql.ref(to)}) && ${period}`;
}

/** Properties that say from when to when something holds. */
type Dates = readonly [string, string];
const SETTING: Dates = ['effectiveDate', 'expirationDate'];

/** The day that it is at a moment in the time zone of a column. */
export function dayAt(now: Date, timeZone: Expression<unknown>): RawBuilder<CalendarDate> {
  return sql<CalendarDate>`(${now}::timestamptz at time zone ${timeZone})::date`;
}

/** ` and …` only when there is something to filter by. */
export function when<T>(
  value: T | undefined | null,
  condition: (value: T) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  return value === undefined || value === null ? sql`` : sql`and ${condition(value)}`;
}
