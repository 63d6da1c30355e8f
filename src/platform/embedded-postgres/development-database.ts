import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartFault } from '../start/start-fault.js';
import { prepareBinaries } from './binaries.js';
import { createCluster, dataFolderOf, makeServerFolder, startCluster, type Cluster } from './cluster.js';
import { ServerGuard, type Guarded } from './guard.js';
import { takeLease, type Lease } from './lease.js';
import { findPostmaster, isAlive, stopPostmaster, type Postmaster } from './postmaster.js';
import { connectAsSuperuser, databaseEnvironment, provision, type DatabaseEnvironment } from './provision.js';
import { serverAccount } from './server-account.js';
import {
  makeSecrets,
  readHolder,
  readSecrets,
  removeHolder,
  writeHolder,
  type Holder,
  type Secrets,
} from './state-file.js';
import { openStateFolder } from './state-folder.js';

/** The PostgreSQL that runs when no DATABASE_URL names one. */
export interface DevelopmentDatabase {
  /** Includes the address of a running application, because tokens issued by commands name it as their issuer. */
  readonly environment: DatabaseEnvironment & { readonly PUBLIC_URL?: string };
  /** Tells other processes of this checkout where the application answers. */
  announce(address: string): Promise<void>;
  /** Restarts the server if it dies, within limits; for the application, because commands are short. */
  guard(guarded: Guarded): void;
  /** With `hurry`, the server gets one second instead of three to stop by itself. */
  stop(hurry?: boolean): Promise<void>;
}

const SETTINGS = { max_connections: '200' };
const POLL_MS = 100;
const ADOPTION_MS = 5_000;
const COMMAND_WAIT_MS = 60_000;

/** For the application: throws if it already runs from this checkout, and takes over a server that a killed one has left running. */
export async function startDevelopmentDatabase(): Promise<DevelopmentDatabase> {
  const account = await serverAccount();
  const folder = await openStateFolder(account);
  for (const until = Date.now() + COMMAND_WAIT_MS; ; await delay(POLL_MS)) {
    const lease = await takeLease(folder);
    if (lease) return open(folder, lease, 'server');
    const holder = await livingHolder(folder);
    if (holder?.purpose === 'server') throw new StartFault(alreadyRunning(holder));
    if (Date.now() > until)
      throw new StartFault(`A command of this checkout (pid ${holder?.pid}) still uses its database.`);
  }
}

/** For one command: uses the database of the running application, or runs it until `stop`. */
export async function attachDevelopmentDatabase(): Promise<DevelopmentDatabase> {
  const folder = await openStateFolder(await serverAccount());
  for (const until = Date.now() + COMMAND_WAIT_MS; Date.now() < until; await delay(POLL_MS)) {
    const lease = await takeLease(folder);
    if (lease) return open(folder, lease, 'command');
    const holder = await livingHolder(folder);
    const secrets = await readSecrets(folder);
    if (holder?.purpose === 'server' && holder.databasePort && secrets) {
      const nothing = (): Promise<void> => Promise.resolve();
      return {
        environment: {
          ...databaseEnvironment(holder.databasePort, secrets),
          ...(holder.address !== null && { PUBLIC_URL: holder.address }),
        },
        announce: nothing,
        guard: () => undefined,
        stop: nothing,
      };
    }
  }
  throw new StartFault('Another command of this checkout still uses its development database.');
}

function alreadyRunning(holder: Holder): string {
  const where = holder.address ? `runs at ${holder.address}` : 'is starting';
  return `Bindery already ${where} from this checkout (pid ${holder.pid}). Stop that one first.`;
}

async function livingHolder(folder: string): Promise<Holder | null> {
  const holder = await readHolder(folder);
  return holder && (await isAlive(holder.pid)) ? holder : null;
}

