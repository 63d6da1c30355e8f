import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../shared/actor.js';
import { AnswersWithPage, PAGE_DESCRIPTION } from '../../platform/http/html/page-answer.js';
import { Allow, CurrentActor } from '../../platform/http/access.js';
import { LocatedAt } from '../../platform/http/entity-headers.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Idempotent } from '../../platform/http/idempotency.js';
import { Problems } from '../../platform/http/problems.decorator.js';
import { Rating, WorksheetResponse } from '../rating/index.js';
import { CreateQuote } from './create-quote.js';
import { ReadQuote } from './drafts/read-quote.js';
import { CreateQuoteRequest, QuoteResponse } from './quoting.dto.js';
import { quotingError } from './quoting.errors.js';
import { QuotingQueries } from './quoting.queries.js';
import { pageDetails } from './quoting.view.js';
import { PRICING_PROBLEMS } from './pricing-problems.js';
import { MayLag } from '../../platform/http/standby/may-lag.js';

@ApiTags('quotes')
@Controller('quotes')
export class QuotingController {
  constructor(
    private readonly createQuote: CreateQuote,
    private readonly readQuote: ReadQuote,
    private readonly queries: QuotingQueries,
    private readonly rating: Rating,
  ) {}

  @Post()
  @Allow('quoting.create')
  @Idempotent()
  @LocatedAt('/api/v1/quotes/:id')
  @ApiOperation({ operationId: 'createQuote', summary: 'Rate a risk and keep the price as a quote' })
  @ApiCreatedResponse({ type: QuoteResponse })
  @Problems(...PRICING_PROBLEMS)
  create(@CurrentActor() actor: Actor, @Body() body: CreateQuoteRequest): Promise<QuoteResponse> {
    return this.createQuote.run(actor, body);
  }

  @Get(':id')
  @Allow('quoting.read')
  @ApiOperation({ operationId: 'readQuote', summary: 'See a quote' })
  @ApiOkResponse({ type: QuoteResponse })
  @Problems('quoting.quote-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<QuoteResponse> {
    return this.readQuote.run(actor, id);
  }

  @Get(':id/worksheet')
  @MayLag()
  @Allow('quoting.read')
  @ApiOperation({ operationId: 'readQuoteWorksheet', summary: 'See how the price of a quote came about' })
  @ApiOkResponse({ type: WorksheetResponse })
  @Problems('quoting.quote-not-found', 'quoting.quote-not-rated')
  async worksheet(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<WorksheetResponse> {
    return this.rating.worksheet(actor, worksheetOf(await this.queries.byId(actor, id)));
  }

  @Get(':id/worksheet/page')
  @MayLag()
  @Allow('quoting.read')
  @ApiOperation({
    operationId: 'readQuoteWorksheetPage',
    summary: 'Read how the price of a quote came about, as a page with a waterfall chart',
    description: PAGE_DESCRIPTION,
  })
  @AnswersWithPage('The worksheet as a page.')
  @Problems('quoting.quote-not-found', 'quoting.quote-not-rated')
  async worksheetPage(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<string> {
    const quote = await this.queries.byId(actor, id);
    const worksheetId = worksheetOf(quote);
    return this.rating.worksheetPage(actor, worksheetId, pageDetails(quote));
  }
}

function worksheetOf({ worksheetId }: QuoteResponse): string {
  if (worksheetId === null) throw quotingError('quoting.quote-not-rated');
  return worksheetId;
}
