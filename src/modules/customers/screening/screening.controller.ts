import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import { WithdrawSanctionsClearanceRequest } from '../../sanctions/index.js';
import { ClearCustomers } from './clear-customers.js';
import { ClearCustomerSanctionsRequest, CustomerScreeningResponse } from './screening.dto.js';

@ApiTags('customers')
@Controller('customers/:id')
export class CustomerScreeningController {
  constructor(private readonly clearing: ClearCustomers) {}

  @Get('screening')
  @Allow('customers.read')
  @ApiOperation({
    operationId: 'screenCustomer',
    summary: 'See whether a customer has the name of somebody on the list of sanctions',
    description: 'The name as it is now, against the list as it is now.',
  })
  @ApiOkResponse({ type: CustomerScreeningResponse })
  @Problems('customers.customer-not-found', 'sanctions.list-unavailable')
  look(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<CustomerScreeningResponse> {
    return this.clearing.look(actor, id);
  }

  @Post('sanctions-clearances')
  @Allow('customers.clear-sanctions')
  @Idempotent()
  @ApiOperation({
    operationId: 'clearCustomerSanctions',
    summary: 'Say that a customer is not whom an entry of the list of sanctions means',
    description:
      'It holds for this name and this entry, and for as long as both stay as they are. If-Match is the version of the customer.',
  })
  @ApiCreatedResponse({ type: CustomerScreeningResponse })
  @Problems(
    'customers.customer-not-found',
    'sanctions.entry-unmatched',
    'sanctions.match-cleared',
    'sanctions.list-unavailable',
  )
  clear(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() body: ClearCustomerSanctionsRequest,
  ): Promise<CustomerScreeningResponse> {
    return this.clearing.clear(actor, id, expected, body);
  }

  @Post('sanctions-clearances/:clearanceId/withdraw')
  @HttpCode(200)
  @Allow('customers.clear-sanctions')
  @ApiOperation({
    operationId: 'withdrawCustomerSanctionsClearance',
    summary: 'Say that a clearance was a mistake',
    description:
      'Refunds that have not been paid yet wait again, and quotes are not bound. If-Match is the version of the customer.',
  })
  @ApiOkResponse({ type: CustomerScreeningResponse })
  @Problems(
    'customers.customer-not-found',
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
  ): Promise<CustomerScreeningResponse> {
    return this.clearing.withdraw(actor, id, expected, clearanceId, body);
  }
}
