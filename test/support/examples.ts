import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PLACEHOLDER_ID } from '../../src/platform/http/openapi/examples.js';
import type { Role } from '../../src/shared/actor.js';
import { MULTIPART } from '../../src/platform/http/uploads/uploads.js';
import type { Answer } from './app.js';
import { Client } from './app.js';
import type { Canaries } from './canaries.js';
import { PDF, multipart } from './uploads.js';
import { signIn } from './story.js';

interface Parameter {
  readonly name: string;
  readonly in: string;
}

interface Documented {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example: unknown }>> };
}

export interface Example {
  readonly operationId: string;
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly type: string;
  readonly body: unknown;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const STAFF: readonly Role[] = ['agent', 'underwriter', 'admin', 'adjuster'];

/** Whatever may be asked for, with the names that its address may have after the question mark. */
export interface Operation {
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly names: readonly string[];
  readonly example: Example | undefined;
}

/** What a later example names too. */
const NAMED_AGAIN: Readonly<Record<string, readonly string[]>> = {
  placeLegalHold: ['/matter'],
  releaseLegalHold: ['/matter'],
  addReinsuranceTreaty: ['/reinsurers/0/code'],
  changeReinsuranceTreaty: ['/reinsurers/0/code'],
  bookReinsuranceReceipt: ['/reinsurer'],
};

/** As often an example is sent with fewer words of its own, before it is sent as it is. */
const TRIES = 6;

type Paths = Readonly<Record<string, Readonly<Record<string, Documented>>>>;
export type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/**
 * Sends what Swagger offers to send, with the ids of those rows that the reader means, and nothing else changed but the words that
 * people write: each is a canary, where the API takes it.
 */
export class Examples {
  private readonly sent = new Set<string>();

  private constructor(
    private readonly anybody: Client,
    public users: readonly Client[],
    private readonly examples: ReadonlyMap<string, Example>,
    /** The paths of lists and of what needs no id. */
    readonly lists: readonly string[],
    readonly operations: readonly Operation[],
    private readonly canaries: Canaries,
  ) {}

  static async of(app: NestFastifyApplication, canaries: Canaries): Promise<Examples> {
    const { body } = await new Client(app).get<{ readonly paths: Paths }>('/api/openapi.json');
    const examples = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { operationId, requestBody }]) =>
        Object.entries(requestBody?.content ?? {}).map(([type, { example }]): [string, Example] => [
          operationId,
          { operationId, method: method.toUpperCase() as Example['method'], path, type, body: example },
        ]),
      ),
    );
    const lists = Object.keys(body.paths).filter((path) => body.paths[path]?.['get'] && !path.includes('{'));
    const known = new Map(examples);
    const operations = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method]) => METHODS.includes(method))
        .map(([method, { operationId, parameters = [] }]): Operation => ({
          operationId,
          method: method.toUpperCase() as Operation['method'],
          path,
          names: parameters.filter((each) => each.in === 'query').map(({ name }) => name),
          example: known.get(operationId),
        })),
    );
    return new Examples(
      new Client(app),
      await Promise.all(STAFF.map((role) => signIn(app, role))),
      known,
      lists,
      operations,
      canaries,
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
    for (const user of this.users) {
      const answer = await this.withWords(user, { ...example, path: url, body: json });
      if (answer.status === 403) continue;
      if (answer.status >= 300) throw new Error(`${operationId}: ${JSON.stringify(answer.body)}`);
      this.sent.add(operationId);
      return answer.body;
    }
    throw new Error(`Nobody may ${operationId}`);
  }

  /** A word that has to be one of a list is pointed at, and left as it was; so are all where nothing is pointed at. */
  private async withWords(
    user: Client,
    example: Example & { readonly body: object | string },
  ): Promise<Answer<Row>> {
    const left = new Set(NAMED_AGAIN[example.operationId]);
    for (let tries = 0; tries < TRIES && typeof example.body === 'object'; tries++) {
      const { body, words } = this.canaries.in(example.body, example.operationId, left);
      if (words.length === 0) break;
      const answer = await this.once(user, { ...example, body: body as object });
      if (answer.status < 300) this.canaries.taken(words);
      if (answer.status < 300 || answer.status === 403) return answer;
      expectNoOther(this.canaries, answer, words);
      const { errors = [] } = answer.body as unknown as Refusal;
      const before = left.size;
      for (const { pointer } of errors) left.add(pointer);
      if (left.size === before) break;
    }
    return this.once(user, example);
  }

  private once(user: Client, example: Example & { readonly body: object | string }): Promise<Answer<Row>> {
    const { body, type } =
      example.type === MULTIPART ? formOf(example.body) : { body: example.body, type: example.type };
    return user.send<Row>({
      method: example.method,
      url: example.path,
      payload: body,
      headers: { 'content-type': type, 'if-match': '*' },
    });
  }
}

interface Refusal {
  readonly errors?: readonly { readonly pointer: string }[];
}

/** A refusal may say again what its own request has said, and nothing of another one. */
export function expectNoOther(
  canaries: Canaries,
  { status, body }: Pick<Answer<unknown>, 'status' | 'body'>,
  own: readonly string[],
): void {
  const others = [...canaries.found(JSON.stringify(body) ?? '')].filter((word) => !own.includes(word));
  if (status >= 400 && others.length > 0)
    throw new Error(`A refusal tells ${others.join()}, of another request`);
}

/** Where the document shows a file, its example is a name. */
function formOf(example: object | string): { readonly body: Buffer; readonly type: string } {
  return multipart(
    Object.entries(example).map(([name, value]: [string, string]) =>
      name === 'file' ? { name, value: PDF, fileName: value } : { name, value },
    ),
  );
}
