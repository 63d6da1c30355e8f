import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TakenMessage {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A gateway for short messages that keeps what it is asked to send, and answers as it is told. */
export class SmsTaker {
  private readonly taken: TakenMessage[] = [];
  /** The next answers; 200 when there are none. Null: none is given. */
  readonly answers: (number | null)[] = [];

  private readonly server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      this.taken.push({ path: request.url ?? '', headers: request.headers, body });
      const status = this.answers.length === 0 ? 200 : this.answers.shift();
      if (status === null || status === undefined) return;
      const headers = status >= 300 && status < 400 ? { location: '/elsewhere' } : {};
      response.writeHead(status, headers).end('{"id":"m-1"}');
    });
  });

  static async open(): Promise<SmsTaker> {
    const taker = new SmsTaker();
    await new Promise<void>((resolve) => taker.server.listen(0, '127.0.0.1', resolve));
    return taker;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/messages`;
  }

  /** All that came since the last look. */
  take(): readonly TakenMessage[] {
    return this.taken.splice(0);
  }

  /** The code of the latest message to whoever it went. */
  code(): { readonly to: string; readonly code: string } {
    const { to, text } = JSON.parse(this.take().at(-1)?.body ?? '{}') as { to: string; text: string };
    return { to, code: /^(\d{6}) /.exec(text)?.[1] ?? '' };
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
