import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { PageQuery, pageOf } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { AddReserveRuleRequest, EndReserveRuleRequest, ReserveRuleResponse } from './reserve-rules.dto.js';
import { ReserveRules } from './reserve-rules.js';

@ApiTags('claims')
@Controller('claim-reserve-rules')
export class ClaimReserveRulesController {
  constructor(private readonly rules: ReserveRules) {}

  @Post()
  @Allow('claims.edit-reserve-rules')
  @Idempotent()
  @LocatedAt('/api/v1/claim-reserve-rules/:id')
  @ApiOperation({
    operationId: 'addClaimReserveRule',
    summary: 'Say what is set aside when an exposure is opened',
  })
  @ApiCreatedResponse({ type: ReserveRuleResponse })
  @Problems('claims.reserve-rule-invalid', 'claims.catastrophe-unknown')
  add(@CurrentActor() actor: Actor, @Body() body: AddReserveRuleRequest): Promise<ReserveRuleResponse> {
    return this.rules.add(actor, body);
  }

  @Get()
  @Allow('claims.read-financials')
  @ApiOperation({ operationId: 'listClaimReserveRules', summary: 'List the rules of reserves, newest first' })
  @ApiOkResponse({ type: pageOf(ReserveRuleResponse) })
  list(@Query() { limit, cursor }: PageQuery): Promise<Page<ReserveRuleResponse>> {
    return this.rules.list(limit, afterCursor(cursor, ['moment', 'id']));
  }

  @Get(':id')
  @Allow('claims.read-financials')
  @ApiOperation({ operationId: 'getClaimReserveRule', summary: 'See a rule of reserves' })
  @ApiOkResponse({ type: ReserveRuleResponse })
  @Problems('claims.reserve-rule-not-found')
  read(@IdParam() id: string): Promise<ReserveRuleResponse> {
    return this.rules.byId(id);
  }

  @Patch(':id')
  @Allow('claims.edit-reserve-rules')
  @ApiOperation({ operationId: 'endClaimReserveRule', summary: 'Say when a rule of reserves ends' })
  @ApiOkResponse({ type: ReserveRuleResponse })
  @Problems('claims.reserve-rule-not-found', 'claims.reserve-rule-invalid')
  end(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { expirationDate }: EndReserveRuleRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ReserveRuleResponse> {
    return this.rules.end(actor, id, expected, expirationDate);
  }
}
