import { writeLongLedger } from './growth/long-ledger.js';
import type { Stage } from './growth/stage.js';
import { asItGrows, timesOf } from './growth/stage.js';
import { cpuTime } from './http/cpu-time.js';
import type { LoadRequest } from './http/load.js';
import { Load } from './http/load.js';
import { median } from './http/rounds.js';
import { Requests } from './http/world.js';

/** Whether making and binding a quote, and reading a long ledger, stay as fast while quotes and policies grow to a million. */
const REQUESTS = 400;
const WARM_UP = 100;
const LEDGER_ENTRIES = 200;
const READS = 60;

async function round(
  { database, bindery }: Stage,
  name: string,
  rows: number,
  work: readonly LoadRequest[],
): Promise<void> {
  const load = new Load();
  try {
    await load.run(bindery.url, work.slice(0, WARM_UP));
    await database.admin.query('checkpoint');
    const before = await cpuTime(bindery.pid, database.pid);
    const { perSecond, p50, p99 } = await load.run(bindery.url, work.slice(WARM_UP));
    const cpuMs = ((await cpuTime(bindery.pid, database.pid)) - before) / REQUESTS;
    console.log(
      `${String(rows).padStart(8)} ${name.padEnd(13)} ${cpuMs.toFixed(1).padStart(6)} CPU ms each, ` +
        `${perSecond.toFixed(0).padStart(5)} a second, p50 ${p50} ms, p99 ${p99} ms`,
    );
  } finally {
    await load.stop();
  }
}

await asItGrows(process.argv.slice(2), async (stage, rows) => {
  const requests = new Requests(stage.world);
  await requests.signIn();
  const began = new Date();
  await round(
    stage,
    'create-quote',
    rows,
    Array.from({ length: WARM_UP + REQUESTS }, () => requests.createQuote()),
  );
  const made = await stage.database.admin.query<{ id: string }>(
    `select id from quotes where created_at >= $1 and status = 'quoted' and quote_number like 'QUOT-%'`,
    [began],
  );
  await round(
    stage,
    'bind',
    rows,
    made.rows.map(({ id }) => requests.bind(id)),
  );

  const id = await writeLongLedger(stage.database.admin, stage.template, LEDGER_ENTRIES);
  const days = Array.from({ length: READS }, (_, n) =>
    new Date(Date.now() + n * 3 * 86_400_000).toISOString().slice(0, 10),
  );
  const reads = {
    'as of a day': days.map((day) => `/policies/${id}?effectiveOn=${day}`),
    'ledger page': days.map(() => `/policies/${id}/transactions`),
  };
  for (const [name, paths] of Object.entries(reads)) {
    const token = (await stage.world.agents[0]?.session.token()) ?? '';
    await timesOf(stage, token, paths.slice(0, READS / 3));
    const { database, bindery } = stage;
    const before = await cpuTime(bindery.pid, database.pid);
    const times = await timesOf(stage, token, paths);
    const cpuMs = ((await cpuTime(bindery.pid, database.pid)) - before) / READS;
    console.log(
      `${String(rows).padStart(8)} ${name.padEnd(13)} ${cpuMs.toFixed(1).padStart(6)} CPU ms each, median ` +
        `${median(times).toFixed(1)} ms, fastest ${Math.min(...times).toFixed(1)} ms, ledger of ${LEDGER_ENTRIES} entries`,
    );
  }
});
