import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import { PageQuery, pageOf } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { QuoteResponse } from '../quoting.dto.js';
import { ReQuote } from './re-quote.js';
import { QuoteVersionResponse, ReQuoteRequest } from './versions.dto.js';
import { VersionsQueries } from './versions.queries.js';
import { PRICING_PROBLEMS } from '../pricing-problems.js';

@ApiTags('quotes')
@Controller('quotes/:id/versions')
export class VersionsController {
  constructor(
    private readonly reQuote: ReQuote,
    private readonly queries: VersionsQueries,
  ) {}

  @Post()
  @Allow('quoting.create')
  @Idempotent()
  @LocatedAt('/api/v1/quotes/:id')
  @ApiOperation({
    operationId: 'addQuoteVersion',
    summary: 'Quote again: the next version of a quote',
    description:
      'What is left out stays as it was. The version before ends as `expired`, and only the newest can be bound.',
  })
  @ApiCreatedResponse({ type: QuoteResponse })
  @Problems(
    'quoting.quote-not-found',
    'quoting.already-bound',
    'quoting.quote-superseded',
    'quoting.quote-not-rated',
    'quoting.alternative-chosen',
    'quoting.alternative-shares-risk',
    'quoting.customer-of-another-agency',
    ...PRICING_PROBLEMS,
  )
  add(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ReQuoteRequest,
  ): Promise<QuoteResponse> {
    return this.reQuote.run(actor, id, body);
  }

  @Get()
  @Allow('quoting.read')
  @ApiOperation({
    operationId: 'listQuoteVersions',
    summary: 'See the versions of a quote, newest first, and what each changed',
  })
  @ApiOkResponse({ type: pageOf(QuoteVersionResponse) })
  @Problems('quoting.quote-not-found')
  history(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<QuoteVersionResponse>> {
    return this.queries.history(actor, id, { limit, after: afterCursor(cursor, ['moment', 'id']) });
  }
}
