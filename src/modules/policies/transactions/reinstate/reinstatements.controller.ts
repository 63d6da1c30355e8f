import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../shared/actor.js';
import { Allow, CurrentActor } from '../../../../platform/http/access.js';
import { LocatedAt } from '../../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../../platform/http/etag.js';
import { IdParam } from '../../../../platform/http/id-param.js';
import { Idempotent } from '../../../../platform/http/idempotency.js';
import { Problems } from '../../../../platform/http/problems.decorator.js';
import { PolicyResponse } from '../../policies.dto.js';
import { PreviewReinstatement } from './preview-reinstatement.js';
import { ReinstatePolicy } from './reinstate-policy.js';
import { ReinstatePolicyRequest, ReinstatementPreviewResponse } from './reinstatements.dto.js';

const REFUSALS = [
  'policies.policy-not-found',
  'policies.not-cancelled',
  'policies.outside-term',
  'policies.term-expired',
  'policies.reinstatement-date',
  'policies.endorsement-lost',
] as const;

@ApiTags('policies')
@Controller('policies/:id/reinstatements')
export class ReinstatementsController {
  constructor(
    private readonly reinstatePolicy: ReinstatePolicy,
    private readonly previewReinstatement: PreviewReinstatement,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @Allow('policies.reinstate')
  @ApiOperation({ summary: 'See what a reinstatement would charge; nothing is kept' })
  @ApiOkResponse({ type: ReinstatementPreviewResponse })
  @Problems(...REFUSALS)
  preview(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ReinstatePolicyRequest,
  ): Promise<ReinstatementPreviewResponse> {
    return this.previewReinstatement.run(actor, id, body);
  }

  @Post()
  @Allow('policies.reinstate')
  @Idempotent()
  @LocatedAt('/api/v1/policies/:id')
  @ApiOperation({
    operationId: 'reinstatePolicy',
    summary: 'Reinstate a canceled policy, with or without lapse',
    description: 'Without lapse, what the cancellation took back comes back and all nets to zero.',
  })
  @ApiCreatedResponse({ type: PolicyResponse })
  @Problems(
    ...REFUSALS,
    'policies.losses-reported',
    'policies.no-loss-statement-due',
    'policies.no-loss-statement-invalid',
    'agencies.company-unknown',
    'sanctions.possible-match',
    'sanctions.list-unavailable',
  )
  reinstate(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() input: ReinstatePolicyRequest,
  ): Promise<PolicyResponse> {
    return this.reinstatePolicy.run(actor, id, expected, input);
  }
}
