import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findPostmaster, type Postmaster } from '../../src/platform/embedded-postgres/postmaster.js';
import { ensureBuilt } from '../../scripts/build.mjs';
import { endWithUs } from '../support/end-with-us.js';
import { temporaryFolder } from '../support/test-server.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';
import { PATIENCE_MS } from '../support/patience.js';

export type Variables = Readonly<Record<string, string>>;

/** A state folder of its own, so that tests leave the developer's database alone. A start does not have to wait for the build. */
export async function makeStateFolder(): Promise<string> {
  await ensureBuilt();
  const folder = await mkdtemp(join(await temporaryFolder(), 'bindery-start-'));
  await chmod(folder, 0o711);
  return folder;
}

export async function removeStateFolder(folder: string): Promise<void> {
  const left = await runningPostgres(folder);
  if (left) process.kill(left.pid, 'SIGQUIT');
  await rm(folder, { recursive: true, force: true, maxRetries: 20 });
}

export function runningPostgres(stateFolder: string): Promise<Postmaster | null> {
  return findPostmaster(join(stateFolder, 'server', 'data'));
}

export async function readJson(path: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
}

/** Of `npm start`. */
const FLAGS = ['--max-semi-space-size=16', '--no-parallel-scavenge'];

/** A real `npm start` without npm: a process group of its own and no terminal. */
export class StartedApp {
  output = '';
  exitCode: number | null | undefined;
  private readonly child;

  constructor(stateFolder: string, variables: Variables = {}, script: readonly string[] = ['main']) {
    const { PATH = '', HOME = '/' } = process.env;
    this.child = spawn(process.execPath, [...FLAGS, join(PROJECT_ROOT, 'scripts', 'run.mjs'), ...script], {
      cwd: PROJECT_ROOT,
      // No LANG and no DATABASE_URL, whatever the run of the tests has. An empty variable also hides a .env file's.
      env: {
        PATH,
        HOME,
        DATABASE_URL: '',
        BINDERY_STATE_DIR: stateFolder,
        LOG_LEVEL: 'warn',
        PORT: '0',
        ...variables,
      },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    endWithUs(this.child);
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    this.child.once('close', (code) => (this.exitCode = code));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** The address it prints once it serves. */
  async address(): Promise<string> {
    const found = await this.until(() => /Bindery runs at (\S+)/.exec(this.output)?.[1] ?? null);
    return found.replace('localhost', '127.0.0.1');
  }

  /** As the terminal does on Ctrl-C: the signal goes to the whole process group. */
  async interrupt(): Promise<number | null> {
    process.kill(-this.pid, 'SIGINT');
    return this.ended();
  }

  /** As an orchestrator does when it replaces an instance. */
  async terminate(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return this.ended();
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended();
  }

  async ended(): Promise<number | null> {
    await this.until(() => this.exitCode !== undefined || null);
    return this.exitCode ?? null;
  }

  /** Ends with the process; the limit is for one that hangs, and long enough for a machine that has other work. */
  async until<Value>(look: () => Value | null | Promise<Value | null>): Promise<Value> {
    for (const limit = Date.now() + PATIENCE_MS; Date.now() < limit; await delay(20)) {
      const value = await look();
      if (value !== null) return value;
      if (this.exitCode !== undefined && (await look()) === null) break;
    }
    throw new Error(
      `What the test waits for did not happen. Exit code ${this.exitCode}, output:\n${this.output}`,
    );
  }
}
