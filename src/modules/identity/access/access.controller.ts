import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { RECENT_SIGN_IN } from '../../../platform/http/step-up.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import {
  AccessReviewResponse,
  HeldAccessPage,
  HeldAccessQuery,
  HeldAccessResponse,
  ReviewAccessRequest,
} from './access.dto.js';
import { AccessQueries } from './access.queries.js';
import { ReviewAccess } from './review-access.js';

@ApiTags('administration')
@Controller()
export class AccessController {
  constructor(
    private readonly reviewAccess: ReviewAccess,
    private readonly queries: AccessQueries,
  ) {}

  @Get('held-access')
  @Allow('identity.access.review')
  @ApiOperation({
    operationId: 'listHeldAccess',
    summary: 'See who holds what, since when, when they last used it, and who has reviewed that',
  })
  @ApiOkResponse({ type: HeldAccessPage })
  list(@Query() query: HeldAccessQuery): Promise<Page<HeldAccessResponse>> {
    return this.queries.held(query);
  }

  @Post('users/:userId/access-reviews')
  @Allow('identity.access.review', { stepUp: RECENT_SIGN_IN })
  @Idempotent()
  @ApiOperation({
    operationId: 'reviewAccess',
    summary: 'Sign that a user keeps what they hold, or end it; nobody reviews themselves',
  })
  @ApiCreatedResponse({ type: AccessReviewResponse })
  @Problems(
    'identity.user-not-found',
    'identity.own-access',
    'identity.access-changed',
    'identity.review-reason-missing',
    'identity.last-admin',
  )
  review(
    @CurrentActor() actor: Actor,
    @IdParam('userId') userId: string,
    @Body() body: ReviewAccessRequest,
  ): Promise<AccessReviewResponse> {
    return this.reviewAccess.run(actor, userId, body);
  }
}
