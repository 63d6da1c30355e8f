import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from '../../scripts/build.mjs';
import { commandLine } from '../../src/cli/command-line.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A command as somebody types it, `npm run cli -- jobs:list`, with these settings and none of a .env file or of the run of the tests. */
export async function typed(
  settings: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<Ended> {
  // Otherwise the first one would say that it is building.
  await ensureBuilt();
  const { PATH = '', HOME = '/' } = process.env;
  const none = { DATABASE_URL: '', DATABASE_MIGRATION_URL: '' };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(PROJECT_ROOT, 'scripts', 'run.mjs'), 'cli', ...args],
      { cwd: PROJECT_ROOT, env: { PATH, HOME, NODE_ENV: 'test', ...none, ...settings } },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

/** The same line in this process, where a test is about what it does: a process of its own takes longer to start than most commands take. */
export async function told(
  settings: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<Ended> {
  const { log, warn, error } = console;
  const said = { out: '', err: '' };
  const into = (stream: keyof typeof said) => (text: unknown) => void (said[stream] += `${String(text)}\n`);
  Object.assign(console, { log: into('out'), warn: into('err'), error: into('err') });
  try {
    return { code: await commandLine(args, { NODE_ENV: 'test', ...settings }), ...said };
  } finally {
    Object.assign(console, { log, warn, error });
  }
}
