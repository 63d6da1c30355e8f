import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';

/** A scanner that speaks as ClamAV's daemon does, and finds the word VIRUS. */
export class FakeClamd {
  private server: Server | null = null;
  answer: 'usual' | 'error' | 'silence' = 'usual';
  readonly seen: number[] = [];

  async start(): Promise<string> {
    this.server = createServer((socket) => {
      let given = Buffer.alloc(0);
      socket.on('error', () => undefined);
      socket.on('data', (piece) => {
        given = Buffer.concat([given, piece]);
        const file = unframed(given);
        if (!file) return;
        this.seen.push(file.length);
        if (this.answer === 'silence') socket.destroy();
        else if (this.answer === 'error') socket.end('INSTREAM size limit exceeded. ERROR\0');
        else socket.end(file.includes('VIRUS') ? 'stream: Test.Signature FOUND\0' : 'stream: OK\0');
      });
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(this.server?.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.server?.close(resolve));
  }
}

/** Null as long as the empty piece that ends a file has not come. */
function unframed(given: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (given.length < command.length) return null;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= given.length;) {
    const length = given.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(given.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
