import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { prepareDatabase } from './database/prepare-database.js';
import { type AppConfig, loadConfig } from './platform/config/config.js';
import type { DevelopmentDatabase } from './platform/embedded-postgres/development-database.js';
import { banner } from './platform/start/banner.js';
import { describeFault } from './platform/start/describe-fault.js';
import { drain } from './platform/start/drain.js';
import { Shutdown } from './platform/start/shutdown.js';
import { usablePort } from './platform/start/usable-port.js';

/** Leaves PostgreSQL its time within the five seconds after which nothing of a development server runs. */
const DEVELOPMENT_DRAIN_SECONDS = 3;

const HOW_TO_SIGN_IN = 'Sign in with Authorize in Swagger.';

const shutdown = new Shutdown();
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const warn = (text: string): void => void process.stderr.write(`${text}\n`);

async function start(): Promise<void> {
  const development = await developmentDatabase();
  const config = await configure(development);
  await prepareDatabase(config, (text) => warn(`Warning: ${text}`));

  const times = development
    ? {
        shutdownPauseSeconds: 0,
        shutdownSeconds: Math.min(DEVELOPMENT_DRAIN_SECONDS, config.shutdownSeconds),
      }
    : config;
  // Imported late: until here a start may be refused, and whoever waits to be told why needs no application for it.
  const { createApp } = await import('./app.setup.js');
  const app = await shutdown.own(createApp(config), (opened, hurry) => drain(opened, times, hurry));
  const signIn = config.demo ? await seedDemo(app, config) : await adviceForFirstAdmin(app);
  await app.listen(config.port, config.host);
  await development?.announce(config.publicUrl);
  say(banner(config.publicUrl, signIn));
}

/** The embedded PostgreSQL, unless DATABASE_URL names a server or the configuration has to. */
async function developmentDatabase(): Promise<DevelopmentDatabase | null> {
  if (process.env['DATABASE_URL'] || process.env['NODE_ENV'] === 'production') return null;
  const { startDevelopmentDatabase } = await import('./platform/embedded-postgres/development-database.js');
  const database = await shutdown.own(startDevelopmentDatabase(), (opened, hurry) =>
    opened.stop(hurry.aborted),
  );
  const giveUp = (reason: string): void => {
    warn(reason);
    void shutdown.end(1);
  };
  database.guard({ tell: warn, giveUp });
  return database;
}

async function configure(development: DevelopmentDatabase | null): Promise<AppConfig> {
  const environment = { ...process.env, ...development?.environment, ...(development && { DEMO: 'true' }) };
  const config = loadConfig(environment);
  const port = await usablePort(config.host, config.port, !process.env['PORT']);
  if (port === config.port) return config;
  if (config.port !== 0) warn(`Port ${config.port} is taken by another program: using ${port}.`);
  return loadConfig({ ...environment, PORT: String(port) });
}

async function seedDemo(app: NestFastifyApplication, { secondFactorRoles }: AppConfig): Promise<string> {
  const { DEMO_CLIENT, demoUsers, seed } = await import('./database/seed/index.js');
  await seed(app);
  const lines = demoUsers.map((user) => `${user.email} / ${user.password} (${user.role})`);
  const factors = secondFactorRoles.length === 0 ? ', by password alone (SECOND_FACTOR_ROLES)' : '';
  const client = `${DEMO_CLIENT.clientId} / ${DEMO_CLIENT.secret} (client credentials, ${DEMO_CLIENT.role})`;
  return `${HOW_TO_SIGN_IN} The accounts of the demo${factors}:\n    ${[...lines, client].join('\n    ')}`;
}

async function adviceForFirstAdmin(app: NestFastifyApplication): Promise<string> {
  const { Identity } = await import('./modules/identity/index.js');
  return (await app.get(Identity, { strict: false }).hasAdministrator())
    ? HOW_TO_SIGN_IN
    : 'There is no administrator yet. Make the first one with: npm run cli -- users:create';
}

shutdown.listen(() => say('Stopping: requests under way may finish …'));
try {
  await start();
} catch (error) {
  if (!shutdown.inProgress) {
    warn(describeFault(error));
    await shutdown.end(1);
  }
}
