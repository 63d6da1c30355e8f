import { defineEntity, p } from '@mikro-orm/core';

/** A run of a job; it is unfinished while its process holds the lease. */
export const JobRun = defineEntity({
  name: 'JobRun',
  tableName: 'job_runs',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    name: p.string(),
    scheduledFor: p.datetime(),
    startedAt: p.datetime().defaultRaw('now()'),
    finishedAt: p.datetime().nullable(),
    leaseUntil: p.datetime(),
    instance: p.string(),
    outcome: p.string().nullable(),
    detail: p.json().$type<unknown>().defaultRaw("'{}'"),
    requestedBy: p.uuid().nullable(),
  },
});
