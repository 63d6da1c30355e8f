import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import { PageQuery, pageOf } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { NOT_COVERED } from '../coverage/assert-covered.js';
import { RecordRecovery } from './record-recovery.js';
import { RequestPayment } from './request-payment.js';
import { SetReserve } from './set-reserve.js';
import {
  ClaimTransactionResponse,
  FinancialsResponse,
  LedgerEntryResponse,
  RecordRecoveryRequest,
  RequestPaymentRequest,
  SetReserveRequest,
} from './transactions.dto.js';
import { TransactionsQueries } from './transactions.queries.js';

const LOCATED = '/api/v1/claim-transactions/:id';

/** The money of one claim. */
@ApiTags('claims')
@Controller('claims/:id')
export class ClaimLedgerController {
  constructor(
    private readonly setReserve: SetReserve,
    private readonly requestPayment: RequestPayment,
    private readonly recordRecovery: RecordRecovery,
    private readonly queries: TransactionsQueries,
  ) {}

  @Post('reserves')
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

  @Post('payments')
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

  @Post('recoveries')
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

  @Get('financials')
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

  @Get('entries')
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
}
