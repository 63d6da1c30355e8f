import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../shared/actor.js';
import type { Page } from '../../shared/page.js';
import { Allow, CurrentActor } from '../../platform/http/access.js';
import { afterCursor } from '../../platform/http/cursor.js';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { PageQuery, pageOf } from '../../platform/http/fields.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Problems } from '../../platform/http/problems.decorator.js';
import { AccountsQueries } from './accounts.queries.js';
import {
  AccountSearchQuery,
  BillingAccountResponse,
  BillingAccountSummaryResponse,
  BillingEntryResponse,
  ChangePlanRequest,
  CloseAccountRequest,
} from './billing.dto.js';
import { CloseAccount } from './close-account.js';
import { ChangePlan } from './plans/change-plan.js';
import { MayLag } from '../../platform/http/standby/may-lag.js';

@ApiTags('billing')
@Controller()
export class AccountsController {
  constructor(
    private readonly queries: AccountsQueries,
    private readonly changePlan: ChangePlan,
    private readonly closeAccount: CloseAccount,
  ) {}

  @Get('policies/:id/billing')
  @Allow('billing.read')
  @ApiOperation({ operationId: 'readPolicyBilling', summary: 'See what a policy owes and its installments' })
  @ApiOkResponse({ type: BillingAccountResponse })
  @Problems('billing.account-not-found')
  ofPolicy(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<BillingAccountResponse> {
    return this.queries.ofPolicy(actor, id);
  }

  @Get('billing-accounts')
  @MayLag()
  @Allow('billing.read')
  @ApiOperation({ operationId: 'searchBillingAccounts', summary: 'Find billing accounts, newest first' })
  @ApiOkResponse({ type: pageOf(BillingAccountSummaryResponse) })
  search(
    @CurrentActor() actor: Actor,
    @Query() { cursor, ...search }: AccountSearchQuery,
  ): Promise<Page<BillingAccountSummaryResponse>> {
    return this.queries.search(actor, { ...search, after: afterCursor(cursor, ['id']) });
  }

  @Get('billing-accounts/:id')
  @Allow('billing.read')
  @ApiOperation({ operationId: 'readBillingAccount', summary: 'See a billing account and its installments' })
  @ApiOkResponse({ type: BillingAccountResponse })
  @Problems('billing.account-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<BillingAccountResponse> {
    return this.queries.byId(actor, id);
  }

  @Get('billing-accounts/:id/entries')
  @Allow('billing.read')
  @ApiOperation({ operationId: 'listBillingEntries', summary: 'Read the ledger of a billing account' })
  @ApiOkResponse({ type: pageOf(BillingEntryResponse) })
  @Problems('billing.account-not-found')
  entries(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<BillingEntryResponse>> {
    return this.queries.entries(actor, id, { limit, after: afterCursor(cursor, ['whole']) });
  }

  @Post('billing-accounts/:id/plan/preview')
  @HttpCode(200)
  @Allow('billing.change-plan')
  @ApiOperation({
    operationId: 'previewBillingAccountPlan',
    summary: 'See what another way of paying would ask for and when',
  })
  @ApiOkResponse({ type: BillingAccountResponse })
  @Problems(
    'billing.account-not-found',
    'billing.account-closed',
    'billing.cover-over',
    'billing.all-billed',
    'billing.plan-in-force',
    'billing.plan-not-found',
    'billing.plan-not-allowed',
  )
  previewPlan(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { planCode }: ChangePlanRequest,
  ): Promise<BillingAccountResponse> {
    return this.changePlan.preview(actor, id, planCode);
  }

  @Patch('billing-accounts/:id')
  @Allow('billing.change-plan')
  @ApiOperation({
    operationId: 'changeBillingAccountPlan',
    summary: 'Change the way of paying for what is not billed yet',
  })
  @ApiOkResponse({ type: BillingAccountResponse })
  @Problems(
    'billing.account-not-found',
    'billing.account-closed',
    'billing.cover-over',
    'billing.all-billed',
    'billing.plan-in-force',
    'billing.plan-not-found',
    'billing.plan-not-allowed',
  )
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { planCode }: ChangePlanRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<BillingAccountResponse> {
    return this.changePlan.run(actor, id, expected, planCode);
  }

  @Post('billing-accounts/:id/close')
  @HttpCode(200)
  @Allow('billing.close-account')
  @ApiOperation({
    operationId: 'closeBillingAccount',
    summary: 'Close an account whose coverage is over, and write off what is still owed',
  })
  @ApiOkResponse({ type: BillingAccountResponse })
  @Problems(
    'billing.account-not-found',
    'billing.account-closed',
    'billing.card-number',
    'billing.cover-goes-on',
    'billing.refund-due',
  )
  close(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: CloseAccountRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<BillingAccountResponse> {
    return this.closeAccount.run(actor, id, expected, reason);
  }
}
