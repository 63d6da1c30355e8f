import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { prepareBinaries } from '../../src/platform/embedded-postgres/binaries.js';
import {
  createCluster,
  dataFolderOf,
  makeServerFolder,
  startCluster,
} from '../../src/platform/embedded-postgres/cluster.js';
import { stopPostmaster } from '../../src/platform/embedded-postgres/postmaster.js';
import type { DatabaseEnvironment } from '../../src/platform/embedded-postgres/provision.js';
import {
  connectAsSuperuser,
  DATABASE,
  databaseEnvironment,
  provision,
} from '../../src/platform/embedded-postgres/provision.js';
import { serverAccount } from '../../src/platform/embedded-postgres/server-account.js';
import { makeSecrets } from '../../src/platform/embedded-postgres/state-file.js';
import { connect } from './connect.js';
import { makeDiskFolder } from './disk-folder.js';

/** The one PostgreSQL server, and the one database on it, that both sides write to. */
export interface BenchDatabase {
  readonly environment: DatabaseEnvironment;
  /** A superuser's connection, to look at what was written and to start every round after a checkpoint. */
  readonly admin: Client;
  readonly version: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Nothing but room for the connections is changed: fsync, synchronous_commit and full_page_writes stay on. */
const SETTINGS = { max_connections: '100' };
const DURABILITY = ['fsync', 'synchronous_commit', 'full_page_writes'];

export async function startDatabase(): Promise<BenchDatabase> {
  const account = await serverAccount();
  const folder = await makeDiskFolder();
  const cluster = {
    binaries: await prepareBinaries(account, folder),
    account,
    folder: join(folder, 'server'),
  };
  let pid = 0;
  let admin: Client | undefined;
  const stop = async (): Promise<void> => {
    await admin?.end();
    if (pid > 0) await stopPostmaster(dataFolderOf(cluster), pid);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const secrets = await makeSecrets(folder);
    await makeServerFolder(cluster);
    await createCluster(cluster, secrets.superuserPassword, true);
    const server = await startCluster(cluster, { detached: true, settings: SETTINGS });
    pid = server.pid;
    const setup = await connectAsSuperuser(server.port, secrets);
    if (!setup) throw new Error('The PostgreSQL of the benchmark takes no connections');
    await provision(setup, secrets);
    const superuser = new URL(`postgresql://127.0.0.1:${server.port}/${DATABASE}`);
    superuser.username = setup.user ?? '';
    superuser.password = secrets.superuserPassword;
    await setup.end();
    admin = await connect(superuser.href);
    await assertDurable(admin);
    const { rows } = await admin.query<{ server_version: string }>('show server_version');
    return {
      environment: databaseEnvironment(server.port, secrets),
      admin,
      version: rows[0]?.server_version ?? '',
      pid,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function assertDurable(admin: Client): Promise<void> {
  for (const setting of DURABILITY) {
    const { rows } = await admin.query<{ value: string }>('select current_setting($1) as value', [setting]);
    if (rows[0]?.value !== 'on')
      throw new Error(`${setting} is ${rows[0]?.value}, so the figures would flatter`);
  }
}
