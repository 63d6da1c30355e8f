import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createApp } from '../src/app.setup.js';
import { loadConfig } from '../src/platform/config/config.js';
import { PROJECT_ROOT } from '../src/platform/project-root.js';
import { sealingBeside, standing } from './audit/sealing.js';
import type { Cost } from './audit/share.js';
import { shareOfTrail } from './audit/share.js';
import type { InsertFigures } from './audit/trail.js';
import { fillTrail, insertTimes } from './audit/trail.js';
import { viewTimes } from './audit/views.js';
import { runCli, startBindery } from './http/bindery.js';
import { cpuTime } from './http/cpu-time.js';
import { startDatabase } from './http/database.js';

/**
 * `npm run bench:audit`: what the trail adds to create-quote; sealing beside 2,000 rows a second; inserts, staff views, sealing and
 * verifying while the trail grows to ten million rows. See README.md.
 */
const isQuick = process.argv.includes('--quick');
const SIZES = sizes() ?? (isQuick ? [0, 100_000, 300_000] : [0, 1_000_000, 3_000_000, 10_000_000]);
const PAIRS = isQuick ? 20 : 60;
const SEALING_SECONDS = isQuick ? 15 : 60;
const only = process.argv
  .find((argument) => argument.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const asks = (part: string): boolean => only?.includes(part) ?? true;

const database = await startDatabase();
const figures: Record<string, unknown> = {};
try {
  for (const command of ['db:migrate', 'db:seed']) await runCli(database.environment, command);
  if (asks('share')) {
    const share = (figures['share'] = await shareOfTrail(database, PAIRS));
    const ms = ({ node, postgres }: Cost): string => `${node.toFixed(3)} + ${postgres.toFixed(3)}`;
    console.log(
      `create-quote, CPU ms of Node and PostgreSQL: ${ms(share.withTrail)} with the trail, ${ms(share.without)} without: ` +
        `${(share.added * 100).toFixed(1)} percent more`,
    );
  }
  if (asks('sealing')) {
    const sealing = (figures['sealing'] = await sealingBeside(database, SEALING_SECONDS));
    console.log(
      `sealing beside ${sealing.written} rows a second: ${sealing.sealed} sealed a second, backlog at most ${Math.max(...sealing.backlog)} ` +
        `and ${sealing.backlog.at(-1)} at the end; of a core, ${percent(sealing.node)} in Node with all jobs, ${percent(sealing.postgres)} in PostgreSQL`,
    );
  }
  if (asks('growth')) await grow();
  if (process.argv.includes('--json')) console.log(JSON.stringify(figures));
} finally {
  await database.stop();
}

async function grow(): Promise<void> {
  const config = loadConfig({
    ...database.environment,
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    JOBS_ENABLED: 'false',
  });
  const app = await createApp(config);
  const inserts: InsertFigures[] = [];
  try {
    await app.init();
    let present = 0;
    for (const rows of SIZES) {
      await fillTrail(database, present, rows, SIZES.at(-1) ?? rows);
      present = rows;
      const told = await insertTimes(database, app, rows);
      inserts.push(told);
      console.log(
        `${String(rows).padStart(9)} rows, ${told.megabytes} MB: a row of a request ${told.request.clock.toFixed(0)} µs, ` +
          `${told.request.cpu.toFixed(0)} CPU; of a change ${told.change.clock.toFixed(0)} µs, ${told.change.cpu.toFixed(0)} CPU of PostgreSQL`,
      );
    }
  } finally {
    await app.close();
  }
  figures['inserts'] = inserts;
  const bindery = await startBindery(database.environment);
  try {
    const views = (figures['views'] = await viewTimes(bindery.url, database.admin));
    for (const { by, median, slowest } of views)
      console.log(`${median.toFixed(1).padStart(8)} ms, slowest ${slowest.toFixed(1).padStart(7)}  ${by}`);
  } finally {
    await bindery.stop();
  }
  await sealAndVerify();
}

async function sealAndVerify(): Promise<void> {
  const sealer = await startBindery(database.environment, [], { JOBS_ENABLED: 'true' });
  try {
    const [from, began] = [await standing(database), performance.now()];
    for (let now = from; now.waiting > 0; now = await standing(database))
      await new Promise((resolve) => setTimeout(resolve, 250));
    const rate = Math.round((from.waiting * 1000) / (performance.now() - began));
    figures['sealedASecond'] = rate;
    console.log(`${from.waiting} rows sealed at ${rate} a second`);
  } finally {
    await sealer.stop();
  }
  const before = await cpuTime(0, database.pid);
  const verified = await told('audit:verify');
  figures['verifyPostgresMs'] = (await cpuTime(0, database.pid)) - before;
  figures['verifiedASecond'] = Number(/(\d+) rows a second/.exec(verified)?.[1]);
  console.log(
    `audit:verify: ${verified.trim().replaceAll('\n', '; ')}; ${String(figures['verifyPostgresMs'])} CPU ms of PostgreSQL`,
  );
  const away = await mkdtemp(join(tmpdir(), 'bindery-auditor-'));
  try {
    const file = join(away, 'export.ndjson');
    await told('audit:export', '--out', file);
    const began = performance.now();
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(PROJECT_ROOT, 'scripts', 'verify-audit-export.mjs'), file],
      { encoding: 'utf8' },
    );
    const seconds = (performance.now() - began) / 1000;
    if (status !== 0) throw new Error(stdout + stderr);
    const rate = Math.round(Number(/^(\d+) rows/m.exec(stdout)?.[1]) / seconds);
    figures['offlineASecond'] = rate;
    console.log(`offline: ${rate} rows a second, ${Math.round((await stat(file)).size / 1e6)} MB`);
  } finally {
    await rm(away, { recursive: true });
  }
}

/** What a command of the built command line prints. */
async function told(...command: readonly string[]): Promise<string> {
  const { PATH = '', HOME = '/' } = process.env;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(PROJECT_ROOT, 'dist', 'run', 'cli.js'), ...command],
    { env: { PATH, HOME, ...database.environment, LOG_LEVEL: 'warn' } },
  );
  return stdout;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} percent`;
}

function sizes(): readonly number[] | null {
  const at = process.argv.indexOf('--rows');
  return at < 0 ? null : (process.argv[at + 1] ?? '').split(',').map(Number);
}
