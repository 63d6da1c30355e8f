import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../shared/actor.js';
import type { Page } from '../../shared/page.js';
import { Allow, CurrentActor } from '../../platform/http/access.js';
import { afterCursor } from '../../platform/http/cursor.js';
import { LocatedAt } from '../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { pageOf } from '../../platform/http/fields.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Idempotent } from '../../platform/http/idempotency.js';
import { Problems } from '../../platform/http/problems.decorator.js';
import { BindPolicy } from './transactions/bind/bind-policy.js';
import { LedgerQueries } from './ledger/ledger.queries.js';
import {
  BindQuoteRequest,
  LedgerQuery,
  PolicyReadQuery,
  PolicyResponse,
  PolicyTransactionResponse,
} from './policies.dto.js';
import { PoliciesQueries } from './policies.queries.js';

@ApiTags('policies')
@Controller()
export class PoliciesController {
  constructor(
    private readonly bindPolicy: BindPolicy,
    private readonly queries: PoliciesQueries,
    private readonly ledgers: LedgerQueries,
  ) {}

  @Post('quotes/:id/bind')
  @Allow('policies.bind')
  @Idempotent()
  @LocatedAt('/api/v1/policies/:id')
  @ApiOperation({ operationId: 'bindQuote', summary: 'Bind a quote into a policy' })
  @ApiCreatedResponse({ type: PolicyResponse })
  @Problems(
    'quoting.quote-not-found',
    'quoting.already-bound',
    'quoting.quote-expired',
    'quoting.quote-not-rated',
    'quoting.quote-superseded',
    'quoting.alternative-chosen',
    'quoting.under-moratorium',
    'quoting.quote-declined',
    'quoting.referral-open',
    'policies.customer-gone',
    'sanctions.possible-match',
    'sanctions.list-unavailable',
    'agencies.company-unknown',
    'agencies.company-closed',
    'agencies.agency-not-active',
    'policies.effective-date-passed',
    'rating.incomplete-for-binding',
    'billing.plan-not-found',
    'billing.plan-not-allowed',
  )
  bind(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() body: BindQuoteRequest,
  ): Promise<PolicyResponse> {
    return this.bindPolicy.run(actor, id, expected, body);
  }

  @Get('policies/:id')
  @Allow('policies.read')
  @ApiOperation({ summary: 'See a policy as it stands on any day, and as known at any moment' })
  @ApiOkResponse({ type: PolicyResponse })
  @Problems('policies.policy-not-found')
  read(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() asOf: PolicyReadQuery,
  ): Promise<PolicyResponse> {
    return this.queries.byId(actor, id, asOf);
  }

  @Get('policies/:id/transactions')
  @Allow('policies.read')
  @ApiOperation({
    operationId: 'listPolicyTransactions',
    summary: 'Read the ledger of a policy in the order in which it was booked, with all charges',
  })
  @ApiOkResponse({ type: pageOf(PolicyTransactionResponse) })
  @Problems('policies.policy-not-found')
  ledger(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { limit, cursor, knownAt }: LedgerQuery,
  ): Promise<Page<PolicyTransactionResponse>> {
    return this.ledgers.page(actor, id, { limit, knownAt, after: afterCursor(cursor, ['whole']) });
  }
}
