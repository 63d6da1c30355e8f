import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { WorksheetResponse } from './rating.dto.js';
import { ReplayResponse } from '../trials/what-if.dto.js';
import { AnswersWithPage, PAGE_DESCRIPTION } from '../../../platform/http/html/page-answer.js';
import { Worksheets } from './worksheets.js';
import { MayLag } from '../../../platform/http/standby/may-lag.js';

@ApiTags('rating')
@Controller('rating/worksheets')
export class WorksheetsController {
  constructor(private readonly worksheets: Worksheets) {}

  @Get(':id')
  @MayLag()
  @Allow('rating.read-worksheets')
  @ApiOperation({ summary: 'See how a premium came about' })
  @ApiOkResponse({ type: WorksheetResponse })
  @Problems('rating.worksheet-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<WorksheetResponse> {
    return this.worksheets.byId(actor, id);
  }

  @Get(':id/page')
  @MayLag()
  @Allow('rating.read-worksheets')
  @ApiOperation({
    summary: 'Read a worksheet as a page with a waterfall chart',
    description: PAGE_DESCRIPTION,
  })
  @AnswersWithPage('The worksheet as a page.')
  @Problems('rating.worksheet-not-found')
  page(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<string> {
    return this.worksheets.page(actor, id);
  }

  @Post(':id/replay')
  @Allow('rating.read-worksheets')
  @HttpCode(200)
  @ApiOperation({ summary: 'Rate a worksheet’s risk again on its own edition and compare; nothing is kept' })
  @ApiOkResponse({ type: ReplayResponse })
  @Problems('rating.worksheet-not-found')
  replay(@IdParam() id: string): Promise<ReplayResponse> {
    return this.worksheets.replay(id);
  }
}
