import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../platform/http/access.js';
import { AnswersWithPage, PAGE_DESCRIPTION } from '../../../platform/http/html/page-answer.js';
import { reportPage } from './report-page.js';
import {
  ClaimReportQuery,
  LossRatioResponse,
  OpenClaimsResponse,
  TriangleQuery,
  TriangleResponse,
} from './reports.dto.js';
import { ClaimReports } from './reports.queries.js';

@ApiTags('claims')
@Controller('claim-reports')
export class ClaimReportsController {
  constructor(private readonly reports: ClaimReports) {}

  @Get('loss-ratios')
  @Allow('claims.read-reports')
  @ApiOperation({
    operationId: 'listClaimLossRatios',
    summary: 'See loss ratio, frequency and severity by product, state and year of loss',
  })
  @ApiOkResponse({ type: LossRatioResponse })
  lossRatios(@Query() query: ClaimReportQuery): Promise<LossRatioResponse> {
    return this.reports.lossRatios(query);
  }

  @Get('triangle')
  @Allow('claims.read-reports')
  @ApiOperation({
    operationId: 'getClaimTriangle',
    summary: 'See how the claims of each year, or quarter, of loss develop',
  })
  @ApiOkResponse({ type: TriangleResponse })
  triangle(@Query() query: TriangleQuery): Promise<TriangleResponse> {
    return this.reports.triangle(query);
  }

  @Get('open')
  @Allow('claims.read-reports')
  @ApiOperation({ operationId: 'getOpenClaims', summary: 'See open claims and reserves by age' })
  @ApiOkResponse({ type: OpenClaimsResponse })
  open(@Query() query: ClaimReportQuery): Promise<OpenClaimsResponse> {
    return this.reports.open(query);
  }

  @Get('page')
  @Allow('claims.read-reports')
  @ApiOperation({
    operationId: 'readClaimReportPage',
    summary: 'Read all of these reports as one page with charts',
    description: PAGE_DESCRIPTION,
  })
  @AnswersWithPage('The reports as a page.')
  async page(@Query() query: TriangleQuery): Promise<string> {
    const [ratios, triangle, open] = [
      await this.reports.lossRatios(query),
      await this.reports.triangle(query),
      await this.reports.open(query),
    ];
    return reportPage({ query, ratios, triangle, open });
  }
}
