export { ManageJobsModule } from './jobs.module.js';
export type { JobResponse, JobRunResponse } from './jobs.dto.js';
export { JobRunsQuery, PauseJobRequest } from './jobs.dto.js';
export { JobsQueries } from './jobs.queries.js';
export { PauseJob } from './pause-job.js';
export { RunJob } from './run-job.js';
