import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { pageOf } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { AdverseActionResponse, AdverseActionSearchQuery } from './adverse-actions.dto.js';
import { AdverseActionsQueries } from './adverse-actions.queries.js';

@ApiTags('underwriting')
@Controller('underwriting/adverse-actions')
export class AdverseActionsController {
  constructor(private readonly queries: AdverseActionsQueries) {}

  @Get()
  @Allow('quoting.read-adverse-actions')
  @ApiOperation({ summary: 'List what was decided against consumers, newest first' })
  @ApiOkResponse({ type: pageOf(AdverseActionResponse) })
  search(
    @CurrentActor() actor: Actor,
    @Query() { cursor, ...search }: AdverseActionSearchQuery,
  ): Promise<Page<AdverseActionResponse>> {
    return this.queries.search(actor, { ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get(':id')
  @Allow('quoting.read-adverse-actions')
  @ApiOperation({ summary: 'See an adverse action and its reasons' })
  @ApiOkResponse({ type: AdverseActionResponse })
  @Problems('quoting.adverse-action-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<AdverseActionResponse> {
    return this.queries.byId(actor, id);
  }
}
