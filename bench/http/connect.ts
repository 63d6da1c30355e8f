import type { Client } from 'pg';
import { connectTo } from '../../src/platform/postgres/client.js';

export async function connect(url: string): Promise<Client> {
  return connectTo(url);
}
