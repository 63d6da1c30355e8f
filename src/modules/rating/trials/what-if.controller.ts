import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import { CapRelativities } from './cap-relativities.js';
import { CompareEditions } from './compare-editions.js';
import { CapRelativitiesRequest, CappedRelativitiesResponse } from './relativities.dto.js';
import { CompareRequest, ComparisonResponse, TrialResponse, WhatIfRequest } from './what-if.dto.js';
import { WhatIf } from './what-if.js';

@ApiTags('rating')
@Controller('rating')
export class WhatIfController {
  constructor(
    private readonly whatIf: WhatIf,
    private readonly comparing: CompareEditions,
    private readonly capping: CapRelativities,
  ) {}

  @Post('what-if')
  @Allow('rating.what-if')
  @HttpCode(200)
  @ApiOperation({ operationId: 'rateWhatIf', summary: 'Rate a risk and keep nothing' })
  @ApiOkResponse({ type: TrialResponse })
  @Problems(
    'rating.invalid-risk',
    'rating.no-table-row',
    'rating.too-much-work',
    'rating.premium-out-of-range',
    'rating.no-manual',
    'rating.no-edition-in-force',
    'rating.company-needed',
    'rating.only-in-force',
    'rating.edition-not-found',
    'rating.manual-invalid',
  )
  rate(@CurrentActor() actor: Actor, @Body() body: WhatIfRequest): Promise<TrialResponse> {
    return this.whatIf.run(actor, body);
  }

  @Post('compare')
  @Allow('rating.compare')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'compareEditions',
    summary:
      'Rate one risk on two editions and see what differs; with a cap also what a renewal would charge',
  })
  @ApiOkResponse({ type: ComparisonResponse })
  @Problems(
    'rating.invalid-risk',
    'rating.no-table-row',
    'rating.too-much-work',
    'rating.premium-out-of-range',
    'rating.edition-not-found',
    'rating.manual-invalid',
  )
  compare(@Body() body: CompareRequest): Promise<ComparisonResponse> {
    return this.comparing.run(body);
  }

  @Post('cap-relativities')
  @Allow('rating.compare')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'capRelativities',
    summary:
      'Cap what proposed relativities do to each level, and offset the base rate so that the book keeps its premium',
  })
  @ApiOkResponse({ type: CappedRelativitiesResponse })
  @Problems('rating.cap-leaves-no-room', 'rating.premium-out-of-range')
  cap(@Body() body: CapRelativitiesRequest): CappedRelativitiesResponse {
    return this.capping.run(body);
  }
}
