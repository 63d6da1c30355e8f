import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { pageOf } from '../../../platform/http/fields.js';
import { assertRanges } from '../../../platform/http/ranges.js';
import { QuoteResponse } from '../quoting.dto.js';
import type { QuoteView } from '../quoting.view.js';
import { QUOTE_RANGES } from './quote-filters.js';
import { QuoteSearchQuery } from './search.dto.js';
import { SearchQueries } from './search.queries.js';

@ApiTags('quotes')
@Controller('quotes')
export class QuoteSearchController {
  constructor(private readonly queries: SearchQueries) {}

  @Get()
  @Allow('quoting.read')
  @ApiOperation({ summary: 'Find quotes, newest first' })
  @ApiOkResponse({ type: pageOf(QuoteResponse) })
  search(@CurrentActor() actor: Actor, @Query() query: QuoteSearchQuery): Promise<Page<QuoteView>> {
    assertRanges(query, QUOTE_RANGES);
    const { cursor, ...search } = query;
    return this.queries.search(actor, { ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }
}
