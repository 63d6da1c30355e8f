import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../shared/actor.js';
import { Allow, CurrentActor } from '../../../../platform/http/access.js';
import { LocatedAt } from '../../../../platform/http/entity-headers.js';
import { IdParam } from '../../../../platform/http/id-param.js';
import { Idempotent } from '../../../../platform/http/idempotency.js';
import { Problems } from '../../../../platform/http/problems.decorator.js';
import { PolicyResponse } from '../../policies.dto.js';
import { CancelPolicy } from './cancel-policy.js';
import {
  CancelPolicyRequest,
  CancellationPreviewRequest,
  CancellationPreviewResponse,
  CancellationResponse,
  RescindCancellationRequest,
} from './cancellations.dto.js';
import { PreviewCancellation } from './preview-cancellation.js';
import { ReadCancellation } from './read-cancellation.js';
import { RescindCancellation } from './rescind-cancellation.js';

const REFUSALS = [
  'policies.policy-not-found',
  'policies.outside-term',
  'policies.term-expired',
  'policies.not-in-force',
  'policies.change-back-dated',
  'policies.reason-of-other-party',
  'policies.insurer-cancellation',
  'policies.already-cancelled',
  'policies.cancellation-scheduled',
  'policies.notice-days-unknown',
  'policies.underwriting-period-over',
  'policies.notice-too-short',
] as const;

@ApiTags('policies')
@Controller('policies/:id')
export class CancellationsController {
  constructor(
    private readonly cancelPolicy: CancelPolicy,
    private readonly previewCancellation: PreviewCancellation,
    private readonly rescindCancellation: RescindCancellation,
    private readonly readCancellation: ReadCancellation,
  ) {}

  @Get('cancellation')
  @Allow('policies.read')
  @ApiOperation({ summary: 'See how a policy stands with its cancellation, and what is given back' })
  @ApiOkResponse({ type: CancellationResponse })
  @Problems('policies.policy-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<CancellationResponse> {
    return this.readCancellation.run(actor, id);
  }

  @Post('cancellations/preview')
  @HttpCode(200)
  @Allow('policies.cancel')
  @ApiOperation({ summary: 'See what a cancellation would give back, and when it may be; nothing is kept' })
  @ApiOkResponse({ type: CancellationPreviewResponse })
  @Problems(...REFUSALS)
  preview(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: CancellationPreviewRequest,
  ): Promise<CancellationPreviewResponse> {
    return this.previewCancellation.run(actor, id, body);
  }

  @Post('cancellations')
  @Allow('policies.cancel')
  @Idempotent()
  @LocatedAt('/api/v1/policies/:id')
  @ApiOperation({
    operationId: 'cancelPolicy',
    summary: 'Cancel a policy, or schedule its cancellation',
    description:
      'Today or earlier ends coverage at once; a later day is announced and can be rescinded until then. An insurer owes the notice that is recorded for the state.',
  })
  @ApiCreatedResponse({ type: PolicyResponse })
  @Problems(
    ...REFUSALS,
    'policies.losses-reported',
    'policies.version-mismatch',
    'policies.explanation-required',
    'agencies.company-unknown',
  )
  cancel(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { policyVersion, ...input }: CancelPolicyRequest,
  ): Promise<PolicyResponse> {
    return this.cancelPolicy.run(actor, id, policyVersion, input);
  }

  @Post('cancellations/rescission')
  @Allow('policies.cancel')
  @Idempotent()
  @LocatedAt('/api/v1/policies/:id')
  @ApiOperation({ summary: 'Take a scheduled cancellation back before its day' })
  @ApiCreatedResponse({ type: PolicyResponse })
  @Problems(
    'policies.policy-not-found',
    'policies.version-mismatch',
    'policies.no-cancellation-scheduled',
    'agencies.company-unknown',
    'policies.insurer-cancellation',
  )
  rescind(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { policyVersion, ...input }: RescindCancellationRequest,
  ): Promise<PolicyResponse> {
    return this.rescindCancellation.run(actor, id, policyVersion, input);
  }
}
