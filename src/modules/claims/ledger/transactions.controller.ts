import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { pageOf } from '../../../platform/http/fields.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { NOT_COVERED } from '../coverage/assert-covered.js';
import { DecideTransaction } from './decide-transaction.js';
import { EndPayment } from './end-payment.js';
import {
  ClaimTransactionResponse,
  ClaimTransactionSearchQuery,
  DecisionReasonRequest,
  QueueQuery,
} from './transactions.dto.js';
import { TransactionsQueries } from './transactions.queries.js';

/** Transactions of all claims: what waits, and what becomes of one. */
@ApiTags('claims')
@Controller('claim-transactions')
export class ClaimTransactionsController {
  constructor(
    private readonly deciding: DecideTransaction,
    private readonly ending: EndPayment,
    private readonly queries: TransactionsQueries,
  ) {}

  @Get()
  @Allow('claims.read-financials')
  @ApiOperation({
    operationId: 'listClaimTransactions',
    summary: 'List transactions of claims, newest first',
  })
  @ApiOkResponse({ type: pageOf(ClaimTransactionResponse) })
  search(
    @Query() { cursor, ...search }: ClaimTransactionSearchQuery,
  ): Promise<Page<ClaimTransactionResponse>> {
    return this.queries.search({ ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get('queue')
  @Allow('claims.decide-transactions')
  @ApiOperation({
    operationId: 'listClaimApprovalQueue',
    summary: 'See what waits for somebody with enough authority, the oldest first',
    description:
      'A page can be shorter than asked for, or empty, while others have to decide what waits before: its cursor goes on.',
  })
  @ApiOkResponse({ type: pageOf(ClaimTransactionResponse) })
  queue(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor, mine = true }: QueueQuery,
  ): Promise<Page<ClaimTransactionResponse>> {
    return this.queries.queue(actor, mine, limit, afterCursor(cursor, ['moment', 'id']));
  }

  @Get(':id')
  @Allow('claims.read-financials')
  @ApiOperation({ operationId: 'getClaimTransaction', summary: 'See a transaction of a claim' })
  @ApiOkResponse({ type: ClaimTransactionResponse })
  @Problems('claims.transaction-not-found')
  read(@IdParam() id: string): Promise<ClaimTransactionResponse> {
    return this.queries.byId(id);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Allow('claims.decide-transactions')
  @ApiOperation({ operationId: 'approveClaimTransaction', summary: 'Approve what waits' })
  @ApiOkResponse({ type: ClaimTransactionResponse })
  @Problems(
    'claims.transaction-not-found',
    'claims.transaction-status',
    'claims.own-request',
    'claims.authority-missing',
    'claims.payments-stopped',
    'claims.under-investigation',
    'claims.status',
    'claims.reserve-below-payments',
    ...NOT_COVERED,
    'claims.above-limit',
    'claims.proof-of-death-missing',
    'claims.death-under-review',
    'claims.payments-made',
    'claims.exceeds-reserve',
    'claims.exceeds-settlement',
    'claims.exceeds-approval',
    'claims.payee-unknown',
    'claims.tax-id-due',
    'sanctions.possible-match',
    'sanctions.list-unavailable',
  )
  approve(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() { reason }: DecisionReasonRequest,
  ): Promise<ClaimTransactionResponse> {
    return this.deciding.approve(actor, id, expected, reason);
  }

  @Post(':id/decline')
  @HttpCode(200)
  @Allow('claims.decide-transactions')
  @ApiOperation({ operationId: 'declineClaimTransaction', summary: 'Decline what waits' })
  @ApiOkResponse({ type: ClaimTransactionResponse })
  @Problems('claims.transaction-not-found', 'claims.transaction-status')
  decline(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() { reason }: DecisionReasonRequest,
  ): Promise<ClaimTransactionResponse> {
    return this.deciding.decline(actor, id, expected, reason);
  }

  @Post(':id/void')
  @HttpCode(200)
  @Allow('claims.pay')
  @ApiOperation({ operationId: 'voidClaimTransaction', summary: 'Void a payment or a recovery' })
  @ApiOkResponse({ type: ClaimTransactionResponse })
  @Problems('claims.transaction-not-found', 'claims.transaction-status', 'claims.exceeds-paid')
  void(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() { reason }: DecisionReasonRequest,
  ): Promise<ClaimTransactionResponse> {
    return this.ending.run(actor, id, expected, { as: 'voided', reason });
  }

  @Post(':id/stop')
  @HttpCode(200)
  @Allow('claims.pay')
  @ApiOperation({ operationId: 'stopClaimPayment', summary: 'Stop a payment at the bank' })
  @ApiOkResponse({ type: ClaimTransactionResponse })
  @Problems('claims.transaction-not-found', 'claims.transaction-status', 'claims.exceeds-paid')
  stop(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() { reason }: DecisionReasonRequest,
  ): Promise<ClaimTransactionResponse> {
    return this.ending.run(actor, id, expected, { as: 'stopped', reason });
  }

  @Post(':id/reissue')
  @HttpCode(200)
  @Allow('claims.pay')
  @Idempotent()
  @ApiOperation({
    operationId: 'reissueClaimPayment',
    summary: 'Stop a payment and put another one in its place',
    description:
      'One that was stopped before is only put into its place. Like any payment it waits for a second person, unless the authority of the caller needs none.',
  })
  @ApiOkResponse({ type: ClaimTransactionResponse })
  @Problems(
    'claims.transaction-not-found',
    'claims.transaction-status',
    'claims.exceeds-paid',
    'claims.payments-stopped',
    'claims.under-investigation',
    'claims.status',
    ...NOT_COVERED,
    'claims.exceeds-reserve',
    'claims.exceeds-settlement',
    'claims.exceeds-approval',
    'claims.payee-unknown',
    'claims.tax-id-due',
    'sanctions.list-unavailable',
  )
  reissue(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() { reason }: DecisionReasonRequest,
  ): Promise<ClaimTransactionResponse> {
    return this.ending.reissue(actor, id, expected, reason);
  }
}
