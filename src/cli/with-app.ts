import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext } from '@nestjs/common';
import { AppConfig, loadConfig } from '../platform/config/config.js';
import { DomainError } from '../shared/errors.js';
import { assertMigrated } from './assert-migrated.js';

/**
 * Runs a command in all rooms of the application, so that the same rules hold as over HTTP; but no jobs start for it. A refusal is
 * printed with what is wrong where, and the exit code is 1.
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
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { detail, errors = [] } = error.details;
    console.error(
      [error.title, ...(detail === undefined ? [] : [detail]), ...errors.map(explain)].join('\n'),
    );
    return 1;
  } finally {
    await app.close();
  }
}

function explain({ pointer, detail }: { readonly pointer: string; readonly detail: string }): string {
  return `  ${pointer.replace('/', '')} ${detail}`;
}
