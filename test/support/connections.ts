import type { Client } from 'pg';
import { connectTo } from '../../src/platform/postgres/client.js';

/** With methods of pg's client that its types leave out. */
type Lasting = Client & { ref(): void; unref(): void };

/** Connections that wait for whoever asks next, by their address: to open one costs the server more than most questions. */
const idle = new Map<string, Lasting[]>();

/** As `discard all`, but for the plans of foreign keys and functions, which would be made anew for whoever comes next. */
const FORGET = `set session authorization default; reset all; deallocate all; close all; unlisten *;
  select pg_advisory_unlock_all(); discard temp; discard sequences`;

/**
 * Runs work on a connection that nobody else has, and that knows nothing of the one before: no setting, lock, table or transaction. Where the work
 * fails or leaves a transaction open, its connection ends with it.
 */
export async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = idle.get(url)?.pop() ?? (await open(url));
  try {
    client.ref();
    const result = await work(client);
    if (client.getTransactionStatus() === 'I') {
      await client.query(FORGET);
      // It keeps no process from its end.
      client.unref();
      idle.set(url, [...(idle.get(url) ?? []), client]);
    } else await client.end();
    return result;
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** Nobody may be connected to a database that is copied, renamed or dropped. */
export async function endIdle(...urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    const waiting = idle.get(url) ?? [];
    idle.delete(url);
    await Promise.all(waiting.map((client) => client.end()));
  }
}

async function open(url: string): Promise<Lasting> {
  const client = (await connectTo(url)) as unknown as Lasting;
  client.on('error', () => {
    idle.set(
      url,
      (idle.get(url) ?? []).filter((waiting) => waiting !== client),
    );
  });
  return client;
}
