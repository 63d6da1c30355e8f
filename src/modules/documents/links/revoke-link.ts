import { LockMode } from '@mikro-orm/core';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { documentError } from '../documents.errors.js';
import { DocumentLink } from './document-link.entity.js';
import { linkView } from './link.view.js';
import { LinksQueries } from './links.queries.js';
import type { DocumentLinkResponse } from './links.dto.js';

/** Ends a link early. From then on it opens nothing, on any instance. */
@Injectable()
export class RevokeLink {
  constructor(
    private readonly em: EntityManager,
    private readonly links: LinksQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<DocumentLinkResponse> {
    await this.links.byId(actor, id);
    const link = await this.em.findOneOrFail(DocumentLink, id, {
      lockMode: LockMode.PESSIMISTIC_WRITE,
      refresh: true,
    });
    assertVersion(link.rowVersion, expected);
    const now = this.clock.now();
    if (!link.opens(now)) throw documentError('documents.link-over');
    link.revokedAt = now;
    link.revokedBy = actor.id;
    await this.em.flush();
    await this.audit.record(actor, {
      action: 'documents.link-revoked',
      resourceType: 'document',
      resourceId: link.documentId,
      changes: { linkId: id },
    });
    return linkView(link, now);
  }
}
