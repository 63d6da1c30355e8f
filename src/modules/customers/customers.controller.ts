import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../shared/actor.js';
import type { Page } from '../../shared/page.js';
import { Allow, CurrentActor } from '../../platform/http/access.js';
import { afterCursor } from '../../platform/http/cursor.js';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { LocatedAt } from '../../platform/http/entity-headers.js';
import { pageOf } from '../../platform/http/fields.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Idempotent } from '../../platform/http/idempotency.js';
import { Problems } from '../../platform/http/problems.decorator.js';
import { CreateCustomer } from './create-customer.js';
import {
  CreateCustomerRequest,
  CustomerMergeResponse,
  CustomerResponse,
  CustomerSearchQuery,
  MergeCustomerRequest,
  UpdateCustomerRequest,
} from './customers.dto.js';
import { CustomerPages } from './customer-pages.queries.js';
import { CustomerLosses } from './losses/customer-losses.js';
import { RecordedLossesResponse } from './losses/losses.dto.js';
import { MergeCustomer } from './merge-customer.js';
import { UpdateCustomer } from './update-customer.js';
import { MayLag } from '../../platform/http/standby/may-lag.js';

@ApiTags('customers')
@Controller('customers')
export class CustomersController {
  constructor(
    private readonly createCustomer: CreateCustomer,
    private readonly updateCustomer: UpdateCustomer,
    private readonly mergeCustomer: MergeCustomer,
    private readonly pages: CustomerPages,
    private readonly losses: CustomerLosses,
  ) {}

  @Post()
  @Allow('customers.create')
  @Idempotent()
  @LocatedAt('/api/v1/customers/:id')
  @ApiOperation({ summary: 'Enter a customer' })
  @ApiCreatedResponse({ type: CustomerResponse })
  @Problems('customers.external-id-taken', 'customers.invalid-data', 'customers.agency-missing')
  create(@CurrentActor() actor: Actor, @Body() body: CreateCustomerRequest): Promise<CustomerResponse> {
    return this.createCustomer.run(actor, body);
  }

  @Get()
  @MayLag()
  @Allow('customers.read')
  @ApiOperation({ summary: 'Find customers by name, e-mail address, telephone number or external id' })
  @ApiOkResponse({ type: pageOf(CustomerResponse) })
  search(@CurrentActor() actor: Actor, @Query() query: CustomerSearchQuery): Promise<Page<CustomerResponse>> {
    const { name, email, phone, externalId, limit, cursor } = query;
    return this.pages.search(actor, {
      name,
      email,
      phone,
      externalId,
      limit,
      after: afterCursor(cursor, ['text', 'text']),
    });
  }

  @Get(':id')
  @Allow('customers.read')
  @ApiOperation({ summary: 'See a customer, or the one into whom it was merged' })
  @ApiOkResponse({ type: CustomerResponse })
  @Problems('customers.customer-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<CustomerResponse> {
    return this.pages.byId(actor, id);
  }

  @Get(':id/losses')
  @Allow('customers.read')
  @ApiOperation({
    operationId: 'listCustomerLosses',
    summary: 'See the losses that claims have recorded with a customer, the latest first',
  })
  @ApiOkResponse({ type: RecordedLossesResponse })
  @Problems('customers.customer-not-found')
  async lossesOf(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<RecordedLossesResponse> {
    return { items: await this.losses.ofCustomer(actor, id) };
  }

  @Post(':id/merge')
  @Allow('customers.merge')
  @Idempotent()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Merge a customer who was entered twice into the one who stays',
    description:
      'What was written for the duplicate keeps its id and is found under both; the one who stays gets what only the duplicate knew.',
  })
  @ApiOkResponse({ type: CustomerMergeResponse })
  @Problems(
    'customers.customer-not-found',
    'customers.customer-merged',
    'customers.survivor-not-found',
    'customers.merge-differs',
    'customers.merge-across-agencies',
  )
  merge(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: MergeCustomerRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<CustomerMergeResponse> {
    return this.mergeCustomer.run(actor, id, expected, body);
  }

  @Patch(':id')
  @Allow('customers.update')
  @ApiOperation({ summary: 'Correct a customer' })
  @ApiOkResponse({ type: CustomerResponse })
  @Problems(
    'customers.customer-not-found',
    'customers.customer-merged',
    'customers.external-id-taken',
    'customers.invalid-data',
  )
  update(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: UpdateCustomerRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<CustomerResponse> {
    return this.updateCustomer.run(actor, id, expected, body);
  }
}
