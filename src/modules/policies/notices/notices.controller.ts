import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { PageQuery, pageOf } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { MailNotice } from './mail-notice.js';
import {
  MailNoticeRequest,
  NoticeResponse,
  PendingNoticesQuery,
  ReturnNoticeRequest,
} from './notices.dto.js';
import { NoticesQueries } from './notices.queries.js';
import { ReturnNotice } from './return-notice.js';

@ApiTags('policies')
@Controller()
export class NoticesController {
  constructor(
    private readonly mailNotice: MailNotice,
    private readonly returnNotice: ReturnNotice,
    private readonly queries: NoticesQueries,
  ) {}

  @Get('policies/:id/notices')
  @Allow('policies.read')
  @ApiOperation({ operationId: 'listPolicyNotices', summary: 'List the notices of a policy, newest first' })
  @ApiOkResponse({ type: pageOf(NoticeResponse) })
  @Problems('policies.policy-not-found')
  ofPolicy(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<NoticeResponse>> {
    return this.queries.ofPolicy(actor, id, limit, afterCursor(cursor, ['moment', 'id']));
  }

  @Get('notices')
  @Allow('policies.read')
  @ApiOperation({
    operationId: 'listNoticesToMail',
    summary: 'List the notices that are still to be mailed, the most pressing first',
  })
  @ApiOkResponse({ type: pageOf(NoticeResponse) })
  pending(@CurrentActor() actor: Actor, @Query() query: PendingNoticesQuery): Promise<Page<NoticeResponse>> {
    const { cursor, ...search } = query;
    return this.queries.pending(actor, { ...search, after: afterCursor(cursor, ['date', 'id']) });
  }

  @Get('notices/:id')
  @Allow('policies.read')
  @ApiOperation({ operationId: 'readPolicyNotice', summary: 'See a notice' })
  @ApiOkResponse({ type: NoticeResponse })
  @Problems('policies.notice-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<NoticeResponse> {
    return this.queries.byId(actor, id);
  }

  @Post('notices/:id/mailed')
  @HttpCode(200)
  @Allow('policies.mail-notices')
  @ApiOperation({
    operationId: 'recordNoticeMailing',
    summary: 'Record that a notice was mailed, with proof',
    description: 'Notice periods run from mailing: a mailing that comes too late for the day is refused.',
  })
  @ApiOkResponse({ type: NoticeResponse })
  @Problems(
    'policies.notice-not-found',
    'policies.notice-not-pending',
    'policies.notice-unaddressed',
    'policies.mailing-date',
    'policies.notice-too-late',
  )
  mailed(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: MailNoticeRequest,
  ): Promise<NoticeResponse> {
    return this.mailNotice.run(actor, id, body);
  }

  @Post('notices/:id/returned')
  @HttpCode(200)
  @Allow('policies.mail-notices')
  @ApiOperation({ operationId: 'recordNoticeReturn', summary: 'Record that a notice came back' })
  @ApiOkResponse({ type: NoticeResponse })
  @Problems('policies.notice-not-found', 'policies.notice-not-mailed')
  returned(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: ReturnNoticeRequest,
  ): Promise<NoticeResponse> {
    return this.returnNotice.run(actor, id, reason);
  }
}
