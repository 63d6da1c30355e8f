import { Client } from 'pg';
import { StartFault } from './start-fault.js';

/** Fails with one readable sentence when a database cannot be used, before anything else trips over it. */
export async function checkDatabase(variable: string, url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new StartFault(`The database of ${variable} (${placeOf(url)}) cannot be used: ${reasonOf(error)}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function placeOf(url: string): string {
  const { hostname, port, pathname, username } = new URL(url);
  return `${pathname.slice(1)} on ${hostname}:${port || '5432'} as ${decodeURIComponent(username)}`;
}

/** A name with two addresses fails with an AggregateError that has no message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
