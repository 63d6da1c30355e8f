import { Controller, Get, Header, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../shared/actor.js';
import type { Page } from '../../shared/page.js';
import { Allow, CurrentActor } from '../../platform/http/access.js';
import { afterCursor } from '../../platform/http/cursor.js';
import { pageOf } from '../../platform/http/fields.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Problems } from '../../platform/http/problems.decorator.js';
import {
  DocumentResponse,
  DocumentSearchQuery,
  DocumentSummaryResponse,
  VerificationResponse,
} from './documents.dto.js';
import { fileName, isAnswered304 } from './file-answer.js';
import { DOCUMENT_PAGE_POLICY } from './page-policy.js';
import { ReadDocuments } from './read-documents.js';
import { VerifyDocument } from './verify-document.js';
import { MayLag } from '../../platform/http/standby/may-lag.js';

/**
 * No browser caches these responses. `verify` compares bytes and data with their hashes and draws the document again. Every
 * route first draws what is not drawn yet; a list draws at most ten documents.
 */
@ApiTags('documents')
@Controller('documents')
export class DocumentsController {
  constructor(
    private readonly documents: ReadDocuments,
    private readonly verifyDocument: VerifyDocument,
  ) {}

  @Get()
  @MayLag()
  @Allow('documents.read')
  @ApiOperation({ summary: 'List documents, newest first' })
  @ApiOkResponse({ type: pageOf(DocumentSummaryResponse) })
  search(
    @CurrentActor() actor: Actor,
    @Query() query: DocumentSearchQuery,
  ): Promise<Page<DocumentSummaryResponse>> {
    const { cursor, ...search } = query;
    return this.documents.search(actor, { ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get(':id')
  @Allow('documents.read')
  @ApiOperation({ summary: 'See what a document is and what it was made of' })
  @ApiOkResponse({ type: DocumentResponse })
  @Problems(
    'documents.document-not-found',
    'documents.erased',
    'documents.overloaded',
    'documents.not-drawn',
    'documents.store-unavailable',
  )
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<DocumentResponse> {
    return this.documents.byId(actor, id);
  }

  @Get(':id/pdf')
  @MayLag()
  @Allow('documents.read')
  @ApiOperation({
    operationId: 'readDocumentPdf',
    summary: 'Read a document as it was issued, as PDF',
    description: 'The ETag is the SHA-256 of the bytes. They never change: 304 for a reader who has them.',
  })
  @ApiOkResponse({
    description: 'The document.',
    content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
  })
  @Problems(
    'documents.document-not-found',
    'documents.erased',
    'documents.overloaded',
    'documents.not-drawn',
    'documents.bytes-missing',
    'documents.bytes-altered',
    'documents.store-unavailable',
  )
  async pdf(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const document = await this.documents.byId(actor, id);
    if (isAnswered304(request, reply, document.sha256)) return undefined;
    const bytes = await this.documents.bytes(document.sha256);
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      // Swagger UI treats a response that is no attachment as text, and would save it as such.
      disposition: `attachment; filename="${fileName(document, 'pdf')}"`,
      length: bytes.length,
    });
  }

  @Get(':id/html')
  @MayLag()
  @Allow('documents.read')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', DOCUMENT_PAGE_POLICY)
  @ApiOperation({
    operationId: 'readDocumentPage',
    summary: 'Read a document as it was issued, as a page',
    description:
      'A complete HTML page without scripts or requests, with the same content as the PDF. The ETag is the SHA-256 of it.',
  })
  @ApiOkResponse({
    description: 'The document as a page.',
    content: { 'text/html': { schema: { type: 'string' } } },
  })
  @Problems(
    'documents.document-not-found',
    'documents.erased',
    'documents.overloaded',
    'documents.not-drawn',
    'documents.bytes-missing',
    'documents.bytes-altered',
    'documents.store-unavailable',
  )
  async html(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const document = await this.documents.byId(actor, id);
    if (isAnswered304(request, reply, document.htmlSha256)) return undefined;
    return (await this.documents.bytes(document.htmlSha256)).toString('utf8');
  }

  @Get(':id/verify')
  @Allow('documents.verify')
  @ApiOperation({ summary: 'Check that a document is still what was issued' })
  @ApiOkResponse({ type: VerificationResponse })
  @Problems(
    'documents.document-not-found',
    'documents.erased',
    'documents.overloaded',
    'documents.not-drawn',
    'documents.store-unavailable',
  )
  verify(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<VerificationResponse> {
    return this.verifyDocument.run(actor, id);
  }
}
