import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import type { Type } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DatabaseModule } from '../../src/database/database.module.js';
import type { AppConfig } from '../../src/platform/config/config.js';
import { DEMO_SECRETS, loadConfig } from '../../src/platform/config/config.js';
import { AccessGuard } from '../../src/platform/http/access-guard.js';
import { httpError } from '../../src/platform/http/http.errors.js';
import type { Actor } from '../../src/shared/actor.js';
import type { FastifyRequest } from 'fastify';
import { configureHttp, nestOptions } from '../../src/platform/http/configure-http.js';
import { fastifyOptions } from '../../src/platform/http/fastify-options.js';
import { serveOpenApi } from '../../src/platform/http/openapi/serve.js';
import { PlatformModule } from '../../src/platform/platform.module.js';

/** Stands where the guard of the identity room stands: whoever names an actor is one, and may do everything. */
class NamedActorGuard implements AccessGuard {
  async admit({ headers }: FastifyRequest): Promise<Actor> {
    const { 'x-test-actor': id, 'x-test-agency': agencyId = null } = headers as Record<
      string,
      string | undefined
    >;
    if (id === undefined) throw httpError('http.unauthenticated');
    return { id, role: 'agent', agencyId, sessionId: null };
  }
}

export function testConfig(
  databaseUrl: string,
  environment: Readonly<Record<string, string>> = {},
): AppConfig {
  return loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: '6',
    ENCRYPTION_KEY: DEMO_SECRETS.encryptionKey,
    LOG_LEVEL: 'info',
    JOBS_ENABLED: 'false',
    ...environment,
  });
}

/** Collects what an application logs. */
export class LogLines extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }

  get lines(): readonly Record<string, unknown>[] {
    return this.text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }
}

export interface PlatformApp {
  readonly app: NestFastifyApplication;
  readonly log: LogLines;
}

/** The platform alone, with controllers of the test on top. */
export async function startPlatform(
  config: AppConfig,
  controllers: readonly Type[],
  providers: readonly Type[] = [],
): Promise<PlatformApp> {
  const log = new LogLines();

  @Module({
    imports: [PlatformModule.forRoot({ config, logDestination: log }), DatabaseModule.forConfig(config)],
    controllers: [...controllers],
    providers: [...providers, { provide: AccessGuard, useClass: NamedActorGuard }],
  })
  class TestModule {}

  const app = await NestFactory.create<NestFastifyApplication>(
    TestModule,
    new FastifyAdapter(fastifyOptions(config)),
    nestOptions,
  );
  configureHttp(app, config);
  serveOpenApi(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return { app, log };
}

export async function listen(app: NestFastifyApplication): Promise<number> {
  await app.listen(0, '127.0.0.1');
  return (app.getHttpServer() as { address(): AddressInfo }).address().port;
}

/** What the routes of these tests ask for, which no room declares. */
declare module '../../src/platform/http/permissions.js' {
  interface RoomPermissions {
    readonly tests: 'things.use' | 'houses.create' | 'houses.update' | 'houses.remove';
  }
}
