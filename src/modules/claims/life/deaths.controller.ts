import { Body, Controller, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import { HeirsOfDeath } from './heirs-of-death.js';
import {
  AddDescendantRequest,
  ChangeClaimBeneficiaryRequest,
  DeathQuery,
  DeathResponse,
  FindOnDeathRequest,
  RecordDeathRequest,
} from './life.dto.js';
import { LifeQueries } from './life.queries.js';
import { RecordDeath } from './record-death.js';
import { SettleDeath } from './settle-death.js';

@ApiTags('claims')
@Controller('claims/:id/death')
export class ClaimDeathsController {
  constructor(
    private readonly recordDeath: RecordDeath,
    private readonly settleDeath: SettleDeath,
    private readonly heirs: HeirsOfDeath,
    private readonly queries: LifeQueries,
  ) {}

  @Get()
  @Allow('claims.read-financials')
  @ApiOperation({
    operationId: 'getClaimDeath',
    summary: 'See what a death pays, to whom, and what is to be looked into first',
  })
  @ApiOkResponse({ type: DeathResponse })
  @Problems('claims.claim-not-found', 'claims.death-not-recorded')
  read(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { paidOn }: DeathQuery,
  ): Promise<DeathResponse> {
    return this.queries.of(actor, id, paidOn);
  }

  @Put()
  @Allow('claims.adjust')
  @ApiOperation({
    operationId: 'recordClaimDeath',
    summary: 'Enter what is known of a death on which a life policy is to pay',
    description:
      'The first time it takes over who was named as beneficiary on the day of the death. The manner of the death, and the days since the contract began, say whether it is looked into; nothing is denied by that.',
  })
  @ApiOkResponse({ type: DeathResponse })
  @Problems(
    'claims.claim-not-found',
    'claims.status',
    'claims.not-of-life',
    'claims.policy-unverified',
    'claims.not-covered',
    'claims.coverage-unknown',
    'claims.waiting-period',
    'claims.excluded',
    'claims.death-invalid',
    'claims.face-unknown',
    'claims.other-designation',
  )
  put(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: RecordDeathRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<DeathResponse> {
    return this.recordDeath.run(actor, id, expected, body);
  }

  @Post('finding')
  @HttpCode(200)
  @Allow('claims.decide')
  @ApiOperation({
    operationId: 'findOnClaimDeath',
    summary: 'Say what was found about a contract that was looked into',
  })
  @ApiOkResponse({ type: DeathResponse })
  @Problems(
    'claims.claim-not-found',
    'claims.status',
    'claims.death-not-recorded',
    'claims.nothing-to-review',
  )
  find(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: FindOnDeathRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<DeathResponse> {
    return this.settleDeath.find(actor, id, expected, body);
  }

  @Patch('beneficiaries/:beneficiaryId')
  @Allow('claims.adjust')
  @ApiOperation({
    operationId: 'changeClaimBeneficiary',
    summary: 'Say how it stands with a beneficiary, and who receives the money',
  })
  @ApiOkResponse({ type: DeathResponse })
  @Problems(
    'claims.claim-not-found',
    'claims.status',
    'claims.death-not-recorded',
    'claims.beneficiary-not-found',
    'claims.contact-not-found',
    'claims.death-invalid',
    'claims.not-represented',
  )
  beneficiary(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('beneficiaryId') beneficiaryId: string,
    @Body() body: ChangeClaimBeneficiaryRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<DeathResponse> {
    return this.heirs.change(actor, id, beneficiaryId, expected, body);
  }

  @Post('beneficiaries/:beneficiaryId/descendants')
  @HttpCode(200)
  @Allow('claims.adjust')
  @ApiOperation({
    operationId: 'addClaimDescendant',
    summary: 'Name a descendant who takes the place of a beneficiary',
    description:
      'Of one whom the owner has named per stirpes, and who takes nothing. Descendants share alike; those of a descendant who takes nothing are added to that one.',
  })
  @ApiOkResponse({ type: DeathResponse })
  @Problems(
    'claims.claim-not-found',
    'claims.status',
    'claims.death-not-recorded',
    'claims.beneficiary-not-found',
    'claims.death-invalid',
    'claims.not-represented',
  )
  descend(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('beneficiaryId') beneficiaryId: string,
    @Body() body: AddDescendantRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<DeathResponse> {
    return this.heirs.descend(actor, id, beneficiaryId, expected, body);
  }

  @Post('settlement')
  @HttpCode(200)
  @Allow('claims.adjust')
  @ApiOperation({
    operationId: 'settleClaimDeath',
    summary: 'Divide what a death pays among its beneficiaries',
    description:
      'Opens an exposure for each who is to be paid, with the share as its loss. Reserves and payments follow as on other claims; interest is paid from a reserve line of its own.',
  })
  @ApiOkResponse({ type: DeathResponse })
  @Problems(
    'claims.claim-not-found',
    'claims.status',
    'claims.death-not-recorded',
    'claims.proof-of-death-missing',
    'claims.death-under-review',
    'claims.payee-unknown',
    'claims.payments-made',
    'claims.not-covered',
  )
  settle(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<DeathResponse> {
    return this.settleDeath.run(actor, id, expected);
  }
}
