import { spawn } from 'node:child_process';
import { chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartFault } from '../start/start-fault.js';
import type { Binaries } from './binaries.js';
import { findPostmaster, type Postmaster } from './postmaster.js';
import type { ServerAccount } from './server-account.js';

/** The files of a server. `folder` belongs to the account that runs it, and is closed to others. */
export interface Cluster {
  readonly binaries: Binaries;
  readonly account: ServerAccount | null;
  readonly folder: string;
}

export interface StartOptions {
  /** Whether the server gets its own process group: it does not see Ctrl-C then, so requests finish while it still runs. */
  readonly detached: boolean;
  readonly settings: Readonly<Record<string, string>>;
  /** The port of a server that has died. The new one takes it over and appends to its log, which may tell the cause. */
  readonly again?: number;
}

export const SUPERUSER = 'bindery_root';
const START_MS = 20_000;
const POLL_MS = 25;
const PORT_ATTEMPTS = 5;

export const dataFolderOf = (cluster: Pick<Cluster, 'folder'>): string => join(cluster.folder, 'data');
export const logFileOf = (cluster: Pick<Cluster, 'folder'>): string => join(cluster.folder, 'postgres.log');

/** Creates the folder that only the server's account may enter. */
export async function makeServerFolder(cluster: Cluster): Promise<void> {
  await mkdir(cluster.folder, { recursive: true, mode: 0o700 });
  if (cluster.account) await chown(cluster.folder, cluster.account.uid, cluster.account.gid);
}

/** Created under a temporary name and renamed when complete; the next start deletes what a killed initdb has left. */
export async function createCluster(cluster: Cluster, password: string, durable: boolean): Promise<void> {
  const draft = join(cluster.folder, 'data.new');
  const passwordFile = join(cluster.folder, 'password.new');
  await rm(draft, { recursive: true, force: true });
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' });
  if (cluster.account) await chown(passwordFile, cluster.account.uid, cluster.account.gid);
  // The locale is explicit, because an unset LANG would give a SQL_ASCII cluster; the builtin provider sorts the same everywhere.
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const access = ['-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  try {
    await runToEnd(cluster, cluster.binaries.initdb, [
      '-D',
      draft,
      ...locale,
      ...access,
      ...(durable ? [] : ['--no-sync']),
    ]);
    await rename(draft, dataFolderOf(cluster));
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function runToEnd(cluster: Cluster, program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { ...processOptions(cluster), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => reject(cannotRun(program, cluster, error)));
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new StartFault(`The embedded PostgreSQL could not make its data folder:\n${output.trim()}`);
}

/** Starts the server on a free port of the loopback address and waits until it takes connections. */
export async function startCluster(cluster: Cluster, options: StartOptions): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    const started = await tryStart(cluster, options, options.again ?? (await freePort()));
    if (started) return started;
    const log = await readFile(logFileOf(cluster), 'utf8').catch(() => '');
    // Another process may have taken the port since it was found free.
    if (options.again === undefined && attempt < PORT_ATTEMPTS && log.includes('could not bind')) continue;
    throw new StartFault(
      `The embedded PostgreSQL did not start:\n${log.trim().split('\n').slice(-8).join('\n')}`,
    );
  }
}

async function tryStart(cluster: Cluster, options: StartOptions, port: number): Promise<Postmaster | null> {
  const dataFolder = dataFolderOf(cluster);
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Keeps refused rows, which may hold personal data, out of the log.
    log_error_verbosity: 'terse',
    ...options.settings,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = await open(logFileOf(cluster), options.again === undefined ? 'w' : 'a', 0o600);
  const child = spawn(cluster.binaries.postgres, ['-D', dataFolder, ...args], {
    ...processOptions(cluster),
    detached: options.detached,
    stdio: ['ignore', log.fd, log.fd],
  });
  let ended = false;
  let fault: Error | null = null;
  child.once('error', (error) => (fault = cannotRun(cluster.binaries.postgres, cluster, error)));
  child.once('exit', () => (ended = true));
  child.unref();
  await log.close();
  for (const until = Date.now() + START_MS; Date.now() < until && !ended; await delay(POLL_MS)) {
    if (fault) throw fault as Error;
    const found = await findPostmaster(dataFolder);
    if (found?.ready && found.pid === child.pid) return found;
  }
  if (!ended) child.kill('SIGQUIT');
  return null;
}

/** Runs the server without the caller's PG* variables, and in a folder that its account may enter. */
function processOptions(cluster: Cluster): {
  cwd: string;
  env: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
} {
  const environment = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  const identity = cluster.account ? { uid: cluster.account.uid, gid: cluster.account.gid } : {};
  return { cwd: cluster.folder, env: environment, ...identity };
}

function cannotRun(program: string, cluster: Cluster, error: Error): StartFault {
  const as = cluster.account ? ` as ${cluster.account.name}` : '';
  return new StartFault(
    `The embedded PostgreSQL cannot be run${as} (${error.message}).\n` +
      `Set BINDERY_STATE_DIR to a folder that account can reach, or DATABASE_URL to another server. Program: ${program}, ` +
      `in ${dirname(cluster.folder)}`,
  );
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
