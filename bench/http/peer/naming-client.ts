import type { QueryConfig } from 'pg';
import { PostgresClient } from '../../../src/platform/postgres/client.js';

const names = new Map<string, string>();

/** Prepares each parameterized statement once for its connection. */
export class NamingClient extends PostgresClient {}

const query = PostgresClient.prototype.query as (...input: unknown[]) => unknown;
Object.assign(NamingClient.prototype, {
  query(this: NamingClient, text: string | QueryConfig, values?: readonly unknown[], ...more: unknown[]) {
    if (typeof text !== 'string' || !Array.isArray(values)) return query.call(this, text, values, ...more);
    const name = names.get(text) ?? `p${names.size}`;
    names.set(text, name);
    return query.call(this, { name, text, values }, ...more);
  },
});
