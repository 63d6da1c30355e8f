import { Body, Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { PageQuery, pageOf } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { LinksQueries } from './links.queries.js';
import { DocumentLinkResponse, ShareDocumentRequest, SharedDocumentResponse } from './links.dto.js';
import { RevokeLink } from './revoke-link.js';
import { ShareDocument } from './share-document.js';

@ApiTags('documents')
@Controller()
export class DocumentLinksController {
  constructor(
    private readonly shareDocument: ShareDocument,
    private readonly revokeLink: RevokeLink,
    private readonly queries: LinksQueries,
  ) {}

  @Post('documents/:id/links')
  @Allow('documents.share')
  @Idempotent({ shownOnce: ['url'] })
  @LocatedAt('/api/v1/document-links/:id')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'shareDocument',
    summary: 'Make a link that opens a document for some minutes, for somebody without an account',
    description:
      'Whoever has the link reads the document, as often as they like until it is over: hand it to one person. Making, opening and ' +
      'revoking are in the audit trail.',
  })
  @ApiCreatedResponse({ type: SharedDocumentResponse })
  @Problems('documents.document-not-found', 'documents.link-needs-reader')
  share(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ShareDocumentRequest,
  ): Promise<SharedDocumentResponse> {
    return this.shareDocument.run(actor, id, body);
  }

  @Get('documents/:id/links')
  @Allow('documents.share')
  @ApiOperation({ operationId: 'listDocumentLinks', summary: 'List the links to a document, newest first' })
  @ApiOkResponse({ type: pageOf(DocumentLinkResponse) })
  @Problems('documents.document-not-found')
  list(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { cursor, limit }: PageQuery,
  ): Promise<Page<DocumentLinkResponse>> {
    return this.queries.ofDocument(actor, id, { limit, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get('document-links/:id')
  @Allow('documents.share')
  @ApiOperation({ operationId: 'readDocumentLink', summary: 'See whether a link still opens its document' })
  @ApiOkResponse({ type: DocumentLinkResponse })
  @Problems('documents.link-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<DocumentLinkResponse> {
    return this.queries.byId(actor, id);
  }

  @Post('document-links/:id/revoke')
  @Allow('documents.share')
  @HttpCode(200)
  @ApiOperation({ operationId: 'revokeDocumentLink', summary: 'End a link before its time' })
  @ApiOkResponse({ type: DocumentLinkResponse })
  @Problems('documents.link-not-found', 'documents.link-over')
  revoke(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<DocumentLinkResponse> {
    return this.revokeLink.run(actor, id, expected);
  }
}
