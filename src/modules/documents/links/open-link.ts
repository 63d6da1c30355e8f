import { LockMode } from '@mikro-orm/core';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { RateLimits } from '../../../platform/limits/rate-limits.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import type { DrawnDocument } from '../documents.view.js';
import { ReadDocuments } from '../read-documents.js';
import { DocumentLink } from './document-link.entity.js';
import { hashOf } from './link-token.js';
import type { LinkFormat } from './links.dto.js';

/** The document behind a link, or why there is none: the link is unknown, or it has ended. */
export type Opened =
  | {
      readonly found: 'document';
      readonly document: DrawnDocument;
      readonly format: LinkFormat;
      readonly bytes: Buffer;
    }
  | { readonly found: 'nothing' | 'over' };

/** Opens a link. Until it ends it may be opened repeatedly, also by several people; each time is recorded. */
@Injectable()
export class OpenLink {
  constructor(
    private readonly em: EntityManager,
    private readonly documents: ReadDocuments,
    private readonly limits: RateLimits,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(token: unknown): Promise<Opened> {
    await this.limits.chargeNetwork('document-link');
    const tokenHash = hashOf(token);
    const link = tokenHash === null ? null : await this.em.findOne(DocumentLink, { tokenHash });
    if (!link) return { found: 'nothing' };
    if (!link.opens(this.clock.now())) return { found: 'over' };
    const document = await this.documents.byId(SYSTEM_ACTOR, link.documentId);
    const bytes = await this.documents.bytes(link.format === 'pdf' ? document.sha256 : document.htmlSha256);
    const isStillOpen = await this.record(link.id);
    return isStillOpen ? { found: 'document', document, format: link.format, bytes } : { found: 'over' };
  }

  /** Checks the link again under a lock, so that a link revoked while the document was read opens nothing. */
  @Transactional()
  private async record(id: string): Promise<boolean> {
    const link = await this.em.findOneOrFail(DocumentLink, id, {
      lockMode: LockMode.PESSIMISTIC_READ,
      refresh: true,
    });
    if (!link.opens(this.clock.now())) return false;
    // The person has no account: the audit trail records the link and where the request came from.
    await this.audit.record(SYSTEM_ACTOR, {
      action: 'documents.link-opened',
      resourceType: 'document',
      resourceId: link.documentId,
      changes: { linkId: id, format: link.format },
    });
    return true;
  }
}
