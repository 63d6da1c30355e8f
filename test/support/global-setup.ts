import '../../scripts/typescript.mjs';
import type * as TestRunModule from './test-run.js';
import type * as TestServerModule from './test-server.js';

/** One PostgreSQL and one migrated template database for all test files of the run. */
export default async function globalSetup(): Promise<void> {
  // Jest compiles this file only; what it imports goes through the hooks of typescript.mjs, hence not imported above.
  const { clearDeadServers, keepCopyOf, startTestServer } =
    (await import('./test-server.js')) as typeof TestServerModule;
  const { closeTestRun, openTestRun, RUN_VARIABLE } = (await import('./test-run.js')) as typeof TestRunModule;
  await clearDeadServers();
  const server = await startTestServer();
  try {
    const { run, client } = await openTestRun(server.adminUrl);
    process.env[RUN_VARIABLE] = JSON.stringify(run);
    await keepCopyOf(server);
    globalThis.closeTestServer = async () => {
      await closeTestRun(run, client);
      await server.stop();
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

declare global {
  var closeTestServer: (() => Promise<void>) | undefined;
}
