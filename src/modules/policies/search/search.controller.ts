import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { pageOf } from '../../../platform/http/fields.js';
import { assertRanges } from '../../../platform/http/ranges.js';
import { PolicySummaryResponse } from '../policies.dto.js';
import type { PolicySummary } from '../policies.view.js';
import { POLICY_RANGES } from './policy-filters.js';
import { PolicySearchQuery } from './search.dto.js';
import { SearchQueries } from './search.queries.js';

@ApiTags('policies')
@Controller('policies')
export class PolicySearchController {
  constructor(private readonly queries: SearchQueries) {}

  @Get()
  @Allow('policies.read')
  @ApiOperation({ summary: 'Find policies, newest first' })
  @ApiOkResponse({ type: pageOf(PolicySummaryResponse) })
  search(@CurrentActor() actor: Actor, @Query() query: PolicySearchQuery): Promise<Page<PolicySummary>> {
    assertRanges(query, POLICY_RANGES);
    const { cursor, ...search } = query;
    return this.queries.search(actor, { ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }
}
