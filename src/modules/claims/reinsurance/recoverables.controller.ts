import { Body, Controller, Get, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { marked } from '../../../platform/http/export/export-answer.js';
import { PageQuery, pageOf } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { attachment } from '../../../platform/http/uploads/file-name.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { BookReceipt } from './book-receipt.js';
import { Bordereaux } from './bordereaux.js';
import { BookReceiptRequest, ReceiptResponse, ReverseReceiptRequest } from './receipts.dto.js';
import { ReceiptsQueries } from './receipts.queries.js';
import {
  BordereauCsvQuery,
  BordereauLineResponse,
  BordereauQuery,
  CessionEntryResponse,
  ClaimRecoverablesResponse,
  ReinsuranceBalanceResponse,
} from './recoverables.dto.js';
import { RecoverablesQueries } from './recoverables.queries.js';

@ApiTags('claims')
@Controller()
export class ReinsuranceRecoverablesController {
  constructor(
    private readonly queries: RecoverablesQueries,
    private readonly bordereaux: Bordereaux,
    private readonly receipts: ReceiptsQueries,
    private readonly booking: BookReceipt,
  ) {}

  @Get('claims/:id/recoverables')
  @Allow('claims.read-reinsurance')
  @ApiOperation({
    operationId: 'getClaimRecoverables',
    summary: 'See what a claim cedes to each reinsurer, and what has come of it',
    description: 'Cessions follow the ledger of the claim within a minute or so.',
  })
  @ApiOkResponse({ type: ClaimRecoverablesResponse })
  @Problems('claims.claim-not-found')
  ofClaim(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ClaimRecoverablesResponse> {
    return this.queries.ofClaim(actor, id);
  }

  @Get('claims/:id/cession-entries')
  @Allow('claims.read-reinsurance')
  @ApiOperation({
    operationId: 'listClaimCessionEntries',
    summary: 'Read the ledger of what a claim cedes, in the order of booking',
  })
  @ApiOkResponse({ type: pageOf(CessionEntryResponse) })
  @Problems('claims.claim-not-found')
  entries(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<CessionEntryResponse>> {
    return this.queries.entries(actor, id, limit, afterCursor(cursor, ['id']));
  }

  @Get('reinsurance-treaties/:id/bordereau')
  @Allow('claims.read-reinsurance')
  @ApiOperation({
    operationId: 'getReinsuranceBordereau',
    summary: 'Read the bordereau of a treaty for a period: by claim, what was paid and what is outstanding',
  })
  @ApiOkResponse({ type: pageOf(BordereauLineResponse) })
  @Problems('claims.treaty-not-found', 'claims.bordereau-invalid')
  bordereau(
    @IdParam() id: string,
    @Query() { limit, cursor, ...period }: BordereauQuery,
  ): Promise<Page<BordereauLineResponse>> {
    return this.bordereaux.page(id, period, limit, afterCursor(cursor, ['id']));
  }

  @Get('reinsurance-treaties/:id/bordereau.csv')
  @Allow('claims.read-reinsurance')
  @ApiOperation({
    operationId: 'exportReinsuranceBordereau',
    summary: 'Download the bordereau of a treaty for a period',
  })
  @ApiOkResponse({
    description: 'One line per claim.',
    content: { 'text/csv': { schema: { type: 'string' } } },
  })
  @Problems('claims.treaty-not-found', 'claims.bordereau-invalid')
  async csv(@IdParam() id: string, @Query() { bom, ...period }: BordereauCsvQuery): Promise<StreamableFile> {
    const { content, name } = await this.bordereaux.csv(id, period);
    return new StreamableFile(marked(content, bom), {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: attachment(name),
    });
  }

  @Post('reinsurance-treaties/:id/receipts')
  @Allow('claims.book-reinsurance-receipts')
  @Idempotent()
  @LocatedAt('/api/v1/reinsurance-receipts/:id')
  @ApiOperation({
    operationId: 'bookReinsuranceReceipt',
    summary: 'Book what a reinsurer has paid, claim by claim',
    description: 'At most what was ceded of payments and has not come yet.',
  })
  @ApiCreatedResponse({ type: ReceiptResponse })
  @Problems('claims.treaty-not-found', 'claims.receipt-invalid', 'claims.exceeds-ceded', 'money.too-large')
  receive(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: BookReceiptRequest,
  ): Promise<ReceiptResponse> {
    return this.booking.run(actor, id, body);
  }

  @Get('reinsurance-treaties/:id/receipts')
  @Allow('claims.read-reinsurance')
  @ApiOperation({
    operationId: 'listReinsuranceReceipts',
    summary: 'List what reinsurers have paid under a treaty, newest first',
  })
  @ApiOkResponse({ type: pageOf(ReceiptResponse) })
  @Problems('claims.treaty-not-found')
  async received(
    @IdParam() id: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<ReceiptResponse>> {
    await this.bordereaux.treaty(id);
    return this.receipts.list(id, limit, afterCursor(cursor, ['moment', 'id']));
  }

  @Get('reinsurance-receipts/:id')
  @Allow('claims.read-reinsurance')
  @ApiOperation({ operationId: 'getReinsuranceReceipt', summary: 'See what a reinsurer has paid' })
  @ApiOkResponse({ type: ReceiptResponse })
  @Problems('claims.receipt-not-found')
  receipt(@IdParam() id: string): Promise<ReceiptResponse> {
    return this.receipts.byId(id);
  }

  @Post('reinsurance-receipts/:id/reverse')
  @Allow('claims.book-reinsurance-receipts')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'reverseReinsuranceReceipt',
    summary: 'Take back what was booked as received',
  })
  @ApiOkResponse({ type: ReceiptResponse })
  @Problems('claims.receipt-not-found', 'claims.receipt-reversed')
  reverse(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: ReverseReceiptRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ReceiptResponse> {
    return this.booking.reverse(actor, id, expected, reason);
  }

  @Get('reinsurance-balances')
  @Allow('claims.read-reinsurance')
  @ApiOperation({
    operationId: 'listReinsuranceBalances',
    summary: 'See what each reinsurer owes, by treaty',
  })
  @ApiOkResponse({ type: pageOf(ReinsuranceBalanceResponse) })
  balances(@Query() { limit, cursor }: PageQuery): Promise<Page<ReinsuranceBalanceResponse>> {
    return this.queries.balances(limit, afterCursor(cursor, ['text', 'id']));
  }
}
