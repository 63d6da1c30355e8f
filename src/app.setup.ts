import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { DestinationStream } from 'pino';
import { AppModule } from './app.module.js';
import { mountAuthorizationServer } from './modules/identity/index.js';
import type { AppConfig } from './platform/config/config.js';
import { configureHttp, nestOptions } from './platform/http/configure-http.js';
import { fastifyOptions } from './platform/http/fastify-options.js';
import { serveOpenApi } from './platform/http/openapi/serve.js';

/** The whole application, initialized and not yet listening: the same in main.ts, on the command line and in tests. */
export async function createApp(
  config: AppConfig,
  logDestination?: DestinationStream,
): Promise<NestFastifyApplication> {
  const app = await composeApp(config, logDestination);
  await app.init();
  return app;
}

/** Puts all rooms and conventions together without touching the database: enough to describe the API. */
export async function composeApp(
  config: AppConfig,
  logDestination?: DestinationStream,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.for({ config, ...(logDestination && { logDestination }) }),
    new FastifyAdapter(fastifyOptions(config)),
    { ...nestOptions, abortOnError: false },
  );
  configureHttp(app, config);
  mountAuthorizationServer(app);
  serveOpenApi(app);
  return app;
}
