import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppConfig } from '../config/config.js';
import { Drain } from '../health/drain.js';
import { JobRunner } from '../jobs/job-runner.js';
import { finishedWithin } from './shutdown.js';

const IDLE_CHECK_MS = 50;
const CUT_MS = 1_000;

type Times = Pick<AppConfig, 'shutdownPauseSeconds' | 'shutdownSeconds'>;

/**
 * Takes an instance out of service without losing a request. First it reports itself as not ready, closes each connection after its answer,
 * and goes on serving, because a load balancer needs time to notice. Then it accepts no new connections, lets running requests finish
 * within the time limit, and cuts the rest.
 */
export async function drain(app: NestFastifyApplication, times: Times, hurry: AbortSignal): Promise<void> {
  const draining = app.get(Drain);
  draining.begin();
  await pause(times.shutdownPauseSeconds, hurry);
  const server = app.getHttpServer();
  const closing = close(app);
  // close() ends connections that are idle now; others become idle later, or were opened and never used.
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

/** Waits for requests first, because closing the application would take away what they use. */
async function close(app: NestFastifyApplication): Promise<void> {
  const served = new Promise((resolve) => app.getHttpServer().close(resolve));
  await Promise.all([served, app.get(JobRunner).stop()]);
  await app.close();
}
