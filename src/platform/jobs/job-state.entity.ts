import { defineEntity, p } from '@mikro-orm/core';

const JobStateSchema = defineEntity({
  name: 'JobState',
  tableName: 'job_states',
  properties: {
    name: p.string().primary(),
    coveredUntil: p.datetime(),
    /** The last missed moment that listeners were told of. */
    overdueTold: p.datetime().nullable(),
    pauseReason: p.string().nullable(),
    pausedAt: p.datetime().nullable(),
    pausedBy: p.uuid().nullable(),
    rowVersion: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** The state of a job, shared by all instances: up to which moment its schedule is settled, and whether it is paused. */
export class JobState extends JobStateSchema.class {
  get isPaused(): boolean {
    return Boolean(this.pausedAt);
  }

  pause(by: string | null, at: Date, reason: string): void {
    this.pausedBy = by;
    this.pausedAt = at;
    this.pauseReason = reason;
  }

  resume(): void {
    this.pausedBy = null;
    this.pausedAt = null;
    this.pauseReason = null;
  }
}

JobStateSchema.setClass(JobState);
