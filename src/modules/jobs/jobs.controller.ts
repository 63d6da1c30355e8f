import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../platform/http/access.js';
import { afterAnswer } from '../../platform/http/after-answer.js';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Idempotent } from '../../platform/http/idempotency.js';
import { Problems } from '../../platform/http/problems.decorator.js';
import type { Actor } from '../../shared/actor.js';
import type { Page } from '../../shared/page.js';
import {
  JobPage,
  JobResponse,
  JobRunPage,
  JobRunResponse,
  JobRunsQuery,
  JobsQuery,
  PauseJobRequest,
} from './jobs.dto.js';
import { JobsQueries } from './jobs.queries.js';
import { PauseJob } from './pause-job.js';
import { RunJob } from './run-job.js';

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(
    private readonly queries: JobsQueries,
    private readonly runJob: RunJob,
    private readonly pauseJob: PauseJob,
  ) {}

  @Get()
  @Allow('jobs.read')
  @ApiOperation({ operationId: 'listJobs', summary: 'List scheduled jobs, when they run and how they fare' })
  @ApiOkResponse({ type: JobPage })
  list(@Query() query: JobsQuery): Promise<Page<JobResponse>> {
    return this.queries.list(query);
  }

  @Get(':id')
  @Allow('jobs.read')
  @ApiOperation({ operationId: 'readJob', summary: 'See a scheduled job' })
  @ApiOkResponse({ type: JobResponse })
  @Problems('jobs.not-found')
  read(@Param('id') id: string): Promise<JobResponse> {
    return this.queries.byName(id);
  }

  @Get(':id/runs')
  @Allow('jobs.read')
  @ApiOperation({ operationId: 'listJobRuns', summary: 'See what runs of a job came to, the newest first' })
  @ApiOkResponse({ type: JobRunPage })
  @Problems('jobs.not-found')
  runs(@Param('id') id: string, @Query() query: JobRunsQuery): Promise<Page<JobRunResponse>> {
    return this.queries.runs(id, query);
  }

  @Get(':id/runs/:runId')
  @Allow('jobs.read')
  @ApiOperation({ operationId: 'readJobRun', summary: 'See how a run of a job goes, or went' })
  @ApiOkResponse({ type: JobRunResponse })
  @Problems('jobs.run-not-found')
  readRun(@Param('id') id: string, @IdParam('runId') runId: string): Promise<JobRunResponse> {
    return this.queries.runById(id, runId);
  }

  @Post(':id/runs')
  @Allow('jobs.run')
  @Idempotent()
  @HttpCode(202)
  @ApiOperation({
    operationId: 'runJob',
    summary: 'Run a job now, on the instance that answers, unless it runs anywhere',
  })
  @ApiAcceptedResponse({ type: JobRunResponse })
  @Problems('jobs.not-found', 'jobs.running', 'jobs.paused')
  async run(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<JobRunResponse> {
    const reserved = await this.runJob.reserve(actor, id);
    afterAnswer(() => void reserved.begin());
    return this.queries.runById(id, reserved.id);
  }

  @Post(':id/pause')
  @Allow('jobs.pause')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'pauseJob',
    summary: 'Let a job run no more, on no instance and after no restart, until it is resumed',
  })
  @ApiOkResponse({ type: JobResponse })
  @Problems('jobs.not-found', 'jobs.paused')
  pause(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: PauseJobRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<JobResponse> {
    return this.pauseJob.pause(actor, id, expected, body);
  }

  @Post(':id/resume')
  @Allow('jobs.pause')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'resumeJob',
    summary: 'Let a paused job run again; what it has missed is made up for',
  })
  @ApiOkResponse({ type: JobResponse })
  @Problems('jobs.not-found', 'jobs.not-paused')
  resume(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<JobResponse> {
    return this.pauseJob.resume(actor, id, expected);
  }
}
