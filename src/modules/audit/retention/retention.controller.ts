import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { LegalHolds } from './legal-holds.js';
import { LegalHoldsStore } from './legal-holds.store.js';
import { RetentionPolicies } from './retention-policies.js';
import { RetentionPoliciesStore } from './retention-policies.store.js';
import {
  ChangeRetentionRequest,
  LegalHoldList,
  LegalHoldPage,
  LegalHoldResponse,
  LegalHoldsQuery,
  PlaceHoldRequest,
  ReleaseHoldRequest,
  RetentionPolicyList,
  RetentionPolicyResponse,
} from './retention.dto.js';

@ApiTags('audit')
@Controller('audit')
export class RetentionController {
  constructor(
    private readonly holds: LegalHolds,
    private readonly holdsStore: LegalHoldsStore,
    private readonly policies: RetentionPolicies,
    private readonly policiesStore: RetentionPoliciesStore,
  ) {}

  @Post('legal-holds')
  @Allow('audit.holds.manage')
  @Idempotent()
  @ApiOperation({
    operationId: 'placeLegalHold',
    summary: 'Hold records for a suit or an inquiry: nothing removes or erases them',
  })
  @ApiCreatedResponse({ type: LegalHoldList })
  @Problems('audit.hold-in-force')
  async place(@CurrentActor() actor: Actor, @Body() body: PlaceHoldRequest): Promise<LegalHoldList> {
    return { items: await this.holds.place(actor, body) };
  }

  @Post('legal-holds/release')
  @Allow('audit.holds.manage')
  @HttpCode(200)
  @ApiOperation({ operationId: 'releaseLegalHold', summary: 'Release all that a matter holds' })
  @ApiOkResponse({ type: LegalHoldList })
  @Problems('audit.hold-not-found')
  async release(@CurrentActor() actor: Actor, @Body() body: ReleaseHoldRequest): Promise<LegalHoldList> {
    return { items: await this.holds.release(actor, body) };
  }

  @Get('legal-holds')
  @Allow('audit.holds.manage')
  @ApiOperation({ operationId: 'listLegalHolds', summary: 'List legal holds, newest first' })
  @ApiOkResponse({ type: LegalHoldPage })
  list(@Query() query: LegalHoldsQuery): Promise<Page<LegalHoldResponse>> {
    return this.holdsStore.list(query);
  }

  @Get('retention-policies')
  @Allow('audit.retention.manage')
  @ApiOperation({
    operationId: 'listRetentionPolicies',
    summary: 'See how long records are kept, and what the law asks for',
  })
  @ApiOkResponse({ type: RetentionPolicyList })
  async retention(): Promise<RetentionPolicyList> {
    return { items: await this.policiesStore.list() };
  }

  @Patch('retention-policies/:subject')
  @Allow('audit.retention.manage')
  @ApiOperation({
    operationId: 'changeRetentionPolicy',
    summary: 'Change how long records are kept, never below what the law asks for',
  })
  @ApiOkResponse({ type: RetentionPolicyResponse })
  @Problems('audit.retention-not-found', 'audit.retention-too-short')
  change(
    @CurrentActor() actor: Actor,
    @Param('subject') subject: string,
    @Body() body: ChangeRetentionRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<RetentionPolicyResponse> {
    return this.policies.change(actor, subject, body, expected);
  }
}
