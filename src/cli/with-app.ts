import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext } from '@nestjs/common';
import { AppConfig, loadConfig } from '../platform/config/config.js';
import { assertMigrated } from './assert-migrated.js';

/**
 * Runs a command in all rooms of the application, so that the same rules hold as over HTTP; but no jobs start for it. What is
 * refused is thrown on.
 */
export async function withApp(
  environment: NodeJS.ProcessEnv,
  work: (app: INestApplicationContext) => Promise<void>,
): Promise<number> {
  const config = loadConfig(environment);
  await assertMigrated(config.databaseUrl);
  const { createRooms } = await import('../app.setup.js');
  const app = await createRooms(new AppConfig({ ...config, jobsEnabled: false, logLevel: 'warn' }));
  try {
    // As within a request: queries read through the context of whoever asks.
    await RequestContext.create(app.get(EntityManager), () => work(app));
    return 0;
  } finally {
    await app.close();
  }
}
