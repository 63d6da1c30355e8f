import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext } from '@nestjs/common';
import { AppConfig, loadConfig } from '../platform/config/config.js';
import { assertMigrated } from './assert-migrated.js';

/** Runs a command with the whole application, so that the same rules apply as over HTTP, but no jobs start. Refusals are thrown. */
export async function withApp(
  environment: NodeJS.ProcessEnv,
  work: (app: INestApplicationContext) => Promise<void>,
): Promise<number> {
  const config = loadConfig(environment);
  await assertMigrated(config.databaseUrl);
  const { createRooms } = await import('../app.setup.js');
  const app = await createRooms(new AppConfig({ ...config, jobsEnabled: false, logLevel: 'warn' }));
  try {
    // In an ORM context as in a request, because queries use the context's EntityManager.
    await RequestContext.create(app.get(EntityManager), () => work(app));
    return 0;
  } finally {
    await app.close();
  }
}
