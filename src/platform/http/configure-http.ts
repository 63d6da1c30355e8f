import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EntityManager } from '@mikro-orm/core';
import type { NestApplicationOptions } from '@nestjs/common';
import { RequestMethod } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { AppConfig } from '../config/config.js';
import { Drain } from '../health/drain.js';
import { LOG, REQUEST_LOG } from '../logging/logger.js';
import { NestLogger } from '../logging/nest-logger.js';
import { Metrics } from '../metrics/metrics.js';
import { standbyOf } from '../postgres/standby.js';
import { AccessGuard } from './access-guard.js';
import { acceptBodies } from './body-parser.js';
import { Fingerprints } from './idempotency/fingerprints.js';
import { SealedPhones } from './idempotency/sealed-phones.js';
import { FieldEncryption } from '../encryption/field-encryption.js';
import { ProblemFilter } from './problem.filter.js';
import { addRequestHooks } from './request-hooks.js';
import { limitBody } from './route-options.js';
import { RouteTable } from './route-table.js';
import { securityHeaders } from './security-headers.js';
import { LastChanges } from './standby/last-changes.js';
import { StandbyReads } from './standby/standby-reads.js';
import { acceptUploads, receiveUploads } from './uploads/uploads.js';
import { ValidationPipe } from './validation.pipe.js';
import { Visits } from './visits.js';

/** Addresses outside /api/v1, which monitoring and key lookups use: they must not change with the version of the API. */
const UNVERSIONED = ['health/live', 'health/ready', 'metrics', '.well-known/jwks.json'];
/** HTML pages with forms, also outside /api/v1. */
const PAGES = ['account/reset', 'account/password', 'shared/document'];

/** Options for NestFactory.create: our body parser replaces Nest's, and logs wait for our logger. */
export const nestOptions = { bodyParser: false, bufferLogs: true } satisfies NestApplicationOptions;

/** Configures HTTP alike for main.ts and for tests: prefix, hooks, parsers, CORS, pipes and filters. Call it before `app.init()`. */
export function configureHttp(app: NestFastifyApplication, config: AppConfig): void {
  const log = app.get<Logger>(LOG);
  const instance = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const routes = new RouteTable();
  const em = app.get(EntityManager, { strict: false });
  const guard = app.get(AccessGuard, { strict: false });

  app.useLogger(new NestLogger(log));
  app.setGlobalPrefix('api/v1', {
    exclude: [
      ...UNVERSIONED.map((path) => ({ path, method: RequestMethod.GET })),
      ...PAGES.map((path) => ({ path, method: RequestMethod.ALL })),
    ],
  });
  instance.decorate('accessGuard', guard);
  instance.decorate('fingerprints', new Fingerprints(config.encryptionKey, config.previousEncryptionKeys));
  instance.decorate('sealedPhones', new SealedPhones(app.get(FieldEncryption)));
  instance.addHook('onRoute', (route) => {
    routes.add(route.method, route.url);
    limitBody(route);
    receiveUploads(route);
  });
  addRequestHooks(instance, {
    drain: app.get(Drain),
    em,
    guard,
    log: app.get<Logger>(REQUEST_LOG),
    metrics: app.get(Metrics),
    security: securityHeaders(config.publicUrl),
    visits: app.get(Visits),
  });
  acceptBodies(instance);
  acceptUploads(instance);
  allowOrigins(app, config.corsOrigins);
  const standby = standbyOf(config);
  if (standby) app.useGlobalInterceptors(new StandbyReads(standby, app.get(LastChanges, { strict: false })));
  app.useGlobalPipes(new ValidationPipe());
  app.useGlobalFilters(new ProblemFilter(log, routes, em));
}

function allowOrigins(app: NestFastifyApplication, origins: readonly string[]): void {
  if (origins.length === 0) return;
  app.enableCors({
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: [
      'authorization',
      'content-type',
      'idempotency-key',
      'if-match',
      'if-none-match',
      'x-request-id',
    ],
    exposedHeaders: [
      'etag',
      'location',
      'idempotency-replayed',
      'x-request-id',
      'retry-after',
      'ratelimit-policy',
      'ratelimit-limit',
      'ratelimit-remaining',
      'ratelimit-reset',
    ],
    maxAge: 600,
  });
}
