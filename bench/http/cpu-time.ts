import { readFile, readdir } from 'node:fs/promises';

/** proc(5) counts in ticks, which Linux shows to programs as hundredths of a second whatever the kernel's own clock does. */
const TICK_MS = 10;

interface ProcessTimes {
  readonly parent: number;
  readonly cpuMs: number;
  /** Of the children that have ended: connections that were given up, vacuum workers. */
  readonly endedMs: number;
}

/** Null for a process that has ended. */
async function timesOf(pid: number): Promise<ProcessTimes | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  // The name, in parentheses, may hold anything; the fields after it begin with the third.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = (first: number): number => (Number(fields[first]) + Number(fields[first + 1])) * TICK_MS;
  return { parent: Number(fields[1]), cpuMs: ticks(11), endedMs: ticks(13) };
}

/**
 * CPU time spent so far by a server process and by PostgreSQL with all its backends. Unlike the time on the clock it hardly
 * depends on what else the machine does.
 */
export async function cpuTime(serverPid: number, postmasterPid: number): Promise<number> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const times = await Promise.all(pids.map(async (pid) => ({ pid, times: await timesOf(pid) })));
  const running = times
    .filter(({ pid, times: of }) => pid === serverPid || of?.parent === postmasterPid)
    .reduce((sum, { times: of }) => sum + (of?.cpuMs ?? 0), 0);
  const ended = times.find(({ pid }) => pid === postmasterPid)?.times?.endedMs ?? 0;
  return running + ended;
}
