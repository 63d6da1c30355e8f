import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { RECENT_SIGN_IN } from '../../../platform/http/step-up.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { BreakGlass, mayReview } from './break-glass.js';
import {
  AddBreakGlassSetRequest,
  BreakGlassAccessPage,
  BreakGlassAccessResponse,
  BreakGlassQuery,
  BreakGlassRequest,
  BreakGlassSetList,
  BreakGlassSetResponse,
  ReviewBreakGlassRequest,
} from './break-glass.dto.js';
import { BreakGlassQueries } from './break-glass.queries.js';
import { BreakGlassSets } from './break-glass-sets.js';

@ApiTags('administration')
@Controller()
export class BreakGlassController {
  constructor(
    private readonly breakGlass: BreakGlass,
    private readonly sets: BreakGlassSets,
    private readonly queries: BreakGlassQueries,
  ) {}

  @Get('break-glass-sets')
  @Allow('identity.break-glass.take')
  @ApiOperation({
    operationId: 'listBreakGlassSets',
    summary: 'See what can be taken in an emergency, and by whom',
  })
  @ApiOkResponse({ type: BreakGlassSetList })
  async listSets(): Promise<BreakGlassSetList> {
    return { items: await this.sets.list() };
  }

  @Post('break-glass-sets')
  @Allow('identity.break-glass.manage', { stepUp: RECENT_SIGN_IN })
  @Idempotent()
  @ApiOperation({
    operationId: 'addBreakGlassSet',
    summary: 'Say what can be taken in an emergency, and by whom',
  })
  @ApiCreatedResponse({ type: BreakGlassSetResponse })
  @Problems('identity.break-glass-set-invalid', 'identity.break-glass-set-exists')
  addSet(
    @CurrentActor() actor: Actor,
    @Body() body: AddBreakGlassSetRequest,
  ): Promise<BreakGlassSetResponse> {
    return this.sets.add(actor, body);
  }

  @Post('break-glass-sets/:id/end')
  @Allow('identity.break-glass.manage', { stepUp: RECENT_SIGN_IN })
  @HttpCode(200)
  @ApiOperation({
    operationId: 'endBreakGlassSet',
    summary: 'Let nobody take a set any more; who holds it keeps it until it ends',
  })
  @ApiOkResponse({ type: BreakGlassSetResponse })
  @Problems('identity.break-glass-set-not-found', 'identity.break-glass-set-over')
  endSet(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<BreakGlassSetResponse> {
    return this.sets.end(actor, id, expected);
  }

  @Post('break-glass')
  @Allow('identity.break-glass.take', { stepUp: RECENT_SIGN_IN })
  @Idempotent()
  @LocatedAt('/api/v1/break-glass/:id')
  @ApiOperation({
    operationId: 'breakGlass',
    summary:
      'Take what an emergency asks for, for a while; others are told at once, and all that is done is marked',
  })
  @ApiCreatedResponse({ type: BreakGlassAccessResponse })
  @Problems(
    'identity.break-glass-set-not-found',
    'identity.break-glass-not-yours',
    'identity.break-glass-too-long',
    'identity.break-glass-live',
  )
  begin(@CurrentActor() actor: Actor, @Body() body: BreakGlassRequest): Promise<BreakGlassAccessResponse> {
    return this.breakGlass.begin(actor, body);
  }

  @Get('break-glass')
  @Allow('identity.break-glass.take')
  @ApiOperation({
    operationId: 'listBreakGlass',
    summary: 'See who broke the glass, newest first; those who do not review see their own',
  })
  @ApiOkResponse({ type: BreakGlassAccessPage })
  list(
    @CurrentActor() actor: Actor,
    @Query() query: BreakGlassQuery,
  ): Promise<Page<BreakGlassAccessResponse>> {
    return this.queries.list(mayReview(actor) ? query : { ...query, userId: actor.id ?? '' });
  }

  @Get('break-glass/:id')
  @Allow('identity.break-glass.take')
  @ApiOperation({ operationId: 'readBreakGlass', summary: 'See who broke the glass, and why' })
  @ApiOkResponse({ type: BreakGlassAccessResponse })
  @Problems('identity.break-glass-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<BreakGlassAccessResponse> {
    return this.queries.byId(id, mayReview(actor) ? undefined : (actor.id ?? ''));
  }

  @Post('break-glass/:id/end')
  @Allow('identity.break-glass.take')
  @HttpCode(200)
  @ApiOperation({ operationId: 'endBreakGlass', summary: 'Give it back before its time, or take it away' })
  @ApiOkResponse({ type: BreakGlassAccessResponse })
  @Problems('identity.break-glass-not-found', 'identity.break-glass-over')
  end(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<BreakGlassAccessResponse> {
    return this.breakGlass.end(actor, id, expected);
  }

  @Post('break-glass/:id/review')
  @Allow('identity.break-glass.review', { stepUp: RECENT_SIGN_IN })
  @HttpCode(200)
  @ApiOperation({ operationId: 'reviewBreakGlass', summary: 'Sign, as another person, whether it was right' })
  @ApiOkResponse({ type: BreakGlassAccessResponse })
  @Problems(
    'identity.break-glass-not-found',
    'identity.break-glass-own-review',
    'identity.break-glass-live',
    'identity.break-glass-reviewed',
  )
  review(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ReviewBreakGlassRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<BreakGlassAccessResponse> {
    return this.breakGlass.review(actor, id, expected, body);
  }
}
