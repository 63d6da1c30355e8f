import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  access,
  chmod,
  chown,
  constants,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  statfs,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { connectTo } from '../../src/platform/postgres/client.js';
import { prepareBinaries } from '../../src/platform/embedded-postgres/binaries.js';
import type { Cluster } from '../../src/platform/embedded-postgres/cluster.js';
import {
  createCluster,
  dataFolderOf,
  logFileOf,
  makeServerFolder,
  startCluster,
  SUPERUSER,
} from '../../src/platform/embedded-postgres/cluster.js';
import { findPostmaster, isAlive, stopPostmaster } from '../../src/platform/embedded-postgres/postmaster.js';
import { closedTo, serverAccount } from '../../src/platform/embedded-postgres/server-account.js';

/** The PostgreSQL of one test run. */
export interface TestServer {
  /** Connection of a role that may create roles and databases. */
  readonly adminUrl: string;
  /** What the server has written to its log so far. */
  log(): Promise<string>;
  stop(): Promise<void>;
}

const PASSWORD = 'test';
const MEMORY = '/dev/shm';
const MEMORY_WANTED = 2 * 1024 ** 3;
/** Where a copy of what this run's server held at first lies: other servers of the run begin with a copy of it. */
const MADE_VARIABLE = 'BINDERY_TEST_MADE';
const FOLDER = /^bindery-test-(\d+)-/;

/** What is lost when the machine dies does not matter here, so nothing waits for the disk. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  shared_buffers: '64MB',
  max_wal_size: '128MB',
  // Otherwise parallel queries share memory in /dev/shm, of which a container may have 64 MB.
  dynamic_shared_memory_type: 'mmap',
  // Each connection of a test would spend half a millisecond on its password.
  scram_iterations: '1',
};

/** TEST_DATABASE_URL when given, else an embedded server in a temporary folder. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { adminUrl: given, log: () => Promise.resolve(''), stop: () => Promise.resolve() };
  return startServer({}, async (cluster) => {
    await createCluster(cluster, PASSWORD, false);
    return {};
  });
}

/** Other servers of the run begin with a copy of what this one holds now: roles, and databases that are migrated. */
export async function keepCopyOf({ adminUrl }: TestServer): Promise<void> {
  if (process.env['TEST_DATABASE_URL']) return;
  const client = await connectTo(adminUrl);
  const { rows } = await client.query<{ folder: string }>(
    `select current_setting('data_directory') as folder`,
  );
  await client.end();
  const made = join(dirname(rows[0]?.folder ?? ''), 'made');
  await writeFiles(made, await copyRunning(adminUrl, made), await serverAccount());
  process.env[MADE_VARIABLE] = made;
}

/** Whether servers of the run begin with such a copy. */
export const beginWithCopy = (): boolean => process.env[MADE_VARIABLE] !== undefined;

/** An embedded server with settings of its own; the files are for it alone and lie in its folder of settings. */
export function startOwnServer(
  settings: Readonly<Record<string, string>> = {},
  ownFiles: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  return startServer(settings, async (cluster) => {
    const made = process.env[MADE_VARIABLE];
    if (made !== undefined) await copyFolder(made, dataFolderOf(cluster));
    else await createCluster(cluster, PASSWORD, false);
    return ownFiles;
  });
}

/** As it is, with owners and rights. */
const copyFolder = (from: string, to: string): Promise<unknown> =>
  promisify(execFile)('cp', ['-a', from, to]);

/** A server that follows another one over the wire, as a standby does. */
export function startStandbyOf({ adminUrl }: TestServer): Promise<TestServer> {
  const { port } = new URL(adminUrl);
  const upstream = `host=127.0.0.1 port=${port} user=${SUPERUSER} password=${PASSWORD}`;
  const settings = { primary_conninfo: upstream, hot_standby: 'on', hot_standby_feedback: 'on' };
  return startServer(settings, async (cluster) => ({
    'standby.signal': '',
    ...(await copyRunning(adminUrl, dataFolderOf(cluster))),
  }));
}

type Files = Readonly<Record<string, string>>;

/**
 * Copies what a server holds while it runs, and tells what else belongs there. The packages have no pg_basebackup: what that does, a backup in the
 * server's own words and a copy of the folder do as well (PostgreSQL manual, "Making a Base Backup Using the Low Level API").
 */
async function copyRunning(adminUrl: string, to: string): Promise<Files> {
  const client = await connectTo(adminUrl);
  try {
    const { rows } = await client.query<{ folder: string }>(
      `select pg_backup_start('copy', true), current_setting('data_directory') as folder`,
    );
    const folder = rows[0]?.folder ?? '';
    await copyFolder(folder, to);
    const stopped = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    // Where the backup ends stands in the log.
    await copyFolder(`${folder}/pg_wal/.`, join(to, 'pg_wal'));
    await rm(join(to, 'postmaster.pid'));
    return { backup_label: stopped.rows[0]?.labelfile ?? '' };
  } finally {
    await client.end();
  }
}

