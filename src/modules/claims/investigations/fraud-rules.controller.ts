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
import { CLAIM_FIELDS } from './domain/claim-characteristics.js';
import { FraudRules } from './fraud-rules.js';
import { AddFraudRuleRequest, EndFraudRuleRequest, FraudRuleResponse } from './investigations.dto.js';

const FIELDS = CLAIM_FIELDS.map(
  ({ name, type, title, optional }) =>
    `- \`claim.${name}\` (${type}${optional === true ? ', may be absent' : ''}): ${title}`,
).join('\n');

@ApiTags('claims')
@Controller('claim-fraud-rules')
export class ClaimFraudRulesController {
  constructor(private readonly rules: FraudRules) {}

  @Post()
  @Allow('claims.edit-fraud-rules')
  @Idempotent()
  @LocatedAt('/api/v1/claim-fraud-rules/:id')
  @ApiOperation({
    operationId: 'addClaimFraudRule',
    summary: 'Say what points to fraud, or from how many points on a claim is looked into',
    description: `What a condition may ask:\n\n${FIELDS}\n\nWhat may be absent is asked for with \`has()\` in the same condition.`,
  })
  @ApiCreatedResponse({ type: FraudRuleResponse })
  @Problems('claims.fraud-rule-invalid')
  add(@CurrentActor() actor: Actor, @Body() body: AddFraudRuleRequest): Promise<FraudRuleResponse> {
    return this.rules.add(actor, body);
  }

  @Get()
  @Allow('claims.investigate')
  @ApiOperation({ operationId: 'listClaimFraudRules', summary: 'List what points to fraud, newest first' })
  @ApiOkResponse({ type: pageOf(FraudRuleResponse) })
  list(@Query() { limit, cursor }: PageQuery): Promise<Page<FraudRuleResponse>> {
    return this.rules.list(limit, afterCursor(cursor, ['moment', 'id']));
  }

  @Get(':id')
  @Allow('claims.investigate')
  @ApiOperation({ operationId: 'getClaimFraudRule', summary: 'See a rule of what points to fraud' })
  @ApiOkResponse({ type: FraudRuleResponse })
  @Problems('claims.fraud-rule-not-found')
  read(@IdParam() id: string): Promise<FraudRuleResponse> {
    return this.rules.byId(id);
  }

  @Patch(':id')
  @Allow('claims.edit-fraud-rules')
  @ApiOperation({
    operationId: 'endClaimFraudRule',
    summary: 'Say when a rule of what points to fraud ends',
  })
  @ApiOkResponse({ type: FraudRuleResponse })
  @Problems('claims.fraud-rule-not-found', 'claims.fraud-rule-invalid')
  end(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { expirationDate }: EndFraudRuleRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<FraudRuleResponse> {
    return this.rules.end(actor, id, expected, expirationDate);
  }
}
