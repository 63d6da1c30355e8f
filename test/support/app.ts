import { hash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { DestinationStream } from 'pino';
import { composeApp } from '../../src/app.setup.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { Clock } from '../../src/shared/clock.js';
import type { TestDatabase } from './database.js';
import { currentRun } from './database.js';
import { assertDocumented } from './documented.js';
import { hashQuickly } from './quick-hashing.js';

/** One key for all applications of a run: instances on one database share their secrets, and copies of it keep them. */
export const encryptionKey = (): string => hash('sha256', currentRun().password, 'base64');

export interface TestAppOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly logDestination?: DestinationStream;
  /** What the application takes for now: for stories that go on for months. */
  readonly now?: () => Date;
}

/** The whole application on a cloned database, as `npm start` would run it, without a port until `listen()`. */
export async function startApp(
  database: Pick<TestDatabase, 'url'>,
  { environment, logDestination, now }: TestAppOptions = {},
): Promise<NestFastifyApplication> {
  const config = loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: '10',
    // The whole suite passes with and without.
    DATABASE_PREPARED_STATEMENTS: process.env['DATABASE_PREPARED_STATEMENTS'] ?? 'true',
    ENCRYPTION_KEY: encryptionKey(),
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    JOBS_ENABLED: 'false',
    // Rows of changes are what most tests look at; those of requests come later, in the order of a timer.
    AUDIT_REQUESTS: 'false',
    ...environment,
  });
  const app = await composeApp(config, logDestination);
  hashQuickly(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  if (now) Object.assign(app.get(Clock), { now });
  return app;
}

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: LightMyRequestResponse['headers'];
  readonly body: T;
}

/** The headers of a change to what was read at this version, or to whatever is there. */
export function ifMatch(rowVersion: number | '*'): Record<string, string> {
  return { 'if-match': rowVersion === '*' ? rowVersion : `"${rowVersion}"` };
}

/** A signed-in caller of the API. */
export class Client {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly token: string | null = null,
  ) {}

  /** A caller on another instance with the same token. */
  on(app: NestFastifyApplication): Client {
    return new Client(app, this.token);
  }

  get<T = Record<string, unknown>>(path: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send({ method: 'GET', url: path, headers });
  }

  post<T = Record<string, unknown>>(
    path: string,
    payload: object | string,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    return this.send({ method: 'POST', url: path, payload, headers });
  }

  patch<T = Record<string, unknown>>(
    path: string,
    payload: object | string,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    return this.send({ method: 'PATCH', url: path, payload, headers });
  }

  /** The bytes as they came. */
  async raw(path: string): Promise<Answer<Buffer>> {
    const answer = await this.inject({ method: 'GET', url: path });
    return { status: answer.statusCode, headers: answer.headers, body: answer.rawPayload };
  }

  async send<T>(options: InjectOptions): Promise<Answer<T>> {
    const answer = await this.inject(options);
    const contentType = String(answer.headers['content-type'] ?? '');
    const body: unknown = /[/+]json\b/.test(contentType) ? answer.json() : answer.payload;
    const { statusCode: status, headers } = answer;
    if (typeof options.url === 'string')
      assertDocumented({ method: options.method ?? 'GET', url: options.url, status, contentType, body });
    return { status, headers, body: body as T };
  }

  private inject(options: InjectOptions): Promise<LightMyRequestResponse> {
    const given = options.headers as Record<string, string> | undefined;
    return this.app.inject({
      ...options,
      headers: {
        ...(this.token !== null && { authorization: `Bearer ${this.token}` }),
        ...(typeof options.payload === 'string' && { 'content-type': 'application/json' }),
        ...given,
      },
    });
  }
}
