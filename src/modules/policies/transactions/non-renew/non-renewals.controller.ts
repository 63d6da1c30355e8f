import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../shared/actor.js';
import { Allow, CurrentActor } from '../../../../platform/http/access.js';
import { LocatedAt } from '../../../../platform/http/entity-headers.js';
import { IdParam } from '../../../../platform/http/id-param.js';
import { Idempotent } from '../../../../platform/http/idempotency.js';
import { Problems } from '../../../../platform/http/problems.decorator.js';
import { PolicyResponse } from '../../policies.dto.js';
import { HINDRANCES } from '../renew/domain/hindrances.js';
import { NonRenewPolicy } from './non-renew-policy.js';
import {
  NonRenewPolicyRequest,
  NonRenewalPreviewRequest,
  NonRenewalPreviewResponse,
  NonRenewalResponse,
  WithdrawNonRenewalRequest,
} from './non-renewals.dto.js';
import { PreviewNonRenewal } from './preview-non-renewal.js';
import { ReadNonRenewal } from './read-non-renewal.js';
import { WithdrawNonRenewal } from './withdraw-non-renewal.js';

const REFUSALS = [
  'policies.policy-not-found',
  'policies.reason-of-other-party',
  'policies.insurer-non-renewal',
  'policies.notice-days-unknown',
  ...HINDRANCES,
] as const;

@ApiTags('policies')
@Controller('policies/:id/non-renewal')
export class NonRenewalsController {
  constructor(
    private readonly nonRenewPolicy: NonRenewPolicy,
    private readonly previewNonRenewal: PreviewNonRenewal,
    private readonly withdrawNonRenewal: WithdrawNonRenewal,
    private readonly readNonRenewal: ReadNonRenewal,
  ) {}

  @Get()
  @Allow('policies.read')
  @ApiOperation({ summary: 'See whether a policy is not to be renewed, and how that stands' })
  @ApiOkResponse({ type: NonRenewalResponse })
  @Problems('policies.policy-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<NonRenewalResponse> {
    return this.readNonRenewal.run(actor, id);
  }

  @Post('preview')
  @HttpCode(200)
  @Allow('policies.non-renew')
  @ApiOperation({ summary: 'See until when a notice would have to be mailed; nothing is kept' })
  @ApiOkResponse({ type: NonRenewalPreviewResponse })
  @Problems(...REFUSALS)
  preview(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: NonRenewalPreviewRequest,
  ): Promise<NonRenewalPreviewResponse> {
    return this.previewNonRenewal.run(actor, id, body);
  }

  @Post()
  @Allow('policies.non-renew')
  @Idempotent()
  @LocatedAt('/api/v1/policies/:id')
  @ApiOperation({
    operationId: 'nonRenewPolicy',
    summary: 'Let a policy end with its term',
    description:
      'An insurer owes the notice that is recorded for the state, and a renewal that is prepared or offered is given up. The insured may ask for it on any day.',
  })
  @ApiCreatedResponse({ type: PolicyResponse })
  @Problems(
    ...REFUSALS,
    'policies.version-mismatch',
    'policies.non-renewal-too-late',
    'agencies.company-unknown',
    'policies.explanation-required',
  )
  nonRenew(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { policyVersion, ...input }: NonRenewPolicyRequest,
  ): Promise<PolicyResponse> {
    return this.nonRenewPolicy.run(actor, id, policyVersion, input);
  }

  @Post('withdrawal')
  @Allow('policies.non-renew')
  @Idempotent()
  @LocatedAt('/api/v1/policies/:id')
  @ApiOperation({ summary: 'Let a policy be renewed after all, while its term has not run out' })
  @ApiCreatedResponse({ type: PolicyResponse })
  @Problems(
    'policies.policy-not-found',
    'policies.version-mismatch',
    'policies.term-expired',
    'policies.not-non-renewed',
    'policies.insurer-non-renewal',
  )
  withdraw(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { policyVersion, ...input }: WithdrawNonRenewalRequest,
  ): Promise<PolicyResponse> {
    return this.withdrawNonRenewal.run(actor, id, policyVersion, input);
  }
}
