import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const CHECK_MS = 100;

interface Backend {
  readonly address: string;
  readonly agent: Agent;
  isReady: boolean;
}

/**
 * A load balancer as simple as one can be: it asks each instance whether it is ready, sends requests in turn to those that
 * are, over connections that it keeps, and never sends one twice. What it cannot deliver is 502.
 */
export class Balancer {
  private readonly backends: Backend[] = [];
  private readonly server: Server = createServer((incoming, answer) => this.forward(incoming, answer));
  private readonly checks = new AbortController();
  private turn = 0;

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    void this.check();
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  add(address: string): void {
    this.backends.push({ address, agent: new Agent({ keepAlive: true }), isReady: false });
  }

  isReady(address: string): boolean {
    return this.backends.some((backend) => backend.address === address && backend.isReady);
  }

  close(): void {
    this.checks.abort();
    this.server.close();
    this.server.closeAllConnections();
    for (const { agent } of this.backends) agent.destroy();
  }

  private async check(): Promise<void> {
    while (!this.checks.signal.aborted) {
      await Promise.all(
        this.backends.map(async (backend) => {
          const answer = await fetch(`${backend.address}/health/ready`).catch(() => null);
          await answer?.arrayBuffer().catch(() => null);
          backend.isReady = answer?.status === 200;
        }),
      );
      await delay(CHECK_MS);
    }
  }

  private forward(incoming: IncomingMessage, answer: ServerResponse): void {
    const ready = this.backends.filter((backend) => backend.isReady);
    const backend = ready[(this.turn += 1) % ready.length];
    if (!backend) return void answer.writeHead(502).end('Nobody is ready');
    const { method, url, headers } = incoming;
    const outgoing = request(
      `${backend.address}${url}`,
      { method, headers: { ...headers, connection: 'keep-alive' }, agent: backend.agent },
      (received) => {
        const { connection: _hopByHop, ...passedOn } = received.headers;
        answer.writeHead(received.statusCode ?? 502, passedOn);
        received.pipe(answer);
        received.on('error', (error) => answer.destroy(error));
      },
    );
    outgoing.on('error', (error) => {
      if (answer.headersSent) answer.destroy(error);
      else answer.writeHead(502).end(String(error));
    });
    incoming.pipe(outgoing);
  }
}
