import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startApp } from './app.js';
import { Server } from './authorization.js';
import type { TestDatabase } from './database.js';
import { freePort } from './free-port.js';
import { cloneSeeded } from './seeded-database.js';

/** Two instances of the server behind one address, where relying parties of others find it and are told of ends of sessions. */
export class ReachedServer {
  private constructor(
    readonly database: TestDatabase,
    readonly one: Server,
    readonly other: Server,
    private readonly apps: readonly NestFastifyApplication[],
  ) {}

  static async open(more: Readonly<Record<string, string>> = {}): Promise<ReachedServer> {
    const database = await cloneSeeded();
    const port = await freePort();
    const environment = {
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
      ...more,
    };
    const apps = [await startApp(database, { environment }), await startApp(database, { environment })];
    const [first, second] = apps as [NestFastifyApplication, NestFastifyApplication];
    return new ReachedServer(
      database,
      await Server.listening(first, port),
      await Server.listening(second),
      apps,
    );
  }

  get issuer(): URL {
    return new URL(`${this.one.publicUrl}/oidc`);
  }

  async close(): Promise<void> {
    for (const app of this.apps) await app.close();
    await this.database.drop();
  }
}

/** Where a relying party is told that a session is over. */
export class LogoutListener {
  readonly received: { readonly contentType: string | undefined; readonly form: URLSearchParams }[] = [];
  answer = 200;

  private constructor(
    readonly url: string,
    readonly close: () => void,
  ) {}

  static async open(): Promise<LogoutListener> {
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        const contentType = request.headers['content-type'];
        listener.received.push({ contentType, form: new URLSearchParams(body) });
        response.writeHead(listener.answer).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const listener = new LogoutListener(`http://127.0.0.1:${port}/logged-out`, () => void server.close());
    return listener;
  }
}
