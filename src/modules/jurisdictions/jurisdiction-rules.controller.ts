import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
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
import { EnteredRules } from './entered-rules.js';
import { ReviewJurisdictionRule } from './review-jurisdiction-rule.js';
import {
  AddJurisdictionRuleRequest,
  EndJurisdictionRuleRequest,
  JurisdictionRuleResponse,
  JurisdictionRuleSearchQuery,
} from './jurisdiction-rules.dto.js';

@ApiTags('rating')
@Controller('rating/state-facts')
export class JurisdictionRulesController {
  constructor(
    private readonly rules: EnteredRules,
    private readonly reviewFact: ReviewJurisdictionRule,
  ) {}

  @Post()
  @Allow('rating.edit-state-facts')
  @Idempotent()
  @LocatedAt('/api/v1/rating/state-facts/:id')
  @ApiOperation({ summary: 'Enter what the law of a state says, with its source' })
  @ApiCreatedResponse({ type: JurisdictionRuleResponse })
  @Problems('rating.state-fact-invalid', 'rating.state-fact-overlaps')
  add(
    @CurrentActor() actor: Actor,
    @Body() body: AddJurisdictionRuleRequest,
  ): Promise<JurisdictionRuleResponse> {
    return this.rules.add(actor, body);
  }

  @Get()
  @Allow('rating.read')
  @ApiOperation({ summary: 'List facts of states, newest first' })
  @ApiOkResponse({ type: pageOf(JurisdictionRuleResponse) })
  search(
    @Query() { cursor, ...search }: JurisdictionRuleSearchQuery,
  ): Promise<Page<JurisdictionRuleResponse>> {
    return this.rules.search({ ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get(':id')
  @Allow('rating.read')
  @ApiOperation({ summary: 'See a fact of a state' })
  @ApiOkResponse({ type: JurisdictionRuleResponse })
  @Problems('rating.state-fact-not-found')
  read(@IdParam() id: string): Promise<JurisdictionRuleResponse> {
    return this.rules.byId(id);
  }

  @Patch(':id')
  @Allow('rating.edit-state-facts')
  @ApiOperation({ summary: 'Say when a fact ends to hold' })
  @ApiOkResponse({ type: JurisdictionRuleResponse })
  @Problems('rating.state-fact-not-found', 'rating.state-fact-invalid', 'rating.state-fact-overlaps')
  end(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() body: EndJurisdictionRuleRequest,
  ): Promise<JurisdictionRuleResponse> {
    return this.rules.end(actor, id, expected, body.expirationDate);
  }

  @Post(':id/review')
  @HttpCode(200)
  @Allow('rating.review-state-facts')
  @ApiOperation({ summary: 'Confirm a fact that somebody else entered' })
  @ApiOkResponse({ type: JurisdictionRuleResponse })
  @Problems('rating.state-fact-not-found', 'rating.state-fact-reviewed', 'rating.reviewer-is-author')
  review(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<JurisdictionRuleResponse> {
    return this.reviewFact.run(actor, id, expected);
  }
}
