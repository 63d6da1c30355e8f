import { assertAsAsked, connectTo } from '../postgres/client.js';
import { readConnection } from '../postgres/connection-url.js';
import { reasonOf } from '../postgres/unavailable.js';
import { StartFault } from './start-fault.js';

/** Throws one readable message if a database cannot be used, before other code fails on it. */
export async function checkDatabase(variable: string, url: string): Promise<void> {
  try {
    const client = await connectTo(url);
    await assertAsAsked(client, readConnection(url)).finally(() => client.end());
  } catch (error) {
    throw new StartFault(`The database of ${variable} (${placeOf(url)}) cannot be used: ${reasonOf(error)}`);
  }
}

function placeOf(url: string): string {
  const { host, port, database, user } = readConnection(url);
  return `${database} on ${host}:${port} as ${user ?? 'nobody named'}`;
}
