import { isRaw, JsonProperty, Utils } from '@mikro-orm/core';
import type { Platform } from '@mikro-orm/core';

export interface BoundQuery {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Moves the values of an ORM statement out of its text, because the text appears in the server's log and in pg_stat_activity. As for the
 * ORM, `?` is a value, `??` a name and `\?` a question mark.
 */
export function bind(platform: Platform, sql: string, parameters: readonly unknown[]): BoundQuery {
  if (parameters.length === 0) return { text: sql, values: [] };
  const values: unknown[] = [];
  return { text: write(platform, sql, parameters, values), values };
}

function write(platform: Platform, sql: string, parameters: readonly unknown[], values: unknown[]): string {
  let next = 0;
  return sql.replace(/\\\?|\?\??/g, (mark) => {
    if (mark === '\\?') return '?';
    const value = parameters[next++];
    return mark === '??' ? platform.quoteIdentifier(value as string) : place(platform, value, values);
  });
}

function place(platform: Platform, value: unknown, values: unknown[]): string {
  if (isRaw(value)) return write(platform, value.sql, value.params, values);
  // A list is expanded to its elements, for `in (?)`. Array columns have been turned into text before.
  if (Array.isArray(value) && !isJson(value))
    return value.map((element) => place(platform, element, values)).join(', ');
  return `$${values.push(asParameter(value))}`;
}

function asParameter(value: unknown): unknown {
  if (Utils.isPlainObject(value) || isJson(value)) return JSON.stringify(value);
  // pg would write it in the time zone of the machine.
  return value instanceof Date ? value.toISOString() : value;
}

function isJson(value: unknown): boolean {
  return typeof value === 'object' && value !== null && JsonProperty in value;
}
