import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppConfig } from '../config/config.js';
import { Drain } from '../health/drain.js';
import { JobRunner } from '../jobs/job-runner.js';
import { finishedWithin } from './shutdown.js';

const IDLE_CHECK_MS = 50;
const CUT_MS = 1_000;

type Times = Pick<AppConfig, 'shutdownPauseSeconds' | 'shutdownSeconds'>;

/**
 * Takes an instance out of service without losing a request. First it only says that it is not ready, and that each
 * connection ends with its answer, and serves on: a balancer needs a while to notice, and until then sends requests as
 * before. Then it takes no new connections, lets requests under way finish within the time there is, and cuts what is left.
 */
export async function drain(app: NestFastifyApplication, times: Times, hurry: AbortSignal): Promise<void> {
  const draining = app.get(Drain);
  draining.begin();
  await pause(times.shutdownPauseSeconds, hurry);
  const server = app.getHttpServer();
  const closing = close(app);
  // Closing ends the connections that are idle now; others become idle, or were opened and say nothing.
  const idle = setInterval(() => {
    server.closeIdleConnections();
    draining.cutAnswered();
  }, IDLE_CHECK_MS);
  try {
    if (await finishedWithin(closing, times.shutdownSeconds * 1000, hurry)) return;
    server.closeAllConnections();
    await finishedWithin(closing, CUT_MS, hurry);
  } finally {
    clearInterval(idle);
  }
}

async function pause(seconds: number, hurry: AbortSignal): Promise<void> {
  await finishedWithin(new Promise(() => undefined), seconds * 1000, hurry);
}

/** Requests first: what they need must not be closed while they run. */
async function close(app: NestFastifyApplication): Promise<void> {
  const served = new Promise((resolve) => app.getHttpServer().close(resolve));
  await Promise.all([served, app.get(JobRunner).stop()]);
  await app.close();
}
