import { fork } from 'node:child_process';
import { once } from 'node:events';
import { endChild } from './children.js';
import type { PoolOrder } from './peer/serve.js';
import type { Sample } from './sample.js';
import type { Side } from './side.js';

export interface PeerOrder extends PoolOrder {
  readonly sample: Sample;
  readonly agentIds: readonly string[];
}

/** Starts the server of bench/http/peer in a process of its own. */
export function startPeer(order: PeerOrder): Promise<Side> {
  return forkPeer(new URL('peer/server.ts', import.meta.url), { ...order });
}

export async function forkPeer(
  server: URL,
  order: { readonly isExpert: boolean } & Readonly<Record<string, unknown>>,
): Promise<Side> {
  const child = fork(server, {
    execArgv: ['--import', new URL('../../scripts/typescript.mjs', import.meta.url).href],
    env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
  });
  child.send(order);
  const message = once(child, 'message').then(([url]: string[]) => url);
  const url = await Promise.race([message, once(child, 'exit').then(() => undefined)]);
  if (url === undefined) throw new Error('The peer did not start');
  return {
    name: order.isExpert ? 'expert' : 'by hand',
    url,
    pid: child.pid ?? 0,
    stop: () => endChild(child),
  };
}
