import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import { LossRunQuery, LossRunResponse } from './loss-run.dto.js';
import { LossRuns } from './loss-run.queries.js';

@ApiTags('claims')
@Controller('loss-runs')
export class LossRunsController {
  constructor(private readonly lossRuns: LossRuns) {}

  @Get()
  @Allow('claims.read-financials')
  @ApiOperation({
    operationId: 'getLossRun',
    summary: 'See what the claims of a policy, or of a customer, have cost',
    description: 'Name one of the two. Claims that ended without a payment are listed too.',
  })
  @ApiOkResponse({ type: LossRunResponse })
  @Problems('claims.loss-run-of-nobody', 'policies.policy-not-found', 'customers.customer-not-found')
  read(@CurrentActor() actor: Actor, @Query() query: LossRunQuery): Promise<LossRunResponse> {
    return this.lossRuns.of(actor, query);
  }
}
