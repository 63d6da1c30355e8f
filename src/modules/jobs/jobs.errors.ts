import { defineErrors } from '../../shared/errors.js';

export const jobError = defineErrors({
  'jobs.not-found': { kind: 'not-found', title: 'There is no such job.' },
  'jobs.run-not-found': { kind: 'not-found', title: 'There is no such run of the job.' },
  'jobs.running': { kind: 'conflict', title: 'The job is running already.' },
  'jobs.paused': { kind: 'conflict', title: 'The job is paused.' },
  'jobs.not-paused': { kind: 'conflict', title: 'The job is not paused.' },
});
