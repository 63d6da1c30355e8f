import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Drain } from '../health/drain.js';
import { finishedWithin } from './shutdown.js';

const IDLE_CHECK_MS = 50;
const CUT_MS = 1_000;

/** Tells load balancers first, takes no new requests, lets those under way finish within the time there is, then cuts what is left. */
export async function drain(app: NestFastifyApplication, seconds: number, hurry: AbortSignal): Promise<void> {
  const server = app.getHttpServer();
  app.get(Drain).begin();
  const closing = app.close();
  // Closing ends the connections that are idle now; one that has just got its answer would be kept alive for a minute.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  try {
    if (await finishedWithin(closing, seconds * 1000, hurry)) return;
    server.closeAllConnections();
    await finishedWithin(closing, CUT_MS, hurry);
  } finally {
    clearInterval(idle);
  }
}
