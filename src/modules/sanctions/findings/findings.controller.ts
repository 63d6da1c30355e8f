import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { AnswersWithPage, PAGE_DESCRIPTION } from '../../../platform/http/html/page-answer.js';
import { Idempotent } from '../../../platform/http/idempotency/idempotent.decorator.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { DecideFinding } from './decide-finding.js';
import {
  DecideFindingRequest,
  FindingPage,
  FindingResponse,
  FindingsQuery,
  ReportFindingRequest,
  WithdrawDecisionRequest,
} from './findings.dto.js';
import { MakeFindingsPage } from './make-findings-page.js';
import { FindingsQueries } from './findings.queries.js';

@ApiTags('sanctions')
@Controller('sanctions-findings')
export class FindingsController {
  constructor(
    private readonly queries: FindingsQueries,
    private readonly decideFinding: DecideFinding,
    private readonly pages: MakeFindingsPage,
  ) {}

  @Get()
  @Allow('sanctions.read-findings')
  @ApiOperation({
    operationId: 'listSanctionsFindings',
    summary:
      'List what was found on the list of sanctions and what waits because of it, the most urgent first',
    description:
      'With `toDo=true` the work of a day: what nobody has decided yet, and what is to be reported to OFAC within ten business days ' +
      '(31 CFR 501.603, 501.604).',
  })
  @ApiOkResponse({ type: FindingPage })
  list(@Query() query: FindingsQuery): Promise<Page<FindingResponse>> {
    return this.queries.list(query);
  }

  @Get('page')
  @Allow('sanctions.read-findings')
  @ApiOperation({
    operationId: 'readSanctionsFindingsPage',
    summary: 'Read what is to be decided and reported as one page',
    description: PAGE_DESCRIPTION,
  })
  @AnswersWithPage('The work list as a page.')
  page(): Promise<string> {
    return this.pages.run();
  }

  @Get(':id')
  @Allow('sanctions.read-findings')
  @ApiOperation({ operationId: 'getSanctionsFinding', summary: 'See one finding' })
  @ApiOkResponse({ type: FindingResponse })
  @Problems('sanctions.finding-not-found')
  read(@IdParam() id: string): Promise<FindingResponse> {
    return this.queries.byId(id);
  }

  @Post(':id/decide')
  @HttpCode(200)
  @Allow('sanctions.decide-findings')
  @ApiOperation({
    operationId: 'decideSanctionsFinding',
    summary: 'Say that somebody is whom the list means, or that it came to nothing',
    description: 'It frees nothing. Somebody else of the same name is cleared as a customer or contact.',
  })
  @ApiOkResponse({ type: FindingResponse })
  @Problems('sanctions.finding-not-found', 'sanctions.finding-status')
  decide(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() body: DecideFindingRequest,
  ): Promise<FindingResponse> {
    return this.decideFinding.run(actor, id, expected, body);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow('sanctions.decide-findings')
  @Idempotent()
  @ApiOperation({
    operationId: 'withdrawSanctionsDecision',
    summary: 'Say that a decision was a mistake',
    description:
      'By somebody else than whoever decided. It is to be decided anew and due as before; what was reported stays reported. A clearance is ' +
      'withdrawn with the customer or contact.',
  })
  @ApiOkResponse({ type: FindingResponse })
  @Problems('sanctions.finding-not-found', 'sanctions.finding-status', 'sanctions.own-decision')
  withdraw(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() body: WithdrawDecisionRequest,
  ): Promise<FindingResponse> {
    return this.decideFinding.withdraw(actor, id, expected, body);
  }

  @Post(':id/report')
  @HttpCode(200)
  @Allow('sanctions.decide-findings')
  @ApiOperation({
    operationId: 'reportSanctionsFinding',
    summary: 'Enter that a report went to OFAC',
    description: 'The report itself is filed in its reporting system.',
  })
  @ApiOkResponse({ type: FindingResponse })
  @Problems('sanctions.finding-not-found', 'sanctions.finding-status', 'sanctions.report-day')
  report(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() body: ReportFindingRequest,
  ): Promise<FindingResponse> {
    return this.decideFinding.report(actor, id, expected, body);
  }
}