async function startServer(
  settings: Readonly<Record<string, string>>,
  /** Makes the data folder, and tells what else belongs in it. */
  create: (cluster: Cluster) => Promise<Files>,
): Promise<TestServer> {
  const account = await serverAccount();
  const programs = await makeFolder(await temporaryFolder());
  const files = await makeFolder((await memoryFolder()) ?? (await temporaryFolder()));
  try {
    const cluster = {
      binaries: await prepareBinaries(account, programs),
      account,
      folder: serverFolder(files),
    };
    await makeServerFolder(cluster);
    await writeFiles(dataFolderOf(cluster), await create(cluster), account);
    const { pid, port } = await startCluster(cluster, {
      detached: true,
      settings: { ...SETTINGS, ...settings },
    });
    const stop = stopWhenWeEnd(pid, dataFolderOf(cluster), [files, programs]);
    return {
      adminUrl: `postgresql://${SUPERUSER}:${PASSWORD}@127.0.0.1:${port}/postgres`,
      log: () => readFile(logFileOf(cluster), 'utf8'),
      stop,
    };
  } catch (error) {
    await removeServer(files);
    await removeServer(programs);
    throw error;
  }
}

async function writeFiles(
  folder: string,
  files: Files,
  account: Awaited<ReturnType<typeof serverAccount>>,
): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await writeFile(path, content, { mode: 0o600 });
    if (account) await chown(path, account.uid, account.gid);
  }
}

const serverFolder = (folder: string): string => join(folder, 'server');

async function makeFolder(parent: string): Promise<string> {
  const folder = await mkdtemp(join(parent, `bindery-test-${process.pid}-`));
  await chmod(folder, 0o711);
  return folder;
}

/** Files in memory clone a database in 25 ms that takes 350 on a disk; a container's 64 MB would not do. */
async function memoryFolder(): Promise<string | null> {
  const space = await statfs(MEMORY).catch(() => null);
  const roomy =
    space !== null && space.bavail * space.bsize > MEMORY_WANTED && process.availableMemory() > MEMORY_WANTED;
  return roomy ? MEMORY : null;
}

/** Reachable by the account the server runs under: a root user's TMPDIR need not be. */
export async function temporaryFolder(): Promise<string> {
  const account = await serverAccount();
  for (const folder of [tmpdir(), '/tmp', '/var/tmp']) {
    const writable = await access(folder, constants.W_OK).then(
      () => true,
      () => false,
    );
    if (writable && (!account || !(await closedTo(account, folder)))) return folder;
  }
  throw new Error('No temporary folder that PostgreSQL can reach; set TMPDIR');
}

/**
 * A shell that waits on a pipe from this process and then ends the server and removes its folders: also when the run is
 * interrupted or killed, which Jest's teardown does not survive.
 */
function stopWhenWeEnd(pid: number, dataFolder: string, folders: readonly string[]): () => Promise<void> {
  const script = `
    cat > /dev/null
    pid=$1 data=$2
    shift 2
    serves() { [ "$(readlink "/proc/$pid/cwd")" = "$data" ]; }
    serves && kill -QUIT "$pid"
    tries=0
    while serves && [ $tries -lt 100 ]; do sleep 0.05; tries=$((tries + 1)); done
    rm -rf "$@"`;
  const guard = spawn('/bin/sh', ['-c', script, 'guard', String(pid), dataFolder, ...folders], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  return async () => {
    const ended = once(guard, 'exit');
    guard.ref();
    guard.stdin.end();
    await ended;
  };
}

/** Servers of runs that died together with their guard, as in a container that was stopped. */
export async function clearDeadServers(): Promise<void> {
  for (const root of [MEMORY, await temporaryFolder()]) {
    for (const name of await readdir(root).catch(() => [])) {
      const pid = Number(FOLDER.exec(name)?.[1] ?? 0);
      const folder = join(root, name);
      const ours = pid > 0 && (await stat(folder).catch(() => null))?.uid === process.getuid?.();
      if (ours && !(await isAlive(pid))) await removeServer(folder);
    }
  }
}

async function removeServer(folder: string): Promise<void> {
  const dataFolder = dataFolderOf({ folder: serverFolder(folder) });
  const server = await findPostmaster(dataFolder);
  if (server) await stopPostmaster(dataFolder, server.pid, true);
  await rm(folder, { recursive: true, force: true });
}
