import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import type { Job, JobCounts } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { RotateKeys } from '../keys/rotate-keys.js';
import { SigningKeys } from '../keys/signing-keys.js';

const DAY_SECONDS = 86_400;
/** Much longer than clients cache our keys, which is five minutes. */
const IN_VIEW_SECONDS = DAY_SECONDS;

/** Replaces old signing keys: announces the next key, and signs with it a day later. */
@Injectable()
export class KeyRotationJob implements Job {
  readonly name = 'identity.key-rotation';
  readonly title = 'Replaces signing keys that have become old';
  readonly schedule = { cron: '20 * * * *', timeLimitSeconds: 120 };

  constructor(
    runner: JobRunner,
    private readonly keys: SigningKeys,
    private readonly rotate: RotateKeys,
    private readonly config: AppConfig,
  ) {
    runner.register(this);
  }

  async run(): Promise<JobCounts> {
    const oldest = (this.config.signingKeyDays - 1) * DAY_SECONDS;
    const step = await this.keys.due(oldest, IN_VIEW_SECONDS);
    if (step === 'announce') await this.rotate.announce(SYSTEM_ACTOR);
    if (step === 'promote') await this.rotate.run(SYSTEM_ACTOR);
    return { announced: step === 'announce' ? 1 : 0, promoted: step === 'promote' ? 1 : 0 };
  }
}
