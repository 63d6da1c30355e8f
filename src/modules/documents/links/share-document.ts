import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import { holds } from '../../../platform/http/permissions.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { DocumentsQueries } from '../documents.queries.js';
import { documentError } from '../documents.errors.js';
import { DocumentLink } from './document-link.entity.js';
import { linkView } from './link.view.js';
import { LINK_PATH, hashOf, newToken } from './link-token.js';
import type { ShareDocumentRequest, SharedDocumentResponse } from './links.dto.js';
import { USUAL_MINUTES } from './links.dto.js';

/** Creates a link to a document that the actor may read, for somebody without an account. */
@Injectable()
export class ShareDocument {
  constructor(
    private readonly em: EntityManager,
    private readonly documents: DocumentsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    documentId: string,
    request: ShareDocumentRequest,
  ): Promise<SharedDocumentResponse> {
    // Nobody may share what they may not read themselves.
    if (!holds(actor, 'documents.read')) throw documentError('documents.link-needs-reader');
    await this.documents.byId(actor, documentId);
    const { format = 'pdf', minutes = USUAL_MINUTES } = request;
    const now = this.clock.now();
    const token = newToken();
    const link = this.em.create(DocumentLink, {
      id: newId(now.getTime()),
      documentId,
      format,
      tokenHash: hashOf(token) ?? '',
      expiresAt: new Date(now.getTime() + minutes * 60_000),
      createdBy: actor.id,
      createdAt: now,
      updatedAt: now,
    });
    await this.em.persist(link).flush();
    await this.audit.record(actor, {
      action: 'documents.shared',
      resourceType: 'document',
      resourceId: documentId,
      changes: { linkId: link.id, format, minutes },
    });
    const url = `${this.config.publicUrl.replace(/\/+$/, '')}/${LINK_PATH}?token=${token}`;
    return { ...linkView(link, now), url };
  }
}
