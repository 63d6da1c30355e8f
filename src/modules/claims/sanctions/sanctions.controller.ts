import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import { ClearSanctionsMatchRequest, WithdrawSanctionsClearanceRequest } from '../../sanctions/index.js';
import { ClearContacts } from './clear-contacts.js';
import { ContactScreeningResponse } from './sanctions.dto.js';

@ApiTags('claims')
@Controller('claim-contacts/:id')
export class ClaimSanctionsController {
  constructor(private readonly clearing: ClearContacts) {}

  @Get('screening')
  @Allow('claims.edit-contacts')
  @ApiOperation({
    operationId: 'screenClaimContact',
    summary: 'See whether a contact has the name of somebody on the list of sanctions',
    description: 'The name as it is now, against the list as it is now.',
  })
  @ApiOkResponse({ type: ContactScreeningResponse })
  @Problems('claims.contact-not-found', 'sanctions.list-unavailable')
  look(@IdParam() id: string): Promise<ContactScreeningResponse> {
    return this.clearing.look(id);
  }

  @Post('sanctions-clearances')
  @Allow('claims.clear-sanctions')
  @Idempotent()
  @ApiOperation({
    operationId: 'clearClaimContactSanctions',
    summary: 'Say that a contact is not whom an entry of the list of sanctions means',
    description:
      'It holds for this name and this entry, and for as long as both stay as they are. If-Match is the version of the contact.',
  })
  @ApiCreatedResponse({ type: ContactScreeningResponse })
  @Problems(
    'claims.contact-not-found',
    'sanctions.entry-unmatched',
    'sanctions.match-cleared',
    'sanctions.list-unavailable',
  )
  clear(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() body: ClearSanctionsMatchRequest,
  ): Promise<ContactScreeningResponse> {
    return this.clearing.clear(actor, id, expected, body);
  }

  @Post('sanctions-clearances/:clearanceId/withdraw')
  @HttpCode(200)
  @Allow('claims.clear-sanctions')
  @ApiOperation({
    operationId: 'withdrawClaimContactSanctionsClearance',
    summary: 'Say that a clearance was a mistake',
    description:
      'Payments to the contact that have not been released yet are held again. If-Match is the version of the contact.',
  })
  @ApiOkResponse({ type: ContactScreeningResponse })
  @Problems(
    'claims.contact-not-found',
    'sanctions.clearance-not-found',
    'sanctions.clearance-withdrawn',
    'sanctions.list-unavailable',
  )
  withdraw(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('clearanceId') clearanceId: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() body: WithdrawSanctionsClearanceRequest,
  ): Promise<ContactScreeningResponse> {
    return this.clearing.withdraw(actor, id, expected, clearanceId, body);
  }
}
