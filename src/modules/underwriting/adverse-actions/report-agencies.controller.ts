import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { PageQuery, pageOf } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { EditReportAgencies } from './edit-report-agencies.js';
import {
  AddReportAgencyRequest,
  ChangeReportAgencyRequest,
  ReportAgencyResponse,
} from './report-agencies.dto.js';
import { ReportAgenciesQueries } from './report-agencies.queries.js';

@ApiTags('underwriting')
@Controller('underwriting/report-agencies')
export class ReportAgenciesController {
  constructor(
    private readonly editReportAgencies: EditReportAgencies,
    private readonly queries: ReportAgenciesQueries,
  ) {}

  @Post()
  @Allow('quoting.edit-report-agencies')
  @Idempotent()
  @LocatedAt('/api/v1/underwriting/report-agencies/:id')
  @ApiOperation({ summary: 'Add a consumer reporting agency' })
  @ApiCreatedResponse({ type: ReportAgencyResponse })
  @Problems('quoting.report-agency-taken')
  add(@CurrentActor() actor: Actor, @Body() body: AddReportAgencyRequest): Promise<ReportAgencyResponse> {
    return this.editReportAgencies.add(actor, body);
  }

  @Get()
  @Allow('quoting.read-issues')
  @ApiOperation({ summary: 'List consumer reporting agencies by code' })
  @ApiOkResponse({ type: pageOf(ReportAgencyResponse) })
  search(@Query() { cursor, limit }: PageQuery): Promise<Page<ReportAgencyResponse>> {
    return this.queries.search(limit, afterCursor(cursor, ['text']));
  }

  @Get(':id')
  @Allow('quoting.read-issues')
  @ApiOperation({ summary: 'See a consumer reporting agency' })
  @ApiOkResponse({ type: ReportAgencyResponse })
  @Problems('quoting.report-agency-not-found')
  read(@IdParam() id: string): Promise<ReportAgencyResponse> {
    return this.queries.byId(id);
  }

  @Patch(':id')
  @Allow('quoting.edit-report-agencies')
  @ApiOperation({ summary: 'Change how notices name a consumer reporting agency' })
  @ApiOkResponse({ type: ReportAgencyResponse })
  @Problems('quoting.report-agency-not-found', 'quoting.report-agency-taken')
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ChangeReportAgencyRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ReportAgencyResponse> {
    return this.editReportAgencies.change(actor, id, expected, body);
  }
}
