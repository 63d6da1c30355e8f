import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { DatabaseEnvironment } from '../../src/platform/embedded-postgres/provision.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';
import { endChild, freePort } from './children.js';
import type { Side } from './side.js';
import { POOL_SIZE } from './side.js';

const START_MS = 30_000;
const POLL_MS = 5;

/** How `npm start` calls Node, so that memory is measured as it is in production. */
const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: { readonly start: string };
};
const NODE_FLAGS = scripts.start.match(/--\S+/g) ?? [];
const START_ENVIRONMENT = Object.fromEntries(
  scripts.start.match(/\b[A-Z_]+=\S+/g)?.map((setting) => setting.split('=')) ?? [],
);

/** As `npm start` runs it, or the single modules, of which a bench can replace one. */
export type Build = 'run' | 'src';

/** The application as it is built and deployed, in its own process; only its log lines go to /dev/null. */
export interface Bindery extends Side {
  /** From the start of the process to the first 200 of /health/ready. */
  readonly startedInMs: number;
}

export async function startBindery(
  database: DatabaseEnvironment,
  nodeArgs: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
  build: Build = 'run',
): Promise<Bindery> {
  const port = await freePort();
  const begin = performance.now();
  const child = spawn(
    process.execPath,
    [...NODE_FLAGS, ...nodeArgs, join(PROJECT_ROOT, 'dist', build, 'main.js')],
    {
      env: {
        ...START_ENVIRONMENT,
        ...environmentOf(database),
        NODE_ENV: 'production',
        PORT: String(port),
        HOST: '127.0.0.1',
        LOG_LEVEL: 'info',
        DATABASE_POOL_SIZE: String(POOL_SIZE),
        JOBS_ENABLED: 'false',
        // Nobody sits there who could give one.
        SECOND_FACTOR_ROLES: 'none',
        ...settings,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(url))) {
    if (child.exitCode !== null || performance.now() - begin > START_MS) {
      await endChild(child);
      throw new Error('The application did not become ready');
    }
    await delay(POLL_MS);
  }
  return {
    name: 'Bindery',
    url,
    pid: child.pid ?? 0,
    startedInMs: Math.round(performance.now() - begin),
    stop: () => endChild(child),
  };
}

/** A command of the built command line, such as `db:migrate`. */
export async function runCli(database: DatabaseEnvironment, ...command: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [join(PROJECT_ROOT, 'dist', 'run', 'cli.js'), ...command], {
    env: { ...environmentOf(database), LOG_LEVEL: 'warn' },
  });
}

/** Nothing of the caller's own environment, in which any setting of the application may stand. */
function environmentOf(database: DatabaseEnvironment): NodeJS.ProcessEnv {
  const { PATH = '', HOME = '/' } = process.env;
  return { PATH, HOME, ...database };
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health/ready`).catch(() => null);
  await answer?.arrayBuffer();
  return answer?.status === 200;
}
