import type { Client } from 'pg';
import type { Row } from './given.js';
import { connected } from '../support/connections.js';
import { insert } from './given.js';

/** Whether the database takes what is written; leaves nothing behind. The name of the constraint when it does not. */
export async function verdict(url: string, work: (client: Client) => Promise<unknown>): Promise<string> {
  return connected(url, async (client) => {
    await client.query('begin');
    try {
      await work(client);
      return 'accepted';
    } catch (error) {
      return (error as { constraint?: string; message: string }).constraint ?? (error as Error).message;
    } finally {
      await client.query('rollback');
    }
  });
}

export function verdictOnRow(url: string, table: string, values: Row): Promise<string> {
  return verdict(url, (client) => insert(client, table, values));
}
