import { Body, Controller, Get, Header, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import { Id } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { DOCUMENT_PAGE_POLICY, IssuedDocumentResponse } from '../../documents/index.js';
import { IssueNotice } from './issue-notice.js';

const REFUSALS = [
  'quoting.adverse-action-not-found',
  'quoting.customer-not-found',
  'quoting.notice-incomplete',
  'documents.invalid-data',
  'agencies.company-unknown',
] as const;

export class IssueNoticeRequest {
  @Id({ optional: true, example: undefined, description: 'The notice that this one corrects.' })
  readonly supersedes?: string;
}

@ApiTags('underwriting')
@Controller('underwriting/adverse-actions/:id/notice')
export class AdverseActionNoticesController {
  constructor(private readonly issueNotice: IssueNotice) {}

  @Get('page')
  @Allow('quoting.read-adverse-actions')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', DOCUMENT_PAGE_POLICY)
  @ApiOperation({
    summary: 'Read the notice of an adverse action as a page',
    description: 'As it would be issued today, to be looked at or printed; nothing is kept.',
  })
  @ApiOkResponse({
    description: 'The notice as a page.',
    content: { 'text/html': { schema: { type: 'string' } } },
  })
  @Problems(...REFUSALS)
  page(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<string> {
    return this.issueNotice.page(actor, id);
  }

  @Post()
  @Allow('quoting.issue-notices')
  @Idempotent()
  @LocatedAt('/api/v1/documents/:id')
  @ApiOperation({
    summary: 'Issue the notice of an adverse action',
    description: 'The answer names the document; `GET /documents/{id}/pdf` and `/html` give it.',
  })
  @ApiCreatedResponse({ type: IssuedDocumentResponse })
  @Problems(
    ...REFUSALS,
    'documents.document-not-found',
    'documents.already-superseded',
    'documents.superseded-differs',
  )
  issue(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { supersedes }: IssueNoticeRequest,
  ): Promise<IssuedDocumentResponse> {
    return this.issueNotice.run(actor, id, supersedes);
  }
}
