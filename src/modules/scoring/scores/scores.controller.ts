import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { pageOf } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Page } from '../../../shared/page.js';
import {
  FollowUpQuery,
  FollowUpResponse,
  QuoteScoreResponse,
  QuoteScoresResponse,
  ScoreSearchQuery,
} from './scores.dto.js';
import { ScoresQueries } from './scores.queries.js';

@ApiTags('scoring')
@Controller()
export class ScoresController {
  constructor(private readonly queries: ScoresQueries) {}

  @Get('scoring-models/:id/scores')
  @Allow('scoring.read')
  @ApiOperation({
    operationId: 'listQuoteScores',
    summary: 'See what a model has said of quotes, from what and why, newest first',
  })
  @ApiOkResponse({ type: pageOf(QuoteScoreResponse) })
  @Problems('scoring.model-not-found')
  search(
    @IdParam() id: string,
    @Query() { cursor, ...search }: ScoreSearchQuery,
  ): Promise<Page<QuoteScoreResponse>> {
    return this.queries.search(id, { ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get('quotes/:id/scores')
  @Allow('scoring.read')
  @ApiOperation({
    operationId: 'listScoresOfQuote',
    summary: 'See what models have said of a version of a quote, from what and why',
    description: 'Empty where none has: it is of a product without a model, or has not been rated.',
  })
  @ApiOkResponse({ type: QuoteScoresResponse })
  ofQuote(@IdParam() id: string): Promise<QuoteScoresResponse> {
    return this.queries.ofQuote(id);
  }

  @Get('quote-follow-ups')
  @Allow('scoring.read-follow-ups')
  @ApiOperation({
    operationId: 'listQuoteFollowUps',
    summary: 'List open quotes in the order in which to call back: the likeliest to be bound first',
    description:
      'By the model of conversion in use. It orders calls, and nothing else: no price, tier or offer reads it.',
  })
  @ApiOkResponse({ type: pageOf(FollowUpResponse) })
  followUps(@Query() { cursor, ...search }: FollowUpQuery): Promise<Page<FollowUpResponse>> {
    return this.queries.followUps({ ...search, after: afterCursor(cursor, ['share', 'id']) });
  }
}
