import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { attachment } from '../../../platform/http/uploads/file-name.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import { LossRunQuery, LossRunResponse } from './loss-run.dto.js';
import { LossRunDocuments } from './loss-run-documents.js';
import { LossRuns } from './loss-run.queries.js';

@ApiTags('claims')
@Controller('loss-runs')
export class LossRunsController {
  constructor(
    private readonly lossRuns: LossRuns,
    private readonly papers: LossRunDocuments,
  ) {}

  @Get()
  @Allow('claims.read-financials')
  @ApiOperation({
    operationId: 'getLossRun',
    summary: 'See what the claims of a policy, or of a customer, have cost',
    description: 'Name one of the two. Claims that ended without a payment are listed too.',
  })
  @ApiOkResponse({ type: LossRunResponse })
  @Problems('claims.loss-run-of-nobody', 'policies.policy-not-found', 'customers.customer-not-found')
  read(@CurrentActor() actor: Actor, @Query() query: LossRunQuery): Promise<LossRunResponse> {
    return this.lossRuns.of(actor, query);
  }

  @Get('pdf')
  @Allow('claims.read-financials')
  @ApiOperation({
    operationId: 'readLossRunPdf',
    summary: 'Read a loss run as PDF',
    description:
      'Of a customer it is written under the policy of the latest loss, or without one under the newest policy.',
  })
  @ApiOkResponse({
    description: 'The loss run.',
    content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
  })
  @Problems(
    'claims.loss-run-of-nobody',
    'claims.loss-run-without-policy',
    'policies.policy-not-found',
    'customers.customer-not-found',
    'documents.overloaded',
    'documents.invalid-data',
  )
  async pdf(@CurrentActor() actor: Actor, @Query() query: LossRunQuery): Promise<StreamableFile> {
    const { pdf, policyNumber } = await this.papers.of(actor, query);
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: attachment(`loss-run-${policyNumber}.pdf`),
      length: pdf.length,
    });
  }
}
