import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { startBindery } from '../http/bindery.js';
import { cpuTime } from '../http/cpu-time.js';
import type { BenchDatabase } from '../http/database.js';

const PER_SECOND = 2_000;

export interface SealingFigures {
  /** Rows a second, as they were written and as they were sealed. */
  readonly written: number;
  readonly sealed: number;
  /** Rows without a seal, each second. */
  readonly backlog: readonly number[];
  /** Shares of one core: the application with all of its jobs, and what PostgreSQL does more than with the writers alone. */
  readonly node: number;
  readonly postgres: number;
}

/** Rows come at 2,000 a second, first without the application and then beside it. */
export async function sealingBeside(database: BenchDatabase, seconds: number): Promise<SealingFigures> {
  const alone = await writing(database, async () => {
    const before = await cpuTime(0, database.pid);
    await delay(Math.ceil(seconds / 2) * 1_000);
    return ((await cpuTime(0, database.pid)) - before) / (Math.ceil(seconds / 2) * 1_000);
  });
  const bindery = await startBindery(database.environment, [], { JOBS_ENABLED: 'true' });
  try {
    // What the writers have left behind is sealed first.
    while ((await standing(database)).waiting > 0) await delay(200);
    const beside = await writing(database, async () => {
      await delay(2_000);
      const nodeMs = () => cpuTime(bindery.pid, 0);
      const [from, began] = [await standing(database), performance.now()];
      const [node, all] = [await nodeMs(), await cpuTime(bindery.pid, database.pid)];
      const backlog: number[] = [];
      for (let second = 0; second < seconds; second++) {
        await delay(1_000);
        backlog.push((await standing(database)).waiting);
      }
      const [until, took] = [await standing(database), performance.now() - began];
      const ofNode = ((await nodeMs()) - node) / took;
      return {
        written: Math.round(((until.drawn - from.drawn) * 1000) / took),
        sealed: Math.round(((until.sealed - from.sealed) * 1000) / took),
        backlog,
        node: ofNode,
        postgres: ((await cpuTime(bindery.pid, database.pid)) - all) / took - ofNode - alone,
      };
    });
    return beside;
  } finally {
    await bindery.stop();
  }
}

async function writing<T>(database: BenchDatabase, during: () => Promise<T>): Promise<T> {
  const child = fork(
    new URL('writers.ts', import.meta.url),
    [database.environment.DATABASE_URL, String(PER_SECOND)],
    { execArgv: ['--import', new URL('../../scripts/typescript.mjs', import.meta.url).href] },
  );
  try {
    await delay(1_000);
    return await during();
  } finally {
    const told = once(child, 'exit');
    child.send('enough');
    await told;
  }
}

interface Standing {
  readonly drawn: number;
  readonly sealed: number;
  readonly waiting: number;
}

export async function standing({ admin }: BenchDatabase): Promise<Standing> {
  const { rows } = await admin.query<{ drawn: string; sealed: string }>(
    `select coalesce((select last_value from pg_sequences where sequencename = 'audit_logs_seq'), 0) as drawn,
            coalesce((select max(to_seq) from audit_seals), 0) as sealed`,
  );
  const [drawn, sealed] = [Number(rows[0]?.drawn), Number(rows[0]?.sealed)];
  return { drawn, sealed, waiting: drawn - sealed };
}
