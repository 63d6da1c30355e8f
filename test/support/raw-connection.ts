import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { PATIENCE_MS } from './patience.js';

/** Speaks HTTP byte by byte, as a slow, broken or hostile client does. */
export class RawConnection {
  text = '';
  closed = false;
  private readonly socket: Socket;

  /** `localAddress`: where on this machine it seems to come from; all of 127.0.0.0/8 is its own. */
  constructor(port: number, localAddress = '127.0.0.1') {
    this.socket = connect({ port, host: '127.0.0.1', localAddress });
    this.socket.setEncoding('utf8');
    this.socket.on('data', (chunk: string) => (this.text += chunk));
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => (this.closed = true));
  }

  /** False when the other side takes nothing more for the moment. */
  write(text: string): boolean {
    return this.socket.write(text);
  }

  /** Takes nothing more of what the other side sends. */
  stopReading(): void {
    this.socket.pause();
  }

  /** Everything that came once the pattern is in it; throws when the other side closes before. */
  async until(pattern: RegExp): Promise<string> {
    for (const limit = Date.now() + PATIENCE_MS; Date.now() < limit; await delay(10)) {
      if (pattern.test(this.text)) return this.text;
      if (this.closed) break;
    }
    throw new Error(`Waited for ${String(pattern)}, got: ${this.text}`);
  }

  /** Everything that came until the other side closed. */
  async ended(): Promise<string> {
    for (const limit = Date.now() + PATIENCE_MS; Date.now() < limit; await delay(10)) {
      if (this.closed) return this.text;
    }
    throw new Error(`The connection stayed open, got: ${this.text}`);
  }

  close(): void {
    this.socket.destroy();
  }
}
