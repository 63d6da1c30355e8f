import { Body, Controller, Delete, Get, Header, HttpCode, Patch, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import {
  CorrectIdentifierRequest,
  CustomerIdentifierResponse,
  CustomerIdentifiersResponse,
  CustomersFoundResponse,
  EnterIdentifierRequest,
  FindByIdentifierRequest,
  RevealedIdentifierResponse,
  RevealIdentifierRequest,
} from './identifiers.dto.js';
import { EditIdentifiers } from './edit-identifiers.js';
import { ReadIdentifiers } from './read-identifiers.js';

@ApiTags('customers')
@Controller('customers')
export class IdentifiersController {
  constructor(
    private readonly keep: EditIdentifiers,
    private readonly reading: ReadIdentifiers,
  ) {}

  @Post('search')
  @HttpCode(200)
  @Allow('customers.find-by-identifier')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'findCustomersByIdentifier',
    summary: 'Find customers by a license, social security or other number',
    description: 'By the whole number. A body, because addresses stand in logs.',
  })
  @ApiOkResponse({ type: CustomersFoundResponse })
  @Problems('customers.identifier-invalid')
  find(@CurrentActor() actor: Actor, @Body() body: FindByIdentifierRequest): Promise<CustomersFoundResponse> {
    return this.reading.find(actor, body);
  }

  @Get(':id/identifiers')
  @Allow('customers.read')
  @ApiOperation({
    operationId: 'listCustomerIdentifiers',
    summary: 'See the identifiers of a customer, masked',
  })
  @ApiOkResponse({ type: CustomerIdentifiersResponse })
  @Problems('customers.customer-not-found')
  list(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<CustomerIdentifiersResponse> {
    return this.reading.list(actor, id);
  }

  @Post(':id/identifiers')
  @Allow('customers.manage-identifiers')
  @Idempotent()
  @ApiOperation({
    operationId: 'enterCustomerIdentifier',
    summary: 'Enter a license, social security, tax, passport or national number of a customer',
    description: 'It is kept encrypted, and answered masked.',
  })
  @ApiCreatedResponse({ type: CustomerIdentifierResponse })
  @Problems(
    'customers.customer-not-found',
    'customers.customer-merged',
    'customers.identifier-invalid',
    'customers.identifier-known',
    'customers.one-of-a-kind',
  )
  enter(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: EnterIdentifierRequest,
  ): Promise<CustomerIdentifierResponse> {
    return this.keep.enter(actor, id, body);
  }

  @Patch(':id/identifiers/:identifierId')
  @Allow('customers.manage-identifiers')
  @ApiOperation({ operationId: 'correctCustomerIdentifier', summary: 'Correct an identifier of a customer' })
  @ApiOkResponse({ type: CustomerIdentifierResponse })
  @Problems(
    'customers.customer-not-found',
    'customers.customer-merged',
    'customers.identifier-not-found',
    'customers.identifier-invalid',
    'customers.identifier-known',
  )
  correct(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('identifierId') identifierId: string,
    @Body() body: CorrectIdentifierRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<CustomerIdentifierResponse> {
    return this.keep.correct(actor, id, identifierId, expected, body);
  }

  @Delete(':id/identifiers/:identifierId')
  @HttpCode(204)
  @Allow('customers.manage-identifiers')
  @ApiOperation({ operationId: 'removeCustomerIdentifier', summary: 'Remove an identifier of a customer' })
  @ApiNoContentResponse()
  @Problems('customers.customer-not-found', 'customers.customer-merged', 'customers.identifier-not-found')
  remove(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('identifierId') identifierId: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<void> {
    return this.keep.remove(actor, id, identifierId, expected);
  }

  @Post(':id/identifiers/:identifierId/reveal')
  @HttpCode(200)
  @Allow('customers.reveal-identifiers')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'revealCustomerIdentifier',
    summary: 'See an identifier of a customer in full',
    description: 'Who has seen it, and why, stays in the trail.',
  })
  @ApiOkResponse({ type: RevealedIdentifierResponse })
  @Problems('customers.customer-not-found', 'customers.identifier-not-found')
  reveal(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('identifierId') identifierId: string,
    @Body() { reason }: RevealIdentifierRequest,
  ): Promise<RevealedIdentifierResponse> {
    return this.reading.reveal(actor, id, identifierId, reason);
  }
}
