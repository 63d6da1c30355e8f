import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { auditError } from '../audit.errors.js';
import { ExportTrail } from '../seals/export-trail.js';
import {
  AuditEntryPage,
  AuditEntryResponse,
  EntriesQuery,
  EntryProofResponse,
  ExportQuery,
} from './entries.dto.js';
import { EntriesQueries } from './entries.queries.js';
import { assertForward } from './period.js';
import { ProveEntry } from './prove-entry.js';

@ApiTags('audit')
@Controller('audit')
export class EntriesController {
  constructor(
    private readonly queries: EntriesQueries,
    private readonly proveEntry: ProveEntry,
    private readonly exportTrail: ExportTrail,
  ) {}

  @Get('entries')
  @Allow('audit.trail.read')
  @ApiOperation({
    operationId: 'listAuditEntries',
    summary: 'Read the audit trail, newest first',
    description:
      'A page looks at so many rows and no more. Where two filters have little in common it may hold fewer than `limit`, or nothing, ' +
      'and still tell a `nextCursor`, which goes on behind what was looked through: the end is where that is null.',
  })
  @ApiOkResponse({ type: AuditEntryPage })
  @Problems('audit.period-backwards', 'audit.resource-type-missing')
  list(@Query() query: EntriesQuery): Promise<Page<AuditEntryResponse>> {
    return this.queries.list(query);
  }

  @Get('entries/:id')
  @Allow('audit.trail.read')
  @ApiOperation({ operationId: 'readAuditEntry', summary: 'Read a row of the audit trail' })
  @ApiOkResponse({ type: AuditEntryResponse })
  @Problems('audit.entry-not-found')
  read(@IdParam() id: string): Promise<AuditEntryResponse> {
    return this.queries.byId(id);
  }

  @Get('entries/:id/proof')
  @Allow('audit.trail.read')
  @ApiOperation({
    operationId: 'proveAuditEntry',
    summary: 'Prove that a row was in the trail when a checkpoint was told outside',
  })
  @ApiOkResponse({ type: EntryProofResponse })
  @Problems('audit.entry-not-found', 'audit.entry-not-sealed')
  prove(@IdParam() id: string): Promise<EntryProofResponse> {
    return this.proveEntry.run(id);
  }

  @Get('export')
  @Allow('audit.trail.export')
  @ApiOperation({
    operationId: 'exportAuditTrail',
    summary: 'Export the sealed trail of a time for an auditor',
    description:
      'One JSON value on each line: the keys, each seal with its rows under it, and a checkpoint at the end. ' +
      '`scripts/verify-audit-export.mjs` verifies it with nothing but Node.',
  })
  @ApiOkResponse({ content: { 'application/x-ndjson': { schema: { type: 'string' } } } })
  @Problems('audit.period-backwards', 'audit.nothing-sealed')
  async export(@CurrentActor() actor: Actor, @Query() { from, to }: ExportQuery): Promise<StreamableFile> {
    assertForward(from, to);
    const [start, end] = [from, to].map((at) => (at === undefined ? null : new Date(at)));
    const range = await this.exportTrail.begin(actor, start ?? null, end ?? null);
    if (!range) throw auditError('audit.nothing-sealed');
    return new StreamableFile(Readable.from(this.exportTrail.lines(range), { objectMode: false }), {
      type: 'application/x-ndjson; charset=utf-8',
      disposition: 'attachment; filename="audit-trail.ndjson"',
    });
  }
}
