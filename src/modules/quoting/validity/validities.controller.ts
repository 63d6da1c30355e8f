import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { pageOf } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { QuoteValidities } from './quote-validities.js';
import {
  EndValidityRequest,
  QuoteValidityResponse,
  SetValidityRequest,
  ValiditySearchQuery,
} from './validities.dto.js';

@ApiTags('quotes')
@Controller('quote-validities')
export class ValiditiesController {
  constructor(private readonly validities: QuoteValidities) {}

  @Post()
  @Allow('quoting.edit-validities')
  @Idempotent()
  @LocatedAt('/api/v1/quote-validities/:id')
  @ApiOperation({
    operationId: 'setQuoteValidity',
    summary: 'Set for how many days prices are held',
    description:
      'The setting of a product in a state goes before that of the product, that before the state’s.',
  })
  @ApiCreatedResponse({ type: QuoteValidityResponse })
  @Problems('quoting.validity-invalid', 'quoting.validity-overlaps')
  set(@CurrentActor() actor: Actor, @Body() body: SetValidityRequest): Promise<QuoteValidityResponse> {
    return this.validities.set(actor, body);
  }

  @Get()
  @Allow('quoting.read')
  @ApiOperation({
    operationId: 'searchQuoteValidities',
    summary: 'List for how many days prices are held, newest setting first',
  })
  @ApiOkResponse({ type: pageOf(QuoteValidityResponse) })
  search(@Query() { cursor, ...search }: ValiditySearchQuery): Promise<Page<QuoteValidityResponse>> {
    return this.validities.search({ ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get(':id')
  @Allow('quoting.read')
  @ApiOperation({ operationId: 'readQuoteValidity', summary: 'See one setting' })
  @ApiOkResponse({ type: QuoteValidityResponse })
  @Problems('quoting.validity-not-found')
  read(@IdParam() id: string): Promise<QuoteValidityResponse> {
    return this.validities.byId(id);
  }

  @Patch(':id')
  @Allow('quoting.edit-validities')
  @ApiOperation({ operationId: 'endQuoteValidity', summary: 'Say when a setting ends' })
  @ApiOkResponse({ type: QuoteValidityResponse })
  @Problems('quoting.validity-not-found', 'quoting.validity-invalid', 'quoting.validity-overlaps')
  end(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { expirationDate }: EndValidityRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<QuoteValidityResponse> {
    return this.validities.end(actor, id, expected, expirationDate);
  }
}
