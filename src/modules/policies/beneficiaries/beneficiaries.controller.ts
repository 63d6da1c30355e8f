import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import { BeneficiariesResponse, DesignateBeneficiariesRequest } from './beneficiaries.dto.js';
import { BeneficiariesQueries } from './beneficiaries.queries.js';
import { DesignateBeneficiaries } from './designate-beneficiaries.js';

@ApiTags('policies')
@Controller('policies/:id/beneficiaries')
export class BeneficiariesController {
  constructor(
    private readonly designate: DesignateBeneficiaries,
    private readonly queries: BeneficiariesQueries,
  ) {}

  @Get()
  @Allow('policies.read')
  @ApiOperation({
    operationId: 'listPolicyBeneficiaries',
    summary: 'See whom a life policy pays, and whom it would have paid before',
  })
  @ApiOkResponse({ type: BeneficiariesResponse })
  @Problems('policies.policy-not-found')
  list(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<BeneficiariesResponse> {
    return this.queries.ofPolicy(actor, id);
  }

  @Put()
  @Allow('policies.change-parties')
  @ApiOperation({
    operationId: 'designatePolicyBeneficiaries',
    summary: 'Say whom a life policy pays, as its owner has signed it',
    description: 'It takes the place of the designation before, which is kept.',
  })
  @ApiOkResponse({ type: BeneficiariesResponse })
  @Problems(
    'policies.policy-not-found',
    'policies.beneficiaries-of-life',
    'policies.beneficiaries-invalid',
    'policies.beneficiary-irrevocable',
    'sanctions.possible-match',
    'sanctions.list-unavailable',
  )
  put(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: DesignateBeneficiariesRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<BeneficiariesResponse> {
    return this.designate.run(actor, id, expected, body);
  }
}
