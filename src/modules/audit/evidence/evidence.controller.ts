import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { AnswersWithPage, PAGE_DESCRIPTION } from '../../../platform/http/html/page-answer.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { BackupPage, BackupResponse, BackupsQuery, TellBackupRequest } from './backups.dto.js';
import { BackupsQueries } from './backups.queries.js';
import { evidencePage } from './evidence-page.js';
import { EvidenceReport } from './evidence-report.js';
import { EvidenceQuery, EvidenceReportResponse } from './evidence.dto.js';
import { RecordBackup } from './record-backup.js';

@ApiTags('audit')
@Controller('audit')
export class EvidenceController {
  constructor(
    private readonly report: EvidenceReport,
    private readonly backups: BackupsQueries,
    private readonly recordBackup: RecordBackup,
  ) {}

  @Get('evidence')
  @Allow('audit.evidence.read')
  @ApiOperation({
    operationId: 'getEvidenceReport',
    summary: 'Give an auditor of SOC 2 the evidence of a period',
    description:
      'Access reviews, changes of roles and clients, sign-ins that failed, rotations of keys, alerts, seals, and backups as they were ' +
      'told, with the criteria that they are evidence for.',
  })
  @ApiOkResponse({ type: EvidenceReportResponse })
  read(@Query() query: EvidenceQuery): Promise<EvidenceReportResponse> {
    return this.report.run(query);
  }

  @Get('evidence/page')
  @Allow('audit.evidence.read')
  @ApiOperation({
    operationId: 'readEvidencePage',
    summary: 'Read the same as one page with charts',
    description: PAGE_DESCRIPTION,
  })
  @AnswersWithPage('The report as a page.')
  async page(@Query() query: EvidenceQuery): Promise<string> {
    return evidencePage(await this.report.run(query));
  }

  @Post('backups')
  @Allow('audit.backups.tell')
  @Idempotent()
  @ApiOperation({
    operationId: 'tellBackup',
    summary: 'Tell of a backup or of a trial of restoring, for the evidence',
  })
  @ApiCreatedResponse({ type: BackupResponse })
  tell(@CurrentActor() actor: Actor, @Body() body: TellBackupRequest): Promise<BackupResponse> {
    return this.recordBackup.run(actor, body);
  }

  @Get('backups')
  @Allow('audit.evidence.read')
  @ApiOperation({ operationId: 'listBackups', summary: 'List what was told of backups, newest first' })
  @ApiOkResponse({ type: BackupPage })
  list(@Query() query: BackupsQuery): Promise<Page<BackupResponse>> {
    return this.backups.list(query);
  }
}
