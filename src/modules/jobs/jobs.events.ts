import { ID, MOMENT, WORD } from '../../platform/events/event-fields.js';
import { defineEvents } from '../../platform/events/events.js';

const JOB = { type: 'job', path: '/api/v1/jobs/' } as const;

export const jobsEvents = defineEvents({
  'jobs.run-requested': { title: 'Somebody has run a scheduled job by hand.', about: JOB },
  'jobs.failed': {
    title: 'A run of a scheduled job has failed.',
    about: JOB,
    data: { id: ID, fault: WORD },
  },
  'jobs.overdue': {
    title: 'A scheduled job should have run, or come to its end, some minutes ago.',
    about: JOB,
    data: { dueAt: MOMENT },
  },
  'jobs.paused': { title: 'A scheduled job was paused.', about: JOB, data: { reason: WORD } },
  'jobs.resumed': { title: 'A paused job goes on.', about: JOB, data: { reason: WORD } },
});
