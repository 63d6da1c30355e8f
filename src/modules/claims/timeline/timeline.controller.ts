import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import { TimelineResponse } from './timeline.dto.js';
import { TimelineQueries } from './timeline.queries.js';

@ApiTags('claims')
@Controller('claims/:id/timeline')
export class ClaimTimelineController {
  constructor(private readonly queries: TimelineQueries) {}

  @Get()
  @Allow('claims.read-financials')
  @ApiOperation({
    operationId: 'getClaimTimeline',
    summary: 'See what has happened on a claim, the latest first',
  })
  @ApiOkResponse({ type: TimelineResponse })
  @Problems('claims.claim-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<TimelineResponse> {
    return this.queries.ofClaim(actor, id);
  }
}
