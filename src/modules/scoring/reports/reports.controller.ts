import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../platform/http/access.js';
import { AnswersWithPage, PAGE_DESCRIPTION } from '../../../platform/http/html/page-answer.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { modelReportPage } from './model-report-page.js';
import { ModelReport } from './model-report.js';
import { ModelReportQuery, ModelReportResponse } from './reports.dto.js';

@ApiTags('scoring')
@Controller('scoring-models/:id/report')
export class ModelReportsController {
  constructor(private readonly report: ModelReport) {}

  @Get()
  @Allow('scoring.read')
  @ApiOperation({
    operationId: 'getModelReport',
    summary: 'See whether a model drifts from its training data and treats groups differently',
  })
  @ApiOkResponse({ type: ModelReportResponse })
  @Problems('scoring.model-not-found')
  read(@IdParam() id: string, @Query() query: ModelReportQuery): Promise<ModelReportResponse> {
    return this.report.run(id, query);
  }

  @Get('page')
  @Allow('scoring.read')
  @ApiOperation({
    operationId: 'readModelReportPage',
    summary: 'Read the same as one page with charts',
    description: PAGE_DESCRIPTION,
  })
  @AnswersWithPage('The report as a page.')
  @Problems('scoring.model-not-found')
  async page(@IdParam() id: string, @Query() query: ModelReportQuery): Promise<string> {
    return modelReportPage(await this.report.run(id, query));
  }
}
