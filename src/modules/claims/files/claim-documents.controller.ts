import { Body, Controller, Get, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { SpooledFile } from '../../../platform/http/uploads/spooled-file.js';
import { AcceptsUpload, MULTIPART, Uploaded } from '../../../platform/http/uploads/uploads.js';
import type { Actor } from '../../../shared/actor.js';
import { Uploads, answerFile } from '../../documents/index.js';
import {
  AddClaimDocumentRequest,
  ClaimDocumentResponse,
  ClaimDocumentsResponse,
} from './claim-documents.dto.js';
import { ClaimDocuments } from './claim-documents.js';

@ApiTags('claims')
@Controller('claims/:id/documents')
export class ClaimDocumentsController {
  constructor(
    private readonly documents: ClaimDocuments,
    private readonly uploads: Uploads,
  ) {}

  @Post()
  @Allow('claims.add-documents')
  @AcceptsUpload()
  @Idempotent()
  @ApiOperation({
    operationId: 'addClaimDocument',
    summary: 'Add a file to a claim',
    description:
      'PDF, JPEG, PNG, GIF, WebP, HEIC, TIFF, MP3, M4A, MP4, QuickTime, DOCX and XLSX of at most 25 MB, judged by content. The same file sent again is the document that is there already.',
  })
  @ApiConsumes(MULTIPART)
  @ApiCreatedResponse({ type: ClaimDocumentResponse })
  @Problems(
    'http.upload-invalid',
    'claims.claim-not-found',
    'claims.audience-beyond',
    'claims.document-there',
    'documents.file-type',
    'documents.file-archive',
    'documents.file-infected',
    'documents.scanner-unavailable',
    'documents.store-unavailable',
    'documents.overloaded',
  )
  add(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Uploaded() file: SpooledFile,
    @Body() body: AddClaimDocumentRequest,
  ): Promise<ClaimDocumentResponse> {
    return this.documents.add(actor, id, body, file);
  }

  @Get()
  @Allow('claims.read')
  @ApiOperation({
    operationId: 'listClaimDocuments',
    summary: 'See the files of a claim that are for the caller',
  })
  @ApiOkResponse({ type: ClaimDocumentsResponse })
  @Problems('claims.claim-not-found')
  list(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ClaimDocumentsResponse> {
    return this.documents.ofClaim(actor, id);
  }

  @Get(':documentId')
  @Allow('claims.read')
  @ApiOperation({
    operationId: 'downloadClaimDocument',
    summary: 'Download a file of a claim',
    description: 'The ETag is the SHA-256 of the bytes, which never change: 304 for a reader who has them.',
  })
  @ApiOkResponse({
    description: 'The file, as it was sent.',
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  })
  @Problems(
    'claims.document-not-found',
    'documents.bytes-missing',
    'documents.bytes-altered',
    'documents.store-unavailable',
  )
  async download(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('documentId') documentId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const { file } = await this.documents.byId(actor, id, documentId);
    return answerFile(this.uploads, file, request, reply);
  }
}
