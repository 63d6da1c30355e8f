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

/** A document for whoever holds a link to it; or why there is none: nothing is known of the link, or it is over. */
export type Opened =
  | {
      readonly found: 'document';
      readonly document: DrawnDocument;
      readonly format: LinkFormat;
      readonly bytes: Buffer;
    }
  | { readonly found: 'nothing' | 'over' };

/** Opens a link. It may be opened again and by several at once until it is over; each time is on record. */
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

  /** Looked at once more under a lock: what was revoked while the document was read is not handed out. */
  @Transactional()
  private async record(id: string): Promise<boolean> {
    const link = await this.em.findOneOrFail(DocumentLink, id, {
      lockMode: LockMode.PESSIMISTIC_READ,
      refresh: true,
    });
    if (!link.opens(this.clock.now())) return false;
    // Whoever it was has no account: the trail knows the link, and where the request came from.
    await this.audit.record(SYSTEM_ACTOR, {
      action: 'documents.link-opened',
      resourceType: 'document',
      resourceId: link.documentId,
      changes: { linkId: id, format: link.format },
    });
    return true;
  }
}
