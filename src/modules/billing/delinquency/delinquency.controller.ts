import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { pageOf } from '../../../platform/http/fields.js';
import { BillingAccountSummaryResponse } from '../billing.dto.js';
import { DelinquencySearchQuery } from './delinquency.dto.js';
import { DelinquencyQueries } from './delinquency.queries.js';

@ApiTags('billing')
@Controller('delinquencies')
export class DelinquencyController {
  constructor(private readonly queries: DelinquencyQueries) {}

  @Get()
  @Allow('billing.read-delinquencies')
  @ApiOperation({
    operationId: 'searchDelinquentAccounts',
    summary: 'List accounts that are past due, the longest first',
  })
  @ApiOkResponse({ type: pageOf(BillingAccountSummaryResponse) })
  search(
    @CurrentActor() actor: Actor,
    @Query() { cursor, ...search }: DelinquencySearchQuery,
  ): Promise<Page<BillingAccountSummaryResponse>> {
    return this.queries.search(actor, { ...search, after: afterCursor(cursor, ['date', 'id']) });
  }
}
