import { readFile, readlink, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A PostgreSQL server process that serves a data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

const POLL_MS = 20;
const FAST_MS = 3_000;
const IMMEDIATE_MS = 1_000;

/**
 * The server of a data folder, also one started by another process. The pid in postmaster.pid may belong to another process by now, so it
 * must be a `postgres` whose working folder is the data folder.
 */
export async function findPostmaster(dataFolder: string): Promise<Postmaster | null> {
  const lines = (await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !(await serves(pid, dataFolder))) return null;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

async function serves(pid: number, dataFolder: string): Promise<boolean> {
  try {
    const [program, folder] = await Promise.all([readlink(`/proc/${pid}/exe`), readlink(`/proc/${pid}/cwd`)]);
    const name = basename(program.replace(/ \(deleted\)$/, ''));
    return name === 'postgres' && folder === (await realpath(dataFolder));
  } catch {
    return false;
  }
}

/** Stops a server in fast mode (open transactions are rolled back), and then by harder signals. Resolves when it has ended. */
export async function stopPostmaster(dataFolder: string, pid: number, hurry = false): Promise<void> {
  const steps: readonly (readonly [NodeJS.Signals, number])[] = [
    ['SIGINT', hurry ? IMMEDIATE_MS : FAST_MS],
    ['SIGQUIT', IMMEDIATE_MS],
    ['SIGKILL', IMMEDIATE_MS],
  ];
  for (const [signal, patience] of steps) {
    if (!(await serves(pid, dataFolder))) return;
    process.kill(pid, signal);
    if (await gone(pid, patience)) return;
  }
}

async function gone(pid: number, patience: number): Promise<boolean> {
  for (const until = Date.now() + patience; Date.now() < until;) {
    if (!(await isAlive(pid))) return true;
    await delay(POLL_MS);
  }
  return false;
}

/** Whether a process is alive; a zombie is not, because in a container the first process may never reap it. */
export async function isAlive(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
  return state !== '' && state !== 'Z' && state !== 'X';
}