async function open(folder: string, lease: Lease, purpose: Holder['purpose']): Promise<DevelopmentDatabase> {
  let holder: Holder = { pid: process.pid, purpose, databasePid: null, databasePort: null, address: null };
  try {
    await writeHolder(folder, holder);
    const account = await serverAccount();
    const cluster: Cluster = {
      binaries: await prepareBinaries(account, folder),
      account,
      folder: join(folder, 'server'),
    };
    await makeServerFolder(cluster);
    const secrets = await prepareData(folder, cluster);
    const server = await runServer(cluster, secrets, purpose);
    const tell = (more: Partial<Holder>): Promise<void> =>
      writeHolder(folder, (holder = { ...holder, ...more }));
    await tell({ databasePid: server.pid, databasePort: server.port });
    const guard = new ServerGuard(cluster, server, SETTINGS, ({ pid }) => tell({ databasePid: pid }));
    return {
      environment: databaseEnvironment(server.port, secrets),
      announce: (address) => tell({ address }),
      guard: (guarded) => guard.watch(guarded),
      stop: async (hurry) => {
        await guard.stop();
        await stopPostmaster(dataFolderOf(cluster), guard.pid, hurry);
        await removeHolder(folder);
        await lease.release();
      },
    };
  } catch (error) {
    await removeHolder(folder);
    await lease.release();
    throw error;
  }
}

async function prepareData(folder: string, cluster: Cluster): Promise<Secrets> {
  const dataFolder = dataFolderOf(cluster);
  const major = cluster.binaries.version.split('.')[0];
  const existing = (await readFile(join(dataFolder, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  const secrets = await readSecrets(folder);
  if (existing === '') {
    const made = secrets ?? (await makeSecrets(folder));
    await createCluster(cluster, made.superuserPassword, true);
    return made;
  }
  const afresh = `Remove ${folder} to start with a new database, or set DATABASE_URL to another server.`;
  if (!secrets) throw new StartFault(`The passwords of the development database are gone. ${afresh}`);
  if (existing !== major) {
    throw new StartFault(
      `The development database is of PostgreSQL ${existing}, the installed server is ${major}. ${afresh}`,
    );
  }
  return secrets;
}

async function runServer(
  cluster: Cluster,
  secrets: Secrets,
  purpose: Holder['purpose'],
): Promise<Postmaster> {
  const server = (await adopt(cluster, secrets)) ?? (await startAfresh(cluster, purpose));
  const client = await connectAsSuperuser(server.port, secrets);
  try {
    if (!client) throw new StartFault('The embedded PostgreSQL started but does not take connections.');
    await provision(client, secrets);
    return server;
  } catch (error) {
    await stopPostmaster(dataFolderOf(cluster), server.pid, true);
    throw error;
  } finally {
    await client?.end().catch(() => undefined);
  }
}

/** The server left running by an application that was ended with `kill -9`, if it works; otherwise it is stopped. */
async function adopt(cluster: Cluster, secrets: Secrets): Promise<Postmaster | null> {
  const dataFolder = dataFolderOf(cluster);
  let orphan = await findPostmaster(dataFolder);
  if (!orphan) return null;
  for (
    const until = Date.now() + ADOPTION_MS;
    orphan && !orphan.ready && Date.now() < until;
    await delay(POLL_MS)
  ) {
    orphan = await findPostmaster(dataFolder);
  }
  const client = orphan?.ready ? await connectAsSuperuser(orphan.port, secrets) : null;
  await client?.end();
  if (client) return orphan;
  if (orphan) await stopPostmaster(dataFolder, orphan.pid, true);
  return null;
}

async function startAfresh(cluster: Cluster, purpose: Holder['purpose']): Promise<Postmaster> {
  const lockFile = join(dataFolderOf(cluster), 'postmaster.pid');
  const pid = Number((await readFile(lockFile, 'utf8').catch(() => '')).split('\n')[0]);
  // After a restart of the machine, the pid in the lock file may be another process of ours, which PostgreSQL would take for a server.
  if (pid > 0 && (await isAlive(pid)) && !(await findPostmaster(dataFolderOf(cluster)))) await rm(lockFile);
  return startCluster(cluster, { detached: purpose === 'server', settings: SETTINGS });
}
