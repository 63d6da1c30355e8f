import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { createServer } from 'node:net';

/** The right to start, use and stop the development database of one state folder. */
export interface Lease {
  release(): Promise<void>;
}

/**
 * Takes the lease; null if another process holds it. It is a name in Linux's abstract socket namespace: taking it is atomic, and the kernel
 * frees it with the process, so `kill -9` leaves no stale lock.
 */
export async function takeLease(folder: string): Promise<Lease | null> {
  const name = createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 32);
  const server = createServer((connection) => connection.destroy());
  const taken = await new Promise<boolean>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(`\0bindery-${name}`, () => resolve(true));
  });
  if (!taken) return null;
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}
