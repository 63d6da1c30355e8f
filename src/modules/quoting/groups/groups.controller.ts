import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import { AnswersWithPage, PAGE_DESCRIPTION } from '../../../platform/http/html/page-answer.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { CreateGroup } from './create-group.js';
import { CreateQuoteGroupRequest, QuoteGroupResponse } from './groups.dto.js';
import { GroupsQueries } from './groups.queries.js';
import { ReadGroupPage } from './read-group-page.js';
import { PRICING_PROBLEMS } from '../pricing-problems.js';

@ApiTags('quotes')
@Controller('quote-groups')
export class GroupsController {
  constructor(
    private readonly createGroup: CreateGroup,
    private readonly queries: GroupsQueries,
    private readonly pages: ReadGroupPage,
  ) {}

  @Post()
  @Allow('quoting.create')
  @Idempotent()
  @LocatedAt('/api/v1/quote-groups/:id')
  @ApiOperation({
    operationId: 'createQuoteGroup',
    summary: 'Quote alternatives for one risk: good, better, best',
    description:
      'They are rated together, on one edition, and all are kept or none. Each is a quote with a number of its own; binding ' +
      'one ends the others.',
  })
  @ApiCreatedResponse({ type: QuoteGroupResponse })
  @Problems('quoting.alternatives-alike', ...PRICING_PROBLEMS)
  create(@CurrentActor() actor: Actor, @Body() body: CreateQuoteGroupRequest): Promise<QuoteGroupResponse> {
    return this.createGroup.run(actor, body);
  }

  @Get(':id')
  @Allow('quoting.read')
  @ApiOperation({ operationId: 'readQuoteGroup', summary: 'Compare alternatives side by side' })
  @ApiOkResponse({ type: QuoteGroupResponse })
  @Problems('quoting.group-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<QuoteGroupResponse> {
    return this.queries.byId(actor, id);
  }

  @Get(':id/page')
  @Allow('quoting.read')
  @ApiOperation({
    operationId: 'readQuoteGroupPage',
    summary: 'Compare alternatives side by side, as a page',
    description: PAGE_DESCRIPTION,
  })
  @AnswersWithPage('The alternatives as a page.')
  @Problems('quoting.group-not-found')
  page(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<string> {
    return this.pages.run(actor, id);
  }
}
