import { Body, Controller, Get, Header, Param, Put, Query, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { BYTE_ORDER_MARK } from '../../../shared/spreadsheet.js';
import type { Actor } from '../../../shared/actor.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { CsvQuery } from '../../../platform/http/export/csv-query.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { AcceptsText, LargestBody } from '../../../platform/http/route-options.js';
import { tableOf } from '../domain/manual/placed-tables.js';
import { LARGEST_DOCUMENT, asDownload } from './download.js';
import { EditionResponse } from './editions.dto.js';
import { ManualWork } from './manual-work.js';
import { ratingError } from '../rating.errors.js';
import { RatingQueries } from './rating.queries.js';
import { ReplaceTable } from './replace-table.js';

const CSV = {
  type: 'string',
  description:
    'A column for each dimension, named after its input (two, `… from` and `… to`, for ranges), and `value`. An empty cell ' +
    'is any value, or an open end. Text that begins like a formula of a spreadsheet has an apostrophe before it.',
  example: 'propertyInfo.insuranceScoreTier,value\r\nA,0.80\r\nB,0.95\r\n',
} as const;

/** Single factor tables, for people who keep them in spreadsheets. `policy` as the coverage means the policy section. */
@ApiTags('rating')
@Controller('rating/editions/:id/tables/:coverage')
export class TablesController {
  constructor(
    private readonly replaceTable: ReplaceTable,
    private readonly work: ManualWork,
    private readonly queries: RatingQueries,
  ) {}

  @Get(':table.csv')
  @Allow('rating.read')
  @Header('content-type', 'text/csv; charset=utf-8')
  @ApiOperation({ operationId: 'exportFactorTable', summary: 'Export a factor table as CSV' })
  @ApiOkResponse({ description: 'The rows.', content: { 'text/csv': { schema: CSV } } })
  @Problems('rating.edition-not-found', 'rating.table-not-found', 'rating.overloaded')
  async read(
    @IdParam() id: string,
    @Param('coverage') coverage: string,
    @Param('table') table: string,
    @Query() { bom }: CsvQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { manual, planCode, label, rowVersion } = await this.queries.edition(id);
    const found = tableOf(manual, coverage, table);
    if (!found) throw ratingError('rating.table-not-found');
    asDownload(reply, rowVersion, `${planCode}-${label}-${coverage}-${table}.csv`);
    const csv = await this.work.tableToCsv(found.table);
    return bom === true ? BYTE_ORDER_MARK + csv : csv;
  }

  @Put(':table.csv')
  @Allow('rating.import')
  @AcceptsText('text/csv')
  @LargestBody(LARGEST_DOCUMENT)
  @ApiOperation({
    operationId: 'replaceFactorTable',
    summary: 'Replace the rows of a factor table of a draft',
  })
  @ApiConsumes('text/csv')
  @ApiBody({ schema: CSV })
  @ApiOkResponse({ type: EditionResponse })
  @Problems(
    'rating.edition-not-found',
    'rating.edition-status',
    'rating.table-not-found',
    'rating.table-invalid',
    'rating.overloaded',
  )
  replace(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Param('coverage') coverage: string,
    @Param('table') table: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() csv: string,
  ): Promise<EditionResponse> {
    return this.replaceTable.run(actor, id, expected, { coverage, table }, csv);
  }
}
