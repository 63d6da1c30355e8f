import { validated } from '../platform/http/validation.pipe.js';
import { SYSTEM_ACTOR } from '../shared/actor.js';
import type { JobResponse, JobRunResponse } from '../modules/jobs/index.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';
import { given, readOptions } from './options.js';
import { withApp } from './with-app.js';

const PAGE = 200;

/** Imported on use, because it loads the whole application. */
const room = () => import('../modules/jobs/index.js');

export const jobsList: Command = {
  summary: 'list scheduled jobs: when they run, how the last run went, and who has paused them',
  usage: '',
  async run(args, environment) {
    readOptions(args, []);
    const { JobsQueries } = await room();
    return withApp(environment, async (app) => {
      const { items } = await app.get(JobsQueries, { strict: false }).list({ limit: PAGE });
      for (const job of items) console.log(lineOf(job));
    });
  },
};

export const jobsHistory: Command = {
  summary: 'list the latest runs of a job, the newest first',
  usage: '<name> [--limit <n>] [--outcome running|succeeded|failed|abandoned]',
  async run([name, ...args], environment) {
    const job = jobNamed(name, 'jobs:history');
    const { limit = '20', outcome } = readOptions(args, ['limit', 'outcome']);
    const { JobsQueries, JobRunsQuery } = await room();
    return withApp(environment, async (app) => {
      const query = validated(JobRunsQuery, given({ limit: Number(limit), outcome }));
      const { items } = await app.get(JobsQueries, { strict: false }).runs(job, query);
      for (const run of items) console.log(`${runOf(run)}  ${JSON.stringify(run.detail)}`);
    });
  },
};

export const jobsRun: Command = {
  summary: 'run a job now, in this process, unless it runs anywhere or is paused',
  usage: '<name>',
  async run([name, ...args], environment) {
    const job = jobNamed(name, 'jobs:run');
    readOptions(args, []);
    const { RunJob } = await room();
    let hasFailed = false;
    const code = await withApp(environment, async (app) => {
      const reserved = await app.get(RunJob, { strict: false }).reserve(SYSTEM_ACTOR, job);
      const outcome = await reserved.begin();
      console.log(`${job}: ${outcome}`);
      hasFailed = outcome === 'failed';
    });
    return hasFailed ? 1 : code;
  },
};

export const jobsPause: Command = {
  summary: 'let a job run no more, on no instance, until it is resumed',
  usage: '<name> --reason <text>',
  async run([name, ...args], environment) {
    const job = jobNamed(name, 'jobs:pause');
    const options = readOptions(args, ['reason']);
    const { PauseJob, PauseJobRequest } = await room();
    return withApp(environment, async (app) => {
      const body = validated(PauseJobRequest, given(options));
      console.log(lineOf(await app.get(PauseJob, { strict: false }).pause(SYSTEM_ACTOR, job, 'any', body)));
    });
  },
};

export const jobsResume: Command = {
  summary: 'let a paused job run again; what it has missed is made up for',
  usage: '<name>',
  async run([name, ...args], environment) {
    const job = jobNamed(name, 'jobs:resume');
    readOptions(args, []);
    const { PauseJob } = await room();
    return withApp(environment, async (app) => {
      console.log(lineOf(await app.get(PauseJob, { strict: false }).resume(SYSTEM_ACTOR, job, 'any')));
    });
  },
};

function jobNamed(name: string | undefined, command: string): string {
  if (name === undefined || name.startsWith('-'))
    throw new UsageError(`${command} takes the name of one job`);
  return name;
}

function lineOf(job: JobResponse): string {
  const { id, schedule, cron, timeLimitSeconds, nextRunAt, lastRun, isOverdue, pausedAt, pausedBy } = job;
  const paused = `PAUSED since ${pausedAt} by ${pausedBy ?? 'the command line'}: ${job.pauseReason}`;
  return [
    id.padEnd(28),
    `${schedule}, as ${cron}`,
    `at most ${timeLimitSeconds} s`,
    pausedAt === null ? `next ${nextRunAt}${isOverdue ? ' (OVERDUE)' : ''}` : paused,
    lastRun ? `last ${runOf(lastRun)}` : 'has no run on record',
  ].join('  ');
}

function runOf({ startedAt, finishedAt, outcome, instance }: JobRunResponse): string {
  return `${startedAt} to ${finishedAt ?? 'now'}  ${outcome}  on ${instance}`;
}
