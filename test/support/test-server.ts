import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, constants, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareBinaries } from '../../src/platform/embedded-postgres/binaries.js';
import {
  createCluster,
  dataFolderOf,
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
  stop(): Promise<void>;
}

const PASSWORD = 'test';
const FOLDER = /^bindery-test-(\d+)-/;

/** What is lost when the machine dies does not matter here, so nothing waits for the disk. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  shared_buffers: '64MB',
};

/** TEST_DATABASE_URL when given, else an embedded server in a temporary folder. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { adminUrl: given, stop: () => Promise.resolve() };

  const account = await serverAccount();
  const folder = await mkdtemp(join(await temporaryFolder(), `bindery-test-${process.pid}-`));
  try {
    await chmod(folder, 0o711);
    const cluster = {
      binaries: await prepareBinaries(account, folder),
      account,
      folder: join(folder, 'server'),
    };
    await makeServerFolder(cluster);
    await createCluster(cluster, PASSWORD, false);
    const { pid, port } = await startCluster(cluster, { detached: true, settings: SETTINGS });
    const stop = stopWhenWeEnd(pid, folder, dataFolderOf(cluster));
    return { adminUrl: `postgresql://${SUPERUSER}:${PASSWORD}@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    await removeServer(folder);
    throw error;
  }
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
 * A shell that waits on a pipe from this process and then ends the server and removes its folder: also when the run is
 * interrupted or killed, which Jest's teardown does not survive.
 */
function stopWhenWeEnd(pid: number, folder: string, dataFolder: string): () => Promise<void> {
  const script = `
    cat > /dev/null
    serves() { [ "$(readlink "/proc/$1/cwd")" = "$3" ]; }
    serves "$@" && kill -QUIT "$1"
    tries=0
    while serves "$@" && [ $tries -lt 100 ]; do sleep 0.05; tries=$((tries + 1)); done
    rm -rf "$2"`;
  const guard = spawn('/bin/sh', ['-c', script, 'guard', String(pid), folder, dataFolder], {
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
  const root = await temporaryFolder();
  for (const name of await readdir(root)) {
    const pid = Number(FOLDER.exec(name)?.[1] ?? 0);
    const folder = join(root, name);
    const ours = pid > 0 && (await stat(folder).catch(() => null))?.uid === process.getuid?.();
    if (ours && !(await isAlive(pid))) await removeServer(folder);
  }
}

async function removeServer(folder: string): Promise<void> {
  const dataFolder = dataFolderOf({ folder: join(folder, 'server') });
  const server = await findPostmaster(dataFolder);
  if (server) await stopPostmaster(dataFolder, server.pid, true);
  await rm(folder, { recursive: true, force: true });
}
