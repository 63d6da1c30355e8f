import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../platform/http/access.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Problems } from '../../platform/http/problems.decorator.js';
import type { Actor } from '../../shared/actor.js';
import type { Page } from '../../shared/page.js';
import { TimelineEntryPage, TimelineEntryResponse, TimelineQuery } from '../audit/index.js';
import { Timelines } from './timelines.js';

/** A claim has one of its own, in the words of its file. */
@ApiTags('audit')
@Controller()
export class TimelinesController {
  constructor(private readonly timelines: Timelines) {}

  @Get('quotes/:id/timeline')
  @Allow('timelines.read')
  @ApiOperation({
    operationId: 'getQuoteTimeline',
    summary: 'See what happened to a quote, all versions of it, newest first',
  })
  @ApiOkResponse({ type: TimelineEntryPage })
  @Problems('timelines.nothing-there')
  quote(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() query: TimelineQuery,
  ): Promise<Page<TimelineEntryResponse>> {
    return this.timelines.of(actor, 'quote', id, query);
  }

  @Get('policies/:id/timeline')
  @Allow('timelines.read')
  @ApiOperation({
    operationId: 'getPolicyTimeline',
    summary: 'See what happened to a policy, all terms of its contract, newest first',
  })
  @ApiOkResponse({ type: TimelineEntryPage })
  @Problems('timelines.nothing-there')
  policy(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() query: TimelineQuery,
  ): Promise<Page<TimelineEntryResponse>> {
    return this.timelines.of(actor, 'policy', id, query);
  }

  @Get('customers/:id/timeline')
  @Allow('timelines.read')
  @ApiOperation({
    operationId: 'getCustomerTimeline',
    summary: 'See what happened to a customer and to all that was written for them, newest first',
  })
  @ApiOkResponse({ type: TimelineEntryPage })
  @Problems('timelines.nothing-there')
  customer(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() query: TimelineQuery,
  ): Promise<Page<TimelineEntryResponse>> {
    return this.timelines.of(actor, 'customer', id, query);
  }
}
