import type { TestDatabase } from './database.js';
import { currentRun } from './database.js';
import {
  applicationOf,
  connect,
  createDatabase,
  openTestRun,
  ownerOf,
  templateOf,
  urlOf,
} from './test-run.js';
import type { TestServer } from './test-server.js';
import { beginWithCopy, startOwnServer } from './test-server.js';

/** A migrated database on a server of its own, for tests that look into the server or hurt it. */
export interface OwnDatabase extends TestDatabase {
  readonly server: TestServer;
  /** Connection of a superuser. */
  readonly adminUrl: string;
}

export async function startOwnDatabase(
  settings: Readonly<Record<string, string>> = {},
): Promise<OwnDatabase> {
  const server = await startOwnServer(settings);
  const { run, client } = beginWithCopy()
    ? await runOfCopy(server.adminUrl)
    : await openTestRun(server.adminUrl);
  const database = `${run.prefix}own`;
  await createDatabase(client, run, database, templateOf(run));
  const adminUrl = new URL(server.adminUrl);
  adminUrl.pathname = `/${database}`;
  return {
    server,
    adminUrl: adminUrl.href,
    url: urlOf(run, applicationOf(run), database),
    ownerUrl: urlOf(run, ownerOf(run), database),
    drop: async () => {
      await client.end();
      await server.stop();
    },
  };
}

/** The roles of the run and its migrated database, which the copy of its server holds. */
async function runOfCopy(adminUrl: string): ReturnType<typeof openTestRun> {
  const run = { ...currentRun(), adminUrl };
  return { run, client: await connect(adminUrl, run.prefix) };
}
