import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { pageOf } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { IssuesQueries } from '../issues.queries.js';
import { ApproveIssue } from './approve-issue.js';
import { ClaimIssue } from './claim-issue.js';
import { DeclineIssue } from './decline-issue.js';
import {
  ApproveIssueRequest,
  DeclineIssueRequest,
  IssueResponse,
  IssueSearchQuery,
  ReopenIssueRequest,
} from './issues.dto.js';
import { ReleaseIssue } from './release-issue.js';
import { ReopenIssue } from './reopen-issue.js';

const REFUSALS = ['quoting.issue-not-found', 'quoting.issue-status', 'quoting.issue-claimed'] as const;

@ApiTags('underwriting')
@Controller('underwriting/issues')
export class IssuesController {
  constructor(
    private readonly queries: IssuesQueries,
    private readonly claimIssue: ClaimIssue,
    private readonly releaseIssue: ReleaseIssue,
    private readonly approveIssue: ApproveIssue,
    private readonly declineIssue: DeclineIssue,
    private readonly reopenIssue: ReopenIssue,
  ) {}

  @Get()
  @Allow('quoting.read-issues')
  @ApiOperation({
    operationId: 'searchUnderwritingIssues',
    summary: 'List underwriting issues, oldest first: the work queue',
  })
  @ApiOkResponse({ type: pageOf(IssueResponse) })
  search(@CurrentActor() actor: Actor, @Query() query: IssueSearchQuery): Promise<Page<IssueResponse>> {
    const { cursor, ...search } = query;
    return this.queries.search(actor, { ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get(':id')
  @Allow('quoting.read-issues')
  @ApiOperation({ operationId: 'readUnderwritingIssue', summary: 'See an issue and what stands behind it' })
  @ApiOkResponse({ type: IssueResponse })
  @Problems('quoting.issue-not-found')
  read(@IdParam() id: string): Promise<IssueResponse> {
    return this.queries.byId(id);
  }

  @Post(':id/claim')
  @HttpCode(200)
  @Allow('quoting.decide-issues')
  @ApiOperation({ operationId: 'claimUnderwritingIssue', summary: 'Say that you look at an issue' })
  @ApiOkResponse({ type: IssueResponse })
  @Problems(...REFUSALS)
  claim(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<IssueResponse> {
    return this.claimIssue.run(actor, id, expected);
  }

  @Post(':id/release')
  @HttpCode(200)
  @Allow('quoting.decide-issues')
  @ApiOperation({
    operationId: 'releaseUnderwritingIssue',
    summary: 'Put an issue back into the queue',
    description: 'Only an administrator takes it from somebody else.',
  })
  @ApiOkResponse({ type: IssueResponse })
  @Problems('quoting.issue-not-found', 'quoting.issue-claimed')
  release(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<IssueResponse> {
    return this.releaseIssue.run(actor, id, expected);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Allow('quoting.decide-issues')
  @ApiOperation({
    operationId: 'approveUnderwritingIssue',
    summary: 'Let a risk pass a rule',
    description:
      'Takes an authority that reaches as far as the measured value. The last approval of what blocks quoting makes the draft a quote.',
  })
  @ApiOkResponse({ type: IssueResponse })
  @Problems(
    ...REFUSALS,
    'quoting.subject-ended',
    'quoting.authority-missing',
    'quoting.own-business',
    'quoting.approval-invalid',
  )
  approve(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ApproveIssueRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<IssueResponse> {
    return this.approveIssue.run(actor, id, expected, body);
  }

  @Post(':id/decline')
  @HttpCode(200)
  @Allow('quoting.decide-issues')
  @ApiOperation({
    operationId: 'declineUnderwritingIssue',
    summary: 'Decline a risk',
    description: 'Its quote is declined, and what the consumer has to be told becomes an adverse action.',
  })
  @ApiOkResponse({ type: IssueResponse })
  @Problems(...REFUSALS, 'quoting.subject-ended', 'quoting.report-invalid')
  decline(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: DeclineIssueRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<IssueResponse> {
    return this.declineIssue.run(actor, id, expected, body);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Allow('quoting.decide-issues')
  @ApiOperation({ operationId: 'reopenUnderwritingIssue', summary: 'Take an approval back' })
  @ApiOkResponse({ type: IssueResponse })
  @Problems(...REFUSALS, 'quoting.subject-ended')
  reopen(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: ReopenIssueRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<IssueResponse> {
    return this.reopenIssue.run(actor, id, expected, reason);
  }
}
