import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 300_000;

/** Takes whatever comes, and counts it. */
export class Receiver {
  count = 0;

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      request.resume();
      request.on('end', () => {
        this.count += 1;
        response.writeHead(204).end();
      });
    });
  }

  static async listening(): Promise<Receiver> {
    const server = createServer({ keepAliveTimeout: 60_000 });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Receiver(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  async reached(count: number): Promise<void> {
    for (const end = performance.now() + PATIENCE_MS; this.count < count; await delay(5))
      if (performance.now() > end) throw new Error(`Only ${this.count} of ${count} messages have come`);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
