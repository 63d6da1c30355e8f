import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { DestinationStream, Logger } from 'pino';
import { AppModule } from './app.module.js';
import { mountAuthorizationServer } from './modules/identity/index.js';
import type { AppConfig } from './platform/config/config.js';
import { configureHttp, nestOptions } from './platform/http/configure-http.js';
import { fastifyOptions } from './platform/http/fastify-options.js';
import { LOG } from './platform/logging/logger.js';
import { NestLogger } from './platform/logging/nest-logger.js';
import { serveOpenApi } from './platform/http/openapi/serve.js';

/** The whole application, initialized and not yet listening: the same in main.ts and in tests. */
export async function createApp(
  config: AppConfig,
  logDestination?: DestinationStream,
): Promise<NestFastifyApplication> {
  const app = await composeApp(config, logDestination);
  await app.init();
  return app;
}

/** All rooms, initialized, without routes: for a command, which serves nobody. Routes are half of what an application costs. */
export async function createRooms(config: AppConfig): Promise<INestApplicationContext> {
  const rooms = await NestFactory.createApplicationContext(AppModule.for({ config }), {
    bufferLogs: true,
    abortOnError: false,
  });
  rooms.useLogger(new NestLogger(rooms.get<Logger>(LOG)));
  return rooms;
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
