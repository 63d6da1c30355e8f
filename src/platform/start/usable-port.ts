import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { StartFault } from './start-fault.js';

const TRIES = 50;

/** The port to listen on. A configured port must be free; for the default one, the next free port is taken. */
export async function usablePort(host: string, wanted: number, mayMove: boolean): Promise<number> {
  for (let port = wanted; port < wanted + TRIES && port <= 65_535; port++) {
    const found = await probe(host, port);
    if (found !== null) return found;
    if (!mayMove)
      throw new StartFault(`Port ${port} of ${host} is taken by another program. Set PORT to a free one.`);
  }
  throw new StartFault(`The ports from ${wanted} on are all taken. Set PORT to a free one.`);
}

async function probe(host: string, port: number): Promise<number | null> {
  const server = createServer();
  try {
    server.listen({ host, port, exclusive: true });
    await once(server, 'listening');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') return null;
    throw new StartFault(`Cannot listen on ${host}, port ${port}: ${message}`);
  }
  const address = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return address.port;
}
