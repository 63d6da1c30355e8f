import type { OnModuleInit } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/core';

interface PooledClient {
  once(event: 'end', listener: () => void): void;
  /** Replaced at every checkout; throws when that checkout was given back already. */
  release(broken: boolean): void;
}

interface Pool {
  on(event: 'acquire', listener: (client: PooledClient) => void): void;
}

interface PooledConnection {
  getNativeClient(): Promise<Pool>;
}

/** Time for whoever holds the connection to give it back in the regular way. */
const GRACE_MS = 100;

/**
 * Gives back to the pool the place of a connection that was lost inside a transaction. Kysely 0.29 releases the connection
 * of a transaction only after COMMIT or ROLLBACK succeeded, which on a dead connection never happens, and one whose BEGIN
 * fails never: without this each such loss takes a place for good, and after as many losses as there are places every
 * request waits in vain until a restart.
 */
@Injectable()
export class LostConnections implements OnModuleInit {
  constructor(private readonly orm: MikroORM) {}

  async onModuleInit(): Promise<void> {
    const connection = this.orm.em.getConnection() as unknown as PooledConnection;
    const pool = await connection.getNativeClient();
    // At checkout and not when it is made: some are made before this runs.
    const watched = new WeakSet<PooledClient>();
    pool.on('acquire', (client) => {
      if (watched.has(client)) return;
      watched.add(client);
      client.once('end', () => void setTimeout(giveBack, GRACE_MS, client).unref());
    });
  }
}

function giveBack(client: PooledClient): void {
  try {
    client.release(true);
  } catch {
    // Given back already: the usual case, a connection that was lost while idle or outside a transaction.
  }
}
