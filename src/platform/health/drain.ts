import type { IncomingMessage } from 'node:http';
import type { BeforeApplicationShutdown, OnModuleDestroy } from '@nestjs/common';
import { Injectable } from '@nestjs/common';

/** For a client that is still sending, and is about to read its answer. */
const TIME_TO_READ_MS = 500;

/** Whether this process is on its way out, so that load balancers stop sending requests while the last ones finish. */
@Injectable()
export class Drain implements OnModuleDestroy, BeforeApplicationShutdown {
  private started = false;
  /** Requests that have their answer and not come to an end, and since when. */
  private readonly answered = new Map<IncomingMessage, number>();

  get draining(): boolean {
    return this.started;
  }

  /** Main calls it on SIGTERM, before it closes the application. */
  begin(): void {
    this.started = true;
  }

  /** Notes that a request was refused before its body was read: its sender may never end it. */
  noteAnswered(request: IncomingMessage): void {
    this.answered.set(request, performance.now());
    // When it came to its end after all, or its connection did.
    request.once('close', () => this.answered.delete(request));
  }

  /** Nobody is waited for who has had the time to read their answer. */
  cutAnswered(): void {
    const before = performance.now() - TIME_TO_READ_MS;
    for (const [request, at] of this.answered) if (!request.complete && at < before) request.socket.destroy();
  }

  onModuleDestroy(): void {
    this.begin();
  }

  beforeApplicationShutdown(): void {
    this.begin();
  }
}
