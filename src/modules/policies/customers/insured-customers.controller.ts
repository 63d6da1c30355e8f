import { Controller, Delete, HttpCode } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { DeleteCustomer } from './delete-customer.js';

@ApiTags('customers')
@Controller('customers')
export class InsuredCustomersController {
  constructor(private readonly deleteCustomer: DeleteCustomer) {}

  @Delete(':id')
  @Allow('customers.delete')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'deleteCustomer',
    summary: 'Delete a customer who stands on no policy',
    description: 'Quotes and notices keep the reference; quotes cannot be bound any more.',
  })
  @ApiNoContentResponse()
  @Problems('customers.customer-not-found', 'customers.customer-merged', 'policies.customer-insured')
  delete(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<void> {
    return this.deleteCustomer.run(actor, id, expected);
  }
}
