import { Injectable } from '@nestjs/common';
import type { Loop } from '../../../platform/jobs/loop.js';
import { Loops } from '../../../platform/jobs/loops.js';
import { Metrics } from '../../../platform/metrics/metrics.js';
import { RaiseAlerts } from './raise-alerts.js';
import { SendLetters } from './send-letters.js';

const LOOK_EVERY_MS = 2_000;
const SEND_EVERY_MS = 5_000;

/** Raises alerts and sends their letters as long as the process runs; instances take turns by row locks. */
@Injectable()
export class Watching {
  constructor(loops: Loops, raiseAlerts: RaiseAlerts, sendLetters: SendLetters, metrics: Metrics) {
    const sending: Loop = loops.every(SEND_EVERY_MS, 'letters of alerts not sent', async () => {
      if ((await sendLetters.run()) > 0) sending.wake();
    });
    const looking = loops.every(LOOK_EVERY_MS, 'trail not looked through for alerts', async (signal) => {
      if ((await raiseAlerts.run(signal)) > 0) sending.wake();
    });
    metrics.gauge(
      'audit_seconds_since_alert_look',
      'Seconds since the trail was last looked through for alerts.',
      () => looking.secondsSinceSuccess,
    );
  }
}
