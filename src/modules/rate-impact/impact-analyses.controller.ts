import { Body, Controller, Get, HttpCode, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AnswersWithPage, PAGE_DESCRIPTION } from '../../platform/http/html/page-answer.js';
import { Allow, CurrentActor } from '../../platform/http/access.js';
import { afterCursor } from '../../platform/http/cursor.js';
import { CsvQuery } from '../../platform/http/export/csv-query.js';
import { marked } from '../../platform/http/export/export-answer.js';
import { afterAnswer } from '../../platform/http/after-answer.js';
import { LocatedAt } from '../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { pageOf } from '../../platform/http/fields.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Idempotent } from '../../platform/http/idempotency.js';
import { Problems } from '../../platform/http/problems.decorator.js';
import type { Actor } from '../../shared/actor.js';
import type { Page } from '../../shared/page.js';
import { Agencies } from '../agencies/index.js';
import { ImpactAnalysisExport } from './impact-analysis-export.js';
import {
  ImpactAnalysisResponse,
  ImpactAnalysisResultResponse,
  ImpactAnalysisSearchQuery,
  CancelImpactAnalysisRequest,
  StartImpactAnalysisRequest,
} from './impact-analyses.dto.js';
import { ImpactAnalysesJob } from './jobs/book-ratings.job.js';
import { ImpactAnalysesQueries } from './impact-analyses.queries.js';
import { ChangeImpactAnalysis } from './change-impact-analysis.js';
import { resultPage } from './result-page.js';
import { StartImpactAnalysis } from './start-impact-analysis.js';

@ApiTags('policies')
@Controller('book-ratings')
export class ImpactAnalysesController {
  constructor(
    private readonly startImpactAnalysis: StartImpactAnalysis,
    private readonly changeImpactAnalysis: ChangeImpactAnalysis,
    private readonly queries: ImpactAnalysesQueries,
    private readonly agencies: Agencies,
    private readonly exporting: ImpactAnalysisExport,
    private readonly job: ImpactAnalysesJob,
  ) {}

  @Post()
  @Allow('policies.rate-book')
  @Idempotent()
  @LocatedAt('/api/v1/book-ratings/:id')
  @ApiOperation({ summary: 'Re-rate the policies of a plan on a candidate edition, in the background' })
  @ApiCreatedResponse({ type: ImpactAnalysisResponse })
  @Problems(
    'policies.edition-not-found',
    'policies.edition-withdrawn',
    'policies.edition-of-another-plan',
    'policies.nothing-to-compare',
    'policies.book-rating-under-way',
    'rating.manual-invalid',
  )
  async start(
    @CurrentActor() actor: Actor,
    @Body() body: StartImpactAnalysisRequest,
  ): Promise<ImpactAnalysisResponse> {
    const started = await this.startImpactAnalysis.run(actor, body);
    afterAnswer(() => this.job.begin());
    return started;
  }

  @Get()
  @Allow('policies.read-book-ratings')
  @ApiOperation({ summary: 'List re-ratings of books, newest first' })
  @ApiOkResponse({ type: pageOf(ImpactAnalysisResponse) })
  search(@Query() { cursor, ...search }: ImpactAnalysisSearchQuery): Promise<Page<ImpactAnalysisResponse>> {
    return this.queries.search({ ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get(':id')
  @Allow('policies.read-book-ratings')
  @ApiOperation({ summary: 'See how far a re-rating is' })
  @ApiOkResponse({ type: ImpactAnalysisResponse })
  @Problems('policies.book-rating-not-found')
  read(@IdParam() id: string, @Req() request: FastifyRequest): Promise<ImpactAnalysisResponse> {
    // Progress moves within one version: a 304 would show a standstill.
    delete request.headers['if-none-match'];
    return this.queries.byId(id);
  }

  @Post(':id/pause')
  @Allow('policies.rate-book')
  @HttpCode(200)
  @ApiOperation({ summary: 'Pause a re-rating after the batch at hand' })
  @ApiOkResponse({ type: ImpactAnalysisResponse })
  @Problems('policies.book-rating-not-found', 'policies.book-rating-status')
  pause(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ImpactAnalysisResponse> {
    return this.changeImpactAnalysis.run(actor, id, { change: 'pause', expected, reason: null });
  }

  @Post(':id/resume')
  @Allow('policies.rate-book')
  @HttpCode(200)
  @ApiOperation({ summary: 'Go on with a paused re-rating where it stands' })
  @ApiOkResponse({ type: ImpactAnalysisResponse })
  @Problems('policies.book-rating-not-found', 'policies.book-rating-status')
  async resume(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ImpactAnalysisResponse> {
    const resumed = await this.changeImpactAnalysis.run(actor, id, {
      change: 'resume',
      expected,
      reason: null,
    });
    afterAnswer(() => this.job.begin());
    return resumed;
  }

  @Post(':id/cancel')
  @Allow('policies.rate-book')
  @HttpCode(200)
  @ApiOperation({ summary: 'End a re-rating that is not wanted any more, and say why' })
  @ApiOkResponse({ type: ImpactAnalysisResponse })
  @Problems('policies.book-rating-not-found', 'policies.book-rating-status')
  cancel(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: CancelImpactAnalysisRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ImpactAnalysisResponse> {
    return this.changeImpactAnalysis.run(actor, id, { change: 'cancel', expected, reason });
  }

  @Get(':id/result')
  @Allow('policies.read-book-ratings')
  @ApiOperation({
    operationId: 'readImpactAnalysisResult',
    summary: 'See what the candidate does to the book',
  })
  @ApiOkResponse({ type: ImpactAnalysisResultResponse })
  @Problems('policies.book-rating-not-found', 'policies.book-rating-unfinished')
  result(@IdParam() id: string): Promise<ImpactAnalysisResultResponse> {
    return this.queries.result(id);
  }

  @Get(':id/page')
  @Allow('policies.read-book-ratings')
  @ApiOperation({
    summary: 'Read the result of a re-rating as a page with its histogram',
    description: PAGE_DESCRIPTION,
  })
  @AnswersWithPage('The result as a page.')
  @Problems('policies.book-rating-not-found', 'policies.book-rating-unfinished')
  async page(@IdParam() id: string): Promise<string> {
    const result = await this.queries.result(id);
    const job = await this.queries.byId(id);
    return resultPage(job, result, await this.agencies.companyName(job.companyCode));
  }

  @Get(':id/result.csv')
  @Allow('policies.read-book-ratings')
  @ApiOperation({
    operationId: 'exportImpactAnalysisResult',
    summary: 'Download the result policy by policy',
  })
  @ApiOkResponse({
    description: 'One line per policy.',
    content: { 'text/csv': { schema: { type: 'string' } } },
  })
  @Problems('policies.book-rating-not-found', 'policies.book-rating-unfinished')
  async csv(@IdParam() id: string, @Query() { bom }: CsvQuery): Promise<StreamableFile> {
    return new StreamableFile(marked(await this.exporting.csv(id), bom), {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: `attachment; filename="book-rating-${id}.csv"`,
    });
  }
}
