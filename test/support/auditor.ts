import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';

/** What a script of an auditor has said about some files. */
export interface Told {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export type Auditor = (script: string, ...files: readonly string[]) => Promise<Told>;

/** As an auditor runs it: nothing but Node, the script and the files. */
export const asProcess: Auditor = (script, ...files) =>
  toldBy(
    spawn(process.execPath, [script, ...files], { env: {}, stdio: ['ignore', 'pipe', 'pipe'] }),
    'close',
  );

/** The same in a thread, which has nothing else either and takes half as long: for each of many files. */
export const asThread: Auditor = (script, ...files) =>
  toldBy(new Worker(script, { argv: [...files], env: {}, execArgv: [], stdout: true, stderr: true }), 'exit');

async function toldBy(
  running: NodeJS.EventEmitter & { readonly stdout: Readable; readonly stderr: Readable },
  end: 'close' | 'exit',
): Promise<Told> {
  const ended = once(running, end) as Promise<[number]>;
  const [[status], stdout, stderr] = await Promise.all([ended, text(running.stdout), text(running.stderr)]);
  return { status, stdout, stderr };
}
