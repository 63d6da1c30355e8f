import { fork } from 'node:child_process';
import { endChild } from './children.js';
import { LOAD_CONNECTIONS } from './side.js';

export interface LoadRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  readonly token: string;
  readonly ifMatch?: string;
}

/** Sends each request once, in this order, as soon as a connection is free. */
export interface LoadOrder {
  readonly url: string;
  readonly connections: number;
  readonly requests: readonly LoadRequest[];
}

export interface LoadResult {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

export type LoadAnswer = { readonly result: LoadResult } | { readonly failure: string };

/** The clients, in a process of their own, so that neither side nor the orchestration shares a thread with them. */
export class Load {
  private readonly child = fork(new URL('load-process.ts', import.meta.url), {
    execArgv: ['--import', new URL('../../scripts/typescript.mjs', import.meta.url).href],
  });

  run(url: string, requests: readonly LoadRequest[]): Promise<LoadResult> {
    const { child } = this;
    return new Promise((resolve, reject) => {
      const lost = (): void => reject(new Error('The load process ended'));
      child.once('exit', lost);
      child.once('message', (answer: LoadAnswer) => {
        child.off('exit', lost);
        if ('result' in answer) resolve(answer.result);
        else reject(new Error(answer.failure));
      });
      child.send({ url, connections: LOAD_CONNECTIONS, requests } satisfies LoadOrder);
    });
  }

  stop(): Promise<void> {
    return endChild(this.child);
  }
}
