import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { EventMessage } from '../../src/platform/events/event-message.js';

export interface Received {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly message: EventMessage;
}

type Answer = (response: ServerResponse, received: Received) => void;

export const TAKEN: Answer = (response) => void response.writeHead(204).end();

/** Somebody else's server that is told of events. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  answer: Answer = TAKEN;

  private constructor(private readonly server: Server) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        const received = {
          headers: request.headers as Readonly<Record<string, string>>,
          body,
          message: JSON.parse(body) as EventMessage,
        };
        this.received.push(received);
        this.answer(response, received);
      });
    });
  }

  static async listening(): Promise<WebhookReceiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new WebhookReceiver(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  get types(): readonly string[] {
    return this.received.map(({ message }) => message.type);
  }

  /** Sequences of the messages about one thing, as they came. */
  about(resourceId: string): readonly number[] {
    return this.received
      .filter(({ message }) => message.resource.id === resourceId)
      .map(({ message }) => Number(message.sequence));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** As a receiver does it, with the library of the specification; throws where the signature is not of the secret. */
export function verified({ body, headers }: Received, secret: string): unknown {
  return new Webhook(secret).verify(body, headers);
}
