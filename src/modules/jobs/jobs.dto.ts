import {
  Bool,
  Code,
  Id,
  Int,
  JsonObject,
  Line,
  Moment,
  Nested,
  OneOf,
  PageQuery,
  Text,
  pageOf,
} from '../../platform/http/fields.js';
import type { RunOutcome } from '../../platform/jobs/job-runs.queries.js';
import { RUN_OUTCOMES } from '../../platform/jobs/job-runs.queries.js';
import { named } from '../../shared/named-list.js';

export const JOB_STATUSES = named('JobStatus', ['waiting', 'running', 'paused']);
export type JobStatus = (typeof JOB_STATUSES)[number];

const NAME = { max: 100, example: 'audit.retention' } as const;
const REASON = { max: 500, example: 'The archive is being moved' } as const;
const MANY = 2_147_483_647;

export class JobRunResponse {
  @Id() readonly id!: string;
  @Line(NAME) readonly jobId!: string;

  @Moment({ description: 'The moment of the schedule that it ran for, or when somebody asked for it.' })
  readonly scheduledFor!: string;

  @Moment() readonly startedAt!: string;
  @Moment({ nullable: true }) readonly finishedAt!: string | null;

  @OneOf(RUN_OUTCOMES, { description: 'abandoned: its process died.' })
  readonly outcome!: RunOutcome;

  @Line({ max: 300, description: 'Machine, process and start of the instance that ran it.' })
  readonly instance!: string;

  @Id({ nullable: true, description: 'Who ran it by hand; null of the schedule and the command line.' })
  readonly requestedBy!: string | null;

  @JsonObject({ description: 'What it did, in numbers; of a failure, what is known of the cause.' })
  readonly detail!: Readonly<Record<string, unknown>>;
}

export class JobResponse {
  @Line({ ...NAME, description: 'Its name.' }) readonly id!: string;
  @Text({ max: 500, description: 'What it does.' }) readonly title!: string;

  @Text({ max: 500, example: 'Every hour, every day (UTC)', description: 'When it runs, in words.' })
  readonly schedule!: string;

  @Code({
    max: 100,
    pattern: /^[0-9A-Z*/,?#+ -]+$/,
    example: '0 * * * *',
    description: 'Six fields begin with seconds.',
  })
  readonly cron!: string;

  @Line({ max: 100, example: 'UTC', description: 'Whose clocks the schedule means.' })
  readonly timeZone!: string;

  @OneOf(['once', 'each'], {
    description: 'Whether one run makes up for moments that were missed, or each has its own.',
  })
  readonly missed!: 'once' | 'each';

  @Int({
    min: 1,
    max: 86_400,
    description: 'After which a run is asked to stop, and a minute later cut off.',
  })
  readonly timeLimitSeconds!: number;

  @OneOf(JOB_STATUSES) readonly status!: JobStatus;
  @Moment({ nullable: true, description: 'Null while it is paused.' }) readonly nextRunAt!: string | null;

  @Nested(() => JobRunResponse, {
    nullable: true,
    description:
      'The latest that is known. Jobs that look first record only runs that found something to do.',
  })
  readonly lastRun!: JobRunResponse | null;

  @Int({ min: 0, max: 10, description: 'Runs since the last success; counted up to 10.' })
  readonly failuresInARow!: number;

  @Bool({ description: 'It should have run some minutes ago, and has not.' }) readonly isOverdue!: boolean;
  @Moment({ nullable: true }) readonly pausedAt!: string | null;
  @Id({ nullable: true, description: 'Null where the command line did it.' }) readonly pausedBy!:
    string | null;
  @Text({ ...REASON, nullable: true }) readonly pauseReason!: string | null;

  @Int({ min: 1, max: MANY, description: 'The ETag without its quotes.' })
  readonly rowVersion!: number;
}

export class JobsQuery extends PageQuery {
  @OneOf(JOB_STATUSES, { optional: true }) readonly status?: JobStatus;
}

export class JobRunsQuery extends PageQuery {
  @OneOf(RUN_OUTCOMES, { optional: true }) readonly outcome?: RunOutcome;
}

export class PauseJobRequest {
  @Text({ ...REASON, description: 'Read by whoever wonders why it does not run.' }) readonly reason!: string;
}

export const JobPage = pageOf(JobResponse);
export const JobRunPage = pageOf(JobRunResponse);
