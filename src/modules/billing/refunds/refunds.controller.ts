import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { pageOf } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { DecideRefund } from './decide-refund.js';
import { ExecuteRefund } from './execute-refund.js';
import {
  ApproveRefundRequest,
  ExecuteRefundRequest,
  RefundResponse,
  RefundSearchQuery,
  RejectRefundRequest,
  RequestRefundRequest,
} from './refunds.dto.js';
import { RefundsQueries } from './refunds.queries.js';
import { RequestRefund } from './request-refund.js';

@ApiTags('billing')
@Controller()
export class RefundsController {
  constructor(
    private readonly requestRefund: RequestRefund,
    private readonly decideRefund: DecideRefund,
    private readonly executeRefund: ExecuteRefund,
    private readonly queries: RefundsQueries,
  ) {}

  @Post('billing-accounts/:id/refunds')
  @Allow('billing.request-refund')
  @Idempotent()
  @LocatedAt('/api/v1/refunds/:id')
  @ApiOperation({ summary: 'Ask for money to be paid back' })
  @ApiCreatedResponse({ type: RefundResponse })
  @Problems(
    'billing.account-not-found',
    'billing.card-number',
    'billing.nothing-to-refund',
    'billing.refund-exceeds-due',
    'sanctions.list-unavailable',
  )
  request(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: RequestRefundRequest,
  ): Promise<RefundResponse> {
    return this.requestRefund.run(actor, id, body);
  }

  @Get('refunds')
  @Allow('billing.read')
  @ApiOperation({ summary: 'List refunds, newest first' })
  @ApiOkResponse({ type: pageOf(RefundResponse) })
  search(
    @CurrentActor() actor: Actor,
    @Query() { cursor, ...search }: RefundSearchQuery,
  ): Promise<Page<RefundResponse>> {
    return this.queries.search(actor, { ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get('refunds/:id')
  @Allow('billing.read')
  @ApiOperation({ summary: 'See a refund' })
  @ApiOkResponse({ type: RefundResponse })
  @Problems('billing.refund-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<RefundResponse> {
    return this.queries.byId(actor, id);
  }

  @Post('refunds/:id/approve')
  @HttpCode(200)
  @Allow('billing.decide-refund')
  @ApiOperation({ summary: 'Approve a refund that somebody else has asked for' })
  @ApiOkResponse({ type: RefundResponse })
  @Problems(
    'billing.refund-not-found',
    'billing.card-number',
    'billing.refund-own-request',
    'billing.refund-status',
  )
  approve(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: ApproveRefundRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<RefundResponse> {
    return this.decideRefund.run(actor, id, expected, 'approved', reason ?? null);
  }

  @Post('refunds/:id/reject')
  @HttpCode(200)
  @Allow('billing.decide-refund')
  @ApiOperation({ summary: 'Reject a refund' })
  @ApiOkResponse({ type: RefundResponse })
  @Problems('billing.refund-not-found', 'billing.card-number', 'billing.refund-status')
  reject(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: RejectRefundRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<RefundResponse> {
    return this.decideRefund.run(actor, id, expected, 'rejected', reason);
  }

  @Post('refunds/:id/execute')
  @HttpCode(200)
  @Allow('billing.execute-refund')
  @ApiOperation({ summary: 'Record that an approved refund was paid' })
  @ApiOkResponse({ type: RefundResponse })
  @Problems(
    'billing.refund-not-found',
    'billing.card-number',
    'billing.date-ahead',
    'billing.refund-exceeds-due',
    'billing.refund-reference-taken',
    'billing.refund-status',
    'sanctions.possible-match',
    'sanctions.list-unavailable',
  )
  execute(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ExecuteRefundRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<RefundResponse> {
    return this.executeRefund.run(actor, id, expected, body);
  }
}
