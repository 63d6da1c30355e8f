import type { StreamableFile } from '@nestjs/common';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { AnswersWithExport, answerExport } from '../../../platform/http/export/export-answer.js';
import { pageOf } from '../../../platform/http/fields.js';
import { assertRanges } from '../../../platform/http/ranges.js';
import { QuoteResponse } from '../quoting.dto.js';
import { QUOTE_RANGES } from './quote-filters.queries.js';
import { QuoteExportQuery, QuoteSearchQuery } from './search.dto.js';
import { ExportQuotes } from './export-quotes.js';
import { QuoteSearchQueries } from './search.queries.js';
import { MayLag } from '../../../platform/http/standby/may-lag.js';

@ApiTags('quotes')
@Controller('quotes')
export class QuoteSearchController {
  constructor(
    private readonly queries: QuoteSearchQueries,
    private readonly exporting: ExportQuotes,
  ) {}

  @Get()
  @MayLag()
  @Allow('quoting.read')
  @ApiOperation({ operationId: 'searchQuotes', summary: 'Find quotes, newest first' })
  @ApiOkResponse({ type: pageOf(QuoteResponse) })
  search(@CurrentActor() actor: Actor, @Query() query: QuoteSearchQuery): Promise<Page<QuoteResponse>> {
    assertRanges(query, QUOTE_RANGES);
    const { cursor, ...search } = query;
    return this.queries.search(actor, { ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get('export')
  @MayLag()
  @Allow('quoting.export')
  @ApiOperation({
    operationId: 'exportQuotes',
    summary: 'Download all quotes that a search finds, newest first',
    description:
      'Written as fast as it is read. Each row is as it stood when it was written; rows made after the beginning are not in it.',
  })
  @AnswersWithExport()
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: QuoteExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    assertRanges(query, QUOTE_RANGES);
    const { format, bom, ...filters } = query;
    return answerExport(reply, 'quotes', await this.exporting.run(actor, format, filters), bom);
  }
}
