import type { Expression, RawBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../shared/actor.js';
import { isStaff } from '../shared/agency.js';
import type { CalendarDate } from '../shared/calendar-date.js';

/**
 * A timestamptz column as RFC 3339 text in UTC with milliseconds, as the API shows moments. For a nullable column use
 * `moment<null>`. In typed queries, name the property.
 */
export function moment<Empty extends null = never>(column: string): RawBuilder<string | Empty> {
  return momentOf(sql.ref(column));
}

/** The same for an expression. */
export function momentOf<Empty extends null = never>(
  expression: RawBuilder<unknown>,
): RawBuilder<string | Empty> {
  return sql`to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** The same with microseconds, for cursors: with less, rows within one millisecond would be skipped or repeated. */
export function exactMoment(column: string): RawBuilder<string> {
  return sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** ` and …` for a where clause: only rows that the actor may see (mayWorkFor). An actor without an agency sees none. */
export function ofAgency(actor: Actor, column: string): RawBuilder<unknown> {
  return isStaff(actor) ? sql`` : sql`and ${sql.ref(column)} = ${actor.agencyId}::uuid`;
}

/** Whose rows a statement shows, as values, so that its text is the same for all actors. */
export interface AgencyScope {
  readonly isStaff: boolean;
  readonly agencyId: string | null;
}

export function scopeOf(actor: Actor): AgencyScope {
  return { isStaff: isStaff(actor), agencyId: actor.agencyId };
}

/** The condition of `ofAgency` for statements with constant text. */
export function inScope(
  { isStaff: all, agencyId }: Record<keyof AgencyScope, unknown>,
  column: string,
): RawBuilder<boolean> {
  return sql<boolean>`(${all}::boolean or ${sql.ref(column)} = ${agencyId}::uuid)`;
}

/** The condition of `ofAgency` for a typed query. */
export function mayBeSeenBy(actor: Actor, column: string): RawBuilder<boolean> {
  return isStaff(actor) ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} = ${actor.agencyId}::uuid`;
}

/** A condition of a typed query, if there is a value; otherwise true. */
export function ifGiven<T>(
  value: T | undefined | null,
  condition: (value: T) => Expression<SqlBool>,
): Expression<SqlBool> {
  return value === undefined || value === null ? sql<boolean>`true` : condition(value);
}

/** The given values, without null and undefined, for a filter. */
export function asGiven<T extends object>(values: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(entries) as { [Key in keyof T]?: NonNullable<T[Key]> };
}

/** A value for a JSON column; pg would turn an array into a PostgreSQL array. */
export function json<T>(value: T): T {
  return (value === null || value === undefined ? null : JSON.stringify(value)) as T;
}

/** Whether a column is one of the values. They are one array parameter, so that the text does not depend on their number. */
export function isOneOf(column: string, values: readonly unknown[], type = 'uuid'): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} = any(${values}::${sql.raw(type)}[])`;
}

/** Whether a setting is for this value, or for every value (null). */
export function isOrEvery(column: string, value: string | null | undefined): Expression<SqlBool> {
  const own = sql.ref(column);
  return ifGiven(value, (one) => sql<boolean>`(${own} is null or ${own} = ${one})`);
}

/** Whether a dated setting holds on a day; its end is the first day on which it no longer does. */
export function holdsOn(day: CalendarDate, [from, to]: Dates = SETTING): RawBuilder<boolean> {
  return sql<boolean>`daterange(${sql.ref(from)}, ${sql.ref(to)}) @> ${day}::date`;
}

/** Whether it holds on any day of a period, whose last day counts. */
export function holdsWithin(
  first: CalendarDate | null,
  last: CalendarDate | null,
  [from, to]: Dates = SETTING,
): RawBuilder<boolean> {
  const period = sql`daterange(${first}::date, ${last}::date, '[]')`;
  return sql<boolean>`daterange(${sql.ref(from)}, ${sql.ref(to)}) && ${period}`;
}

/** The properties of the first day and of the end. */
type Dates = readonly [string, string];
const SETTING: Dates = ['effectiveDate', 'expirationDate'];

/** The calendar day of a moment in the time zone of a column. */
export function dayAt(now: Date, timeZone: Expression<unknown>): RawBuilder<CalendarDate> {
  return sql<CalendarDate>`(${now}::timestamptz at time zone ${timeZone})::date`;
}

/** ` and …` if there is a value to filter by; otherwise nothing. */
export function when<T>(
  value: T | undefined | null,
  condition: (value: T) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  return value === undefined || value === null ? sql`` : sql`and ${condition(value)}`;
}
