import type { IncomingMessage } from 'node:http';
import type { BeforeApplicationShutdown, OnModuleDestroy } from '@nestjs/common';
import { Injectable } from '@nestjs/common';

/** How long a client that is still sending its body gets to read the answer. */
const TIME_TO_READ_MS = 500;

/** Whether this process is shutting down, so that load balancers stop sending requests while the last ones finish. */
@Injectable()
export class Drain implements OnModuleDestroy, BeforeApplicationShutdown {
  private started = false;
  /** Requests that were answered before their body had arrived, with the time of the answer. */
  private readonly answered = new Map<IncomingMessage, number>();

  get draining(): boolean {
    return this.started;
  }

  /** Called by main on SIGTERM, before the application is closed. */
  begin(): void {
    this.started = true;
  }

  /** Notes a request that was refused before its body was read, because its sender may never finish it. */
  noteAnswered(request: IncomingMessage): void {
    this.answered.set(request, performance.now());
    // When the request has ended, or its connection has.
    request.once('close', () => this.answered.delete(request));
  }

  /** Closes connections whose clients have had time to read their answer. */
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
