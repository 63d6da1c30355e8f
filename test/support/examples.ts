import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PLACEHOLDER_ID } from '../../src/platform/http/openapi/examples.js';
import type { Role } from '../../src/shared/actor.js';
import { MULTIPART } from '../../src/platform/http/uploads/uploads.js';
import { Client } from './app.js';
import { PDF, multipart } from './uploads.js';
import { signIn } from './story.js';

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example: unknown }>> };
}

interface Example {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly type: string;
  readonly body: unknown;
}

const STAFF: readonly Role[] = ['agent', 'underwriter', 'admin', 'adjuster'];

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;
export type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** Sends what Swagger offers to send, with the ids of those rows that the reader means, and nothing else changed. */
export class Examples {
  private readonly sent = new Set<string>();

  private constructor(
    private readonly anybody: Client,
    public users: readonly Client[],
    private readonly examples: ReadonlyMap<string, Example>,
    /** The paths of lists and of what needs no id. */
    readonly lists: readonly string[],
  ) {}

  static async of(app: NestFastifyApplication): Promise<Examples> {
    const { body } = await new Client(app).get<{ readonly paths: Paths }>('/api/openapi.json');
    const examples = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { operationId, requestBody }]) =>
        Object.entries(requestBody?.content ?? {}).map(([type, { example }]): [string, Example] => [
          operationId,
          { method: method.toUpperCase() as Example['method'], path, type, body: example },
        ]),
      ),
    );
    const lists = Object.keys(body.paths).filter((path) => body.paths[path]?.['get'] && !path.includes('{'));
    return new Examples(
      new Client(app),
      await Promise.all(STAFF.map((role) => signIn(app, role))),
      new Map(examples),
      lists,
    );
  }

  /** Again, on a day on which the tokens of before no longer hold. */
  async signIn(app: NestFastifyApplication): Promise<void> {
    this.users = await Promise.all(STAFF.map((role) => signIn(app, role)));
  }

  get left(): readonly string[] {
    return [...this.examples.keys()].filter((id) => !this.sent.has(id));
  }

  /** An example of the authorization server, as a client that proves who it is. */
  async ask<Answered>(operationId: string, authorization: string): Promise<Answered> {
    const { path, type, body } = this.exampleOf(operationId);
    const payload = new URLSearchParams(body as Record<string, string>).toString();
    const headers = { authorization, 'content-type': type };
    const answer = await this.anybody.send<Answered>({ method: 'POST', url: path, payload, headers });
    if (answer.status >= 300) throw new Error(`${operationId}: ${JSON.stringify(answer.body)}`);
    this.sent.add(operationId);
    return answer.body;
  }

  private exampleOf(operationId: string): Example {
    const example = this.examples.get(operationId);
    if (!example) throw new Error(`No operation is called ${operationId}`);
    return example;
  }

  /** By the first who may. The ids stand for those of the path, in its order, then for the zeros of the body. */
  async send(operationId: string, ...ids: readonly string[]): Promise<Row> {
    const example = this.exampleOf(operationId);
    const rest = [...ids];
    const url = example.path.replaceAll(/\{\w+\}/g, () => rest.shift() ?? '');
    const text = JSON.stringify(example.body).replaceAll(PLACEHOLDER_ID, () => rest.shift() ?? '');
    const json = JSON.parse(text) as object | string;
    const { body, type } = example.type === MULTIPART ? formOf(json) : { body: json, type: example.type };
    for (const user of this.users) {
      const answer = await user.send<Row>({
        method: example.method,
        url,
        payload: body,
        headers: { 'content-type': type, 'if-match': '*' },
      });
      if (answer.status === 403) continue;
      if (answer.status >= 300) throw new Error(`${operationId}: ${JSON.stringify(answer.body)}`);
      this.sent.add(operationId);
      return answer.body;
    }
    throw new Error(`Nobody may ${operationId}`);
  }
}

/** Where the document shows a file, its example is a name. */
function formOf(example: object | string): { readonly body: Buffer; readonly type: string } {
  return multipart(
    Object.entries(example).map(([name, value]: [string, string]) =>
      name === 'file' ? { name, value: PDF, fileName: value } : { name, value },
    ),
  );
}
