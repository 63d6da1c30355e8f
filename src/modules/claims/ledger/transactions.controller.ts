import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import { PageQuery, pageOf } from '../../../platform/http/fields.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { DecideTransaction } from './decide-transaction.js';
import { EndPayment } from './end-payment.js';
import { RecordRecovery } from './record-recovery.js';
import { RequestPayment } from './request-payment.js';
import { SetReserve } from './set-reserve.js';
import {
  ClaimTransactionResponse,
  ClaimTransactionSearchQuery,
  DecisionReasonRequest,
  FinancialsResponse,
  LedgerEntryResponse,
  QueueQuery,
  RecordRecoveryRequest,
  RequestPaymentRequest,
  SetReserveRequest,
} from './transactions.dto.js';
import { TransactionsQueries } from './transactions.queries.js';

const LOCATED = '/api/v1/claim-transactions/:id';

/** What speaks against a loss under a coverage, as `assertCovered` says it. */
const NOT_COVERED = [
  'claims.policy-unverified',
  'claims.not-covered',
  'claims.coverage-unknown',
  'claims.waiting-period',
  'claims.excluded',
] as const;

@ApiTags('claims')
@Controller()
export class ClaimTransactionsController {
  constructor(
    private readonly setReserve: SetReserve,
    private readonly requestPayment: RequestPayment,
    private readonly recordRecovery: RecordRecovery,
    private readonly deciding: DecideTransaction,
    private readonly ending: EndPayment,
    private readonly queries: TransactionsQueries,
  ) {}

  @Post('claims/:id/reserves')
  @Allow('claims.reserve')
  @Idempotent()
  @LocatedAt(LOCATED)
  @ApiOperation({
    operationId: 'setClaimReserve',
    summary: 'Set a reserve',
    description:
      'What is beyond the authority of the caller waits for somebody with enough (status pending).',
  })
  @ApiCreatedResponse({ type: ClaimTransactionResponse })
  @Problems(
    'claims.claim-not-found',
    'claims.status',
    ...NOT_COVERED,
    'claims.line-not-found',
    'claims.nothing-to-change',
    'claims.reserve-below-payments',
  )
  reserve(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: SetReserveRequest,
  ): Promise<ClaimTransactionResponse> {
    return this.setReserve.run(actor, id, body);
  }

  @Post('claims/:id/payments')
  @Allow('claims.pay')
  @Idempotent()
  @LocatedAt(LOCATED)
  @ApiOperation({
    operationId: 'requestClaimPayment',
    summary: 'Ask for a payment',
    description:
      'It is held back from the reserve at once, and booked when a second person with enough authority approves it. Of a recurring payment the first is the answer.',
  })
  @ApiCreatedResponse({ type: ClaimTransactionResponse })
  @Problems(
    'claims.claim-not-found',
    'claims.status',
    ...NOT_COVERED,
    'claims.line-not-found',
    'claims.payments-stopped',
    'claims.under-investigation',
    'claims.loss-not-assessed',
    'claims.nothing-due',
    'claims.exceeds-reserve',
    'claims.exceeds-settlement',
    'claims.exceeds-approval',
    'claims.payees-differ',
    'claims.payments-too-late',
    'claims.payee-unknown',
    'claims.tax-id-due',
    'sanctions.list-unavailable',
  )
  pay(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: RequestPaymentRequest,
  ): Promise<ClaimTransactionResponse> {
    return this.requestPayment.run(actor, id, body);
  }

  @Post('claims/:id/recoveries')
  @Allow('claims.pay')
  @Idempotent()
  @LocatedAt(LOCATED)
  @ApiOperation({ operationId: 'recordClaimRecovery', summary: 'Record what came back' })
  @ApiCreatedResponse({ type: ClaimTransactionResponse })
  @Problems('claims.claim-not-found', 'claims.line-not-found', 'claims.exceeds-paid')
  recover(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: RecordRecoveryRequest,
  ): Promise<ClaimTransactionResponse> {
    return this.recordRecovery.run(actor, id, body);
  }

  @Get('claims/:id/financials')
  @Allow('claims.read-financials')
  @ApiOperation({
    operationId: 'getClaimFinancials',
    summary: 'See reserves, payments and recoveries of a claim',
  })
  @ApiOkResponse({ type: FinancialsResponse })
  @Problems('claims.claim-not-found')
  financials(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<FinancialsResponse> {
    return this.queries.financials(actor, id);
  }

  @Get('claims/:id/entries')
  @Allow('claims.read-financials')
  @ApiOperation({ operationId: 'listClaimEntries', summary: 'Read the ledger of a claim in order' })
  @ApiOkResponse({ type: pageOf(LedgerEntryResponse) })
  @Problems('claims.claim-not-found')
  entries(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<LedgerEntryResponse>> {
    return this.queries.entries(actor, id, limit, afterCursor(cursor, ['whole']));
  }

  @Get('claim-transactions')
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

  @Get('claim-transactions/queue')
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

  @Get('claim-transactions/:id')
  @Allow('claims.read-financials')
  @ApiOperation({ operationId: 'getClaimTransaction', summary: 'See a transaction of a claim' })
  @ApiOkResponse({ type: ClaimTransactionResponse })
  @Problems('claims.transaction-not-found')
  read(@IdParam() id: string): Promise<ClaimTransactionResponse> {
    return this.queries.byId(id);
  }

  @Post('claim-transactions/:id/approve')
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

  @Post('claim-transactions/:id/decline')
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

  @Post('claim-transactions/:id/void')
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

  @Post('claim-transactions/:id/stop')
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

  @Post('claim-transactions/:id/reissue')
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
