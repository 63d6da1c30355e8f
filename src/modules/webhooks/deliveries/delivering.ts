import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Loop } from '../../../platform/jobs/loop.js';
import { Loops } from '../../../platform/jobs/loops.js';
import { Metrics } from '../../../platform/metrics/metrics.js';
import { FanOut } from './fan-out.js';
import { SendDue } from './send-due.js';

const LOOK_EVERY_MS = 500;
const SEND_EVERY_MS = 250;

/** Looks for new events and sends due messages while the process runs; instances share the work. */
@Injectable()
export class Delivering implements BeforeApplicationShutdown {
  private readonly looking: Loop;
  private readonly sending: Loop;

  constructor(
    private readonly loops: Loops,
    fanOut: FanOut,
    private readonly sendDue: SendDue,
    metrics: Metrics,
  ) {
    this.looking = loops.every(LOOK_EVERY_MS, 'events not looked for', async (signal) => {
      if ((await fanOut.run(signal)) > 0) this.sending.wake();
    });
    this.sending = loops.every(SEND_EVERY_MS, 'webhooks not sent', () =>
      sendDue.round(() => this.sending.wake()),
    );
    metrics.gauge(
      'webhook_seconds_since_look',
      'Seconds since the trail was last looked through for events.',
      () => this.looking.secondsSinceSuccess,
    );
  }

  /** Waits for messages that are being sent, so that they are not sent again needlessly. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.looking.stop(), this.sending.stop()]);
    await this.loops.contained('webhooks not settled', () => this.sendDue.finish());
  }
}
