import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
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
import { HINDRANCES, PolicyResponse } from '../policies/index.js';
import { BindRenewal } from './bind-renewal.js';
import { DecideRenewal } from './decide-renewal.js';
import { PrepareRenewal } from './prepare-renewal.js';
import {
  BindRenewalRequest,
  DecideRenewalRequest,
  RenewalResponse,
  RenewalSearchQuery,
  RenewalSummaryResponse,
} from './renewals.dto.js';
import { RenewalsQueries } from './renewals.queries.js';

const CHANGE_REFUSALS = [
  'policies.renewal-not-found',
  'policies.renewal-status',
  'policies.already-renewed',
] as const;

@ApiTags('policies')
@Controller()
export class RenewalsController {
  constructor(
    private readonly prepareRenewal: PrepareRenewal,
    private readonly decideRenewal: DecideRenewal,
    private readonly bindRenewal: BindRenewal,
    private readonly queries: RenewalsQueries,
  ) {}

  @Get('renewals')
  @Allow('policies.read')
  @ApiOperation({ summary: 'List renewals, by the day on which their next term begins' })
  @ApiOkResponse({ type: pageOf(RenewalSummaryResponse) })
  search(
    @CurrentActor() actor: Actor,
    @Query() { cursor, ...search }: RenewalSearchQuery,
  ): Promise<Page<RenewalSummaryResponse>> {
    return this.queries.search(actor, { ...search, after: afterCursor(cursor, ['date', 'id']) });
  }

  @Get('renewals/:id')
  @Allow('policies.read')
  @ApiOperation({ summary: 'See a renewal with its price and its cap' })
  @ApiOkResponse({ type: RenewalResponse })
  @Problems('policies.renewal-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<RenewalResponse> {
    return this.queries.byId(actor, id);
  }

  @Get('policies/:id/renewal')
  @Allow('policies.read')
  @ApiOperation({ operationId: 'readPolicyRenewal', summary: 'See the renewal of a policy' })
  @ApiOkResponse({ type: RenewalResponse })
  @Problems('policies.renewal-not-found')
  ofPolicy(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<RenewalResponse> {
    return this.queries.ofPolicy(actor, id);
  }

  @Post('policies/:id/renewal')
  @Allow('policies.renew')
  @Idempotent()
  @LocatedAt('/api/v1/renewals/:id')
  @ApiOperation({
    summary: 'Prepare the renewal of a policy now, or rate it again',
    description:
      'What is insured on the last day, on the edition in force for renewals on the first day of the next term. Once offered it keeps its edition.',
  })
  @ApiCreatedResponse({ type: RenewalResponse })
  @Problems(
    'policies.policy-not-found',
    'policies.renewal-status',
    'policies.renewal-early',
    'sanctions.list-unavailable',
    ...HINDRANCES,
    'agencies.company-unknown',
  )
  prepare(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<RenewalResponse> {
    return this.prepareRenewal.run(actor, id, expected);
  }

  @Post('renewals/:id/approve')
  @Allow('policies.approve-renewal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Approve a renewal that underwriting refers' })
  @ApiOkResponse({ type: RenewalResponse })
  @Problems(
    ...CHANGE_REFUSALS,
    ...HINDRANCES,
    'policies.renewal-authority',
    'agencies.company-unknown',
    'sanctions.possible-match',
    'sanctions.list-unavailable',
  )
  approve(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() decision: DecideRenewalRequest,
  ): Promise<RenewalResponse> {
    return this.decideRenewal.approve(actor, id, expected, decision);
  }

  @Post('renewals/:id/withdraw')
  @Allow('policies.renew')
  @HttpCode(200)
  @ApiOperation({ summary: 'Withdraw a renewal that the insured does not want' })
  @ApiOkResponse({ type: RenewalResponse })
  @Problems(...CHANGE_REFUSALS)
  withdraw(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() decision: DecideRenewalRequest,
  ): Promise<RenewalResponse> {
    return this.decideRenewal.withdraw(actor, id, expected, decision);
  }

  @Post('renewals/:id/bind')
  @Allow('policies.renew')
  @Idempotent()
  @LocatedAt('/api/v1/policies/:id')
  @ApiOperation({ summary: 'Bind a renewal into the next term of its contract' })
  @ApiCreatedResponse({ type: PolicyResponse })
  @Problems(
    'sanctions.possible-match',
    'sanctions.list-unavailable',
    ...CHANGE_REFUSALS,
    ...HINDRANCES,
    'policies.renewal-late',
    'agencies.company-unknown',
    'policies.renewal-stale',
    'policies.customer-gone',
    'billing.plan-not-found',
    'billing.plan-not-allowed',
    'quoting.under-moratorium',
  )
  bind(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() body: BindRenewalRequest,
  ): Promise<PolicyResponse> {
    return this.bindRenewal.run(actor, id, expected, body);
  }
}
