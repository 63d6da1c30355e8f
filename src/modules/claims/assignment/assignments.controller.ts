import { Body, Controller, Get, Patch, Post, Put, Query } from '@nestjs/common';
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
import { ClaimResponse } from '../claims.dto.js';
import { AssignClaim } from './assign-claim.js';
import {
  AddAssignmentRuleRequest,
  AssignClaimRequest,
  AssignmentRuleResponse,
  AssignmentsResponse,
  EndAssignmentRuleRequest,
} from './assignment.dto.js';
import { AssignmentRules } from './assignment-rules.js';

@ApiTags('claims')
@Controller('claim-assignment-rules')
export class ClaimAssignmentRulesController {
  constructor(private readonly rules: AssignmentRules) {}

  @Post()
  @Allow('claims.edit-adjusters')
  @Idempotent()
  @LocatedAt('/api/v1/claim-assignment-rules/:id')
  @ApiOperation({
    operationId: 'addClaimAssignmentRule',
    summary: 'Say which team a sort of claims goes to',
    description:
      'Of a team whoever has the fewest open claims gets the next one. Where nobody of it is free, the next rule that fits is followed.',
  })
  @ApiCreatedResponse({ type: AssignmentRuleResponse })
  @Problems('claims.assignment-rule-invalid', 'claims.catastrophe-unknown')
  add(@CurrentActor() actor: Actor, @Body() body: AddAssignmentRuleRequest): Promise<AssignmentRuleResponse> {
    return this.rules.add(actor, body);
  }

  @Get()
  @Allow('claims.read-diary')
  @ApiOperation({
    operationId: 'listClaimAssignmentRules',
    summary: 'List the rules by which claims are assigned, newest first',
  })
  @ApiOkResponse({ type: pageOf(AssignmentRuleResponse) })
  list(@Query() { limit, cursor }: PageQuery): Promise<Page<AssignmentRuleResponse>> {
    return this.rules.list(limit, afterCursor(cursor, ['moment', 'id']));
  }

  @Get(':id')
  @Allow('claims.read-diary')
  @ApiOperation({ operationId: 'getClaimAssignmentRule', summary: 'See a rule by which claims are assigned' })
  @ApiOkResponse({ type: AssignmentRuleResponse })
  @Problems('claims.assignment-rule-not-found')
  read(@IdParam() id: string): Promise<AssignmentRuleResponse> {
    return this.rules.byId(id);
  }

  @Patch(':id')
  @Allow('claims.edit-adjusters')
  @ApiOperation({
    operationId: 'endClaimAssignmentRule',
    summary: 'Say when a rule by which claims are assigned ends',
  })
  @ApiOkResponse({ type: AssignmentRuleResponse })
  @Problems('claims.assignment-rule-not-found', 'claims.assignment-rule-invalid')
  end(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { expirationDate }: EndAssignmentRuleRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<AssignmentRuleResponse> {
    return this.rules.end(actor, id, expected, expirationDate);
  }
}

@ApiTags('claims')
@Controller('claims/:id')
export class ClaimAssignmentsController {
  constructor(private readonly assigning: AssignClaim) {}

  @Put('assignment')
  @Allow('claims.assign')
  @ApiOperation({
    operationId: 'assignClaim',
    summary: 'Say who works on a claim, whatever the rules say',
  })
  @ApiOkResponse({ type: ClaimResponse })
  @Problems('claims.claim-not-found', 'claims.status', 'claims.adjuster-unfit')
  assign(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: AssignClaimRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ClaimResponse> {
    return this.assigning.run(actor, id, expected, body);
  }

  @Get('assignments')
  @Allow('claims.read-diary')
  @ApiOperation({ operationId: 'listClaimAssignments', summary: 'See who has worked on a claim, and why' })
  @ApiOkResponse({ type: AssignmentsResponse })
  @Problems('claims.claim-not-found')
  list(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<AssignmentsResponse> {
    return this.assigning.ofClaim(actor, id);
  }
}
