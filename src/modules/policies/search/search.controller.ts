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
import { PolicySummaryResponse } from '../policies.dto.js';
import { POLICY_RANGES } from './policy-filters.queries.js';
import { PolicyExportQuery, PolicySearchQuery } from './search.dto.js';
import { ExportPolicies } from './export-policies.js';
import { PolicySearchQueries } from './search.queries.js';
import { MayLag } from '../../../platform/http/standby/may-lag.js';

@ApiTags('policies')
@Controller('policies')
export class PolicySearchController {
  constructor(
    private readonly queries: PolicySearchQueries,
    private readonly exporting: ExportPolicies,
  ) {}

  @Get()
  @MayLag()
  @Allow('policies.read')
  @ApiOperation({ operationId: 'searchPolicies', summary: 'Find policies, newest first' })
  @ApiOkResponse({ type: pageOf(PolicySummaryResponse) })
  search(
    @CurrentActor() actor: Actor,
    @Query() query: PolicySearchQuery,
  ): Promise<Page<PolicySummaryResponse>> {
    assertRanges(query, POLICY_RANGES);
    const { cursor, ...search } = query;
    return this.queries.search(actor, { ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get('export')
  @MayLag()
  @Allow('policies.export')
  @ApiOperation({
    operationId: 'exportPolicies',
    summary: 'Download all policies that a search finds, newest first',
    description:
      'Written as fast as it is read. Each row is as it stood when it was written; rows made after the beginning are not in it.',
  })
  @AnswersWithExport()
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: PolicyExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    assertRanges(query, POLICY_RANGES);
    const { format, bom, ...filters } = query;
    return answerExport(reply, 'policies', await this.exporting.run(actor, format, filters), bom);
  }
}
