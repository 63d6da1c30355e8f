import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../shared/actor.js';
import { AnswersWithPage, PAGE_DESCRIPTION } from '../../platform/http/html/page-answer.js';
import { Allow, CurrentActor } from '../../platform/http/access.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Problems } from '../../platform/http/problems.decorator.js';
import { longDate } from '../../shared/long-date.js';
import { Rating, WorksheetResponse } from '../rating/index.js';
import { PoliciesQueries } from './policies.queries.js';
import { MayLag } from '../../platform/http/standby/may-lag.js';

@ApiTags('policies')
@Controller('policies/:id/transactions/:transactionId/worksheet')
export class PolicyWorksheetsController {
  constructor(
    private readonly queries: PoliciesQueries,
    private readonly rating: Rating,
  ) {}

  @Get()
  @MayLag()
  @Allow('policies.read')
  @ApiOperation({ summary: 'See how the premium of an entry of the ledger came about, for a whole term' })
  @ApiOkResponse({ type: WorksheetResponse })
  @Problems('policies.policy-not-found', 'policies.transaction-not-found')
  async read(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('transactionId') transactionId: string,
  ): Promise<WorksheetResponse> {
    const { worksheetId } = await this.queries.ratedEntry(actor, id, transactionId);
    return this.rating.worksheet(actor, worksheetId);
  }

  @Get('page')
  @MayLag()
  @Allow('policies.read')
  @ApiOperation({
    summary: 'Read how the premium of an entry of the ledger came about, as a page with a waterfall chart',
    description: PAGE_DESCRIPTION,
  })
  @AnswersWithPage('The worksheet as a page.')
  @Problems('policies.policy-not-found', 'policies.transaction-not-found')
  async page(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('transactionId') transactionId: string,
  ): Promise<string> {
    const entry = await this.queries.ratedEntry(actor, id, transactionId);
    return this.rating.worksheetPage(actor, entry.worksheetId, [
      ['Policy', entry.policyNumber],
      ['Entry', `${entry.sequence}, ${entry.kind.replaceAll('_', ' ')}`],
      ['Takes effect', longDate(entry.effectiveOn)],
    ]);
  }
}
