import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { PageQuery, pageOf } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { AddParty } from './add-party.js';
import { EndParty } from './end-party.js';
import { AddPartyRequest, EndPartyRequest, PartyResponse } from './parties.dto.js';
import { PartiesQueries } from './parties.queries.js';

@ApiTags('policies')
@Controller('policies/:id/parties')
export class PartiesController {
  constructor(
    private readonly addParty: AddParty,
    private readonly endParty: EndParty,
    private readonly queries: PartiesQueries,
  ) {}

  @Get()
  @Allow('policies.read')
  @ApiOperation({
    operationId: 'listPolicyParties',
    summary: 'List who is named on a policy, also those who have left it',
  })
  @ApiOkResponse({ type: pageOf(PartyResponse) })
  @Problems('policies.policy-not-found')
  list(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<PartyResponse>> {
    return this.queries.ofPolicy(actor, id, limit, afterCursor(cursor, ['text', 'id']));
  }

  @Post()
  @Allow('policies.change-parties')
  @Idempotent()
  @ApiOperation({
    operationId: 'addPolicyParty',
    summary: 'Put a mortgagee, lienholder, insured or other interest on a policy',
  })
  @ApiCreatedResponse({ type: PartyResponse })
  @Problems(
    'policies.policy-not-found',
    'policies.party-invalid',
    'policies.party-exists',
    'sanctions.possible-match',
    'sanctions.list-unavailable',
  )
  add(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: AddPartyRequest,
  ): Promise<PartyResponse> {
    return this.addParty.run(actor, id, body);
  }

  @Patch(':partyId')
  @Allow('policies.change-parties')
  @ApiOperation({ operationId: 'endPolicyParty', summary: 'Take a party off a policy from a day on' })
  @ApiOkResponse({ type: PartyResponse })
  @Problems(
    'policies.policy-not-found',
    'policies.party-not-found',
    'policies.party-invalid',
    'policies.party-ended',
  )
  end(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('partyId') partyId: string,
    @Body() { expirationDate }: EndPartyRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<PartyResponse> {
    return this.endParty.run(actor, id, partyId, expected, expirationDate);
  }
}
