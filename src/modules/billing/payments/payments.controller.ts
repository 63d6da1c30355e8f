import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import { PageQuery, pageOf } from '../../../platform/http/fields.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { RecordPaymentRequest, RecordedPaymentResponse, ReversePaymentRequest } from './payments.dto.js';
import { PaymentsQueries } from './payments.queries.js';
import { RecordPayment } from './record-payment.js';
import { ReversePayment } from './reverse-payment.js';

@ApiTags('billing')
@Controller()
export class PaymentsController {
  constructor(
    private readonly recordPayment: RecordPayment,
    private readonly reversePayment: ReversePayment,
    private readonly queries: PaymentsQueries,
  ) {}

  @Post('billing-accounts/:id/payments')
  @Allow('billing.record-payment')
  @Idempotent()
  @LocatedAt('/api/v1/payments/:id')
  @ApiOperation({ summary: 'Record a payment that came in' })
  @ApiCreatedResponse({ type: RecordedPaymentResponse })
  @Problems(
    'billing.account-not-found',
    'billing.account-closed',
    'billing.card-number',
    'billing.date-ahead',
    'billing.date-long-ago',
    'billing.payment-implausible',
    'billing.source-is-agency',
    'billing.reference-taken',
  )
  record(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: RecordPaymentRequest,
  ): Promise<RecordedPaymentResponse> {
    return this.recordPayment.run(actor, id, body);
  }

  @Get('billing-accounts/:id/payments')
  @Allow('billing.read')
  @ApiOperation({ summary: 'List the payments of an account, newest first' })
  @ApiOkResponse({ type: pageOf(RecordedPaymentResponse) })
  @Problems('billing.account-not-found')
  list(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<RecordedPaymentResponse>> {
    return this.queries.ofAccount(actor, id, { limit, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get('payments/:id')
  @Allow('billing.read')
  @ApiOperation({ summary: 'See a payment' })
  @ApiOkResponse({ type: RecordedPaymentResponse })
  @Problems('billing.payment-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<RecordedPaymentResponse> {
    return this.queries.byId(actor, id);
  }

  @Post('payments/:id/reverse')
  @HttpCode(200)
  @Allow('billing.reverse-payment')
  @ApiOperation({ summary: 'Reverse a payment that bounced or was entered in error' })
  @ApiOkResponse({ type: RecordedPaymentResponse })
  @Problems(
    'billing.payment-not-found',
    'billing.payment-reversed',
    'billing.card-number',
    'billing.date-ahead',
    'billing.reversal-before-payment',
  )
  reverse(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() body: ReversePaymentRequest,
  ): Promise<RecordedPaymentResponse> {
    return this.reversePayment.run(actor, id, expected, body);
  }
}
