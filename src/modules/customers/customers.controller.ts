import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
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
  CustomerResponse,
  CustomerSearchQuery,
  UpdateCustomerRequest,
} from './customers.dto.js';
import { CustomersQueries } from './customers.queries.js';
import type { CustomerView } from './customers.view.js';
import { UpdateCustomer } from './update-customer.js';

@ApiTags('customers')
@Controller('customers')
export class CustomersController {
  constructor(
    private readonly createCustomer: CreateCustomer,
    private readonly updateCustomer: UpdateCustomer,
    private readonly queries: CustomersQueries,
  ) {}

  @Post()
  @Allow('customers.create')
  @Idempotent()
  @LocatedAt('/api/v1/customers/:id')
  @ApiOperation({ summary: 'Enter a customer' })
  @ApiCreatedResponse({ type: CustomerResponse })
  @Problems('customers.external-id-taken', 'customers.invalid-data')
  create(@CurrentActor() actor: Actor, @Body() body: CreateCustomerRequest): Promise<CustomerView> {
    return this.createCustomer.run(actor, body);
  }

  @Get()
  @Allow('customers.read')
  @ApiOperation({ summary: 'Find customers by name, e-mail address or external id' })
  @ApiOkResponse({ type: pageOf(CustomerResponse) })
  search(@CurrentActor() actor: Actor, @Query() query: CustomerSearchQuery): Promise<Page<CustomerView>> {
    const { name, email, externalId, limit, cursor } = query;
    return this.queries.search(actor, {
      name,
      email,
      externalId,
      limit,
      after: afterCursor(cursor, ['text', 'text']),
    });
  }

  @Get(':id')
  @Allow('customers.read')
  @ApiOperation({ summary: 'See a customer' })
  @ApiOkResponse({ type: CustomerResponse })
  @Problems('customers.customer-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<CustomerView> {
    return this.queries.byId(actor, id);
  }

  @Patch(':id')
  @Allow('customers.update')
  @ApiOperation({ summary: 'Correct a customer' })
  @ApiOkResponse({ type: CustomerResponse })
  @Problems('customers.customer-not-found', 'customers.external-id-taken', 'customers.invalid-data')
  update(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: UpdateCustomerRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<CustomerView> {
    return this.updateCustomer.run(actor, id, expected, body);
  }
}
