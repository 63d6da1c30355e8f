import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { pageOf } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { ClaimRoles } from './claim-roles.js';
import { Contacts } from './contacts.js';
import {
  ChangeContactRequest,
  ClaimContactResponse,
  ClaimRolesResponse,
  ContactSearchQuery,
  EnterContactRequest,
  NameContactRequest,
} from './people.dto.js';

@ApiTags('claims')
@Controller()
export class ClaimPeopleController {
  constructor(
    private readonly contacts: Contacts,
    private readonly roles: ClaimRoles,
  ) {}

  @Post('claim-contacts')
  @Allow('claims.edit-contacts')
  @Idempotent()
  @LocatedAt('/api/v1/claim-contacts/:id')
  @ApiOperation({
    operationId: 'createClaimContact',
    summary: 'Enter a person or a firm that claims have to do with',
  })
  @ApiCreatedResponse({ type: ClaimContactResponse })
  @Problems('claims.contact-invalid')
  enter(@CurrentActor() actor: Actor, @Body() body: EnterContactRequest): Promise<ClaimContactResponse> {
    return this.contacts.enter(actor, body);
  }

  @Get('claim-contacts')
  @Allow('claims.edit-contacts')
  @ApiOperation({ operationId: 'listClaimContacts', summary: 'Find contacts by name or telephone number' })
  @ApiOkResponse({ type: pageOf(ClaimContactResponse) })
  search(@Query() { limit, cursor, ...which }: ContactSearchQuery): Promise<Page<ClaimContactResponse>> {
    return this.contacts.search(which, limit, afterCursor(cursor, ['text', 'id']));
  }

  @Get('claim-contacts/:id')
  @Allow('claims.edit-contacts')
  @ApiOperation({ operationId: 'getClaimContact', summary: 'See a contact' })
  @ApiOkResponse({ type: ClaimContactResponse })
  @Problems('claims.contact-not-found')
  read(@IdParam() id: string): Promise<ClaimContactResponse> {
    return this.contacts.byId(id);
  }

  @Patch('claim-contacts/:id')
  @Allow('claims.edit-contacts')
  @ApiOperation({ operationId: 'updateClaimContact', summary: 'Correct a contact' })
  @ApiOkResponse({ type: ClaimContactResponse })
  @Problems('claims.contact-not-found', 'claims.contact-invalid')
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ChangeContactRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ClaimContactResponse> {
    return this.contacts.change(actor, id, expected, body);
  }

  @Get('claims/:id/roles')
  @Allow('claims.read-financials')
  @ApiOperation({ operationId: 'listClaimRoles', summary: 'See who is named on a claim, and as what' })
  @ApiOkResponse({ type: ClaimRolesResponse })
  @Problems('claims.claim-not-found')
  named(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ClaimRolesResponse> {
    return this.roles.ofClaim(actor, id);
  }

  @Post('claims/:id/roles')
  @Allow('claims.edit-contacts')
  @Idempotent()
  @ApiOperation({ operationId: 'addClaimRole', summary: 'Say what a contact is on a claim' })
  @ApiCreatedResponse({ type: ClaimRolesResponse })
  @Problems('claims.claim-not-found', 'claims.contact-not-found', 'claims.role-taken')
  name(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: NameContactRequest,
  ): Promise<ClaimRolesResponse> {
    return this.roles.add(actor, id, body);
  }

  @Post('claims/:id/roles/:roleId/end')
  @HttpCode(200)
  @Allow('claims.edit-contacts')
  @ApiOperation({ operationId: 'endClaimRole', summary: 'Say that a contact is this on the claim no more' })
  @ApiOkResponse({ type: ClaimRolesResponse })
  @Problems('claims.claim-not-found', 'claims.role-not-found')
  end(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('roleId') roleId: string,
  ): Promise<ClaimRolesResponse> {
    return this.roles.end(actor, id, roleId);
  }
}
