import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../shared/clock.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import type { SortKey } from '../../../shared/page.js';
import { newestPage } from '../../../platform/page-of-rows.js';
import { mayBeSeenBy, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { Document } from '../document.entities.js';
import { DocumentsQueries } from '../documents.queries.js';
import { documentError } from '../documents.errors.js';
import { DocumentLinkSchema } from './document-link.entity.js';
import { linkStatus } from './link.view.js';
import type { DocumentLinkResponse } from './links.dto.js';

interface LinkSearch {
  readonly limit: number;
  readonly after: SortKey | null;
}

/** Links to documents that the reader may see. */
@Injectable()
export class LinksQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly documents: DocumentsQueries,
    private readonly clock: Clock,
  ) {}

  async byId(actor: Actor, id: string): Promise<DocumentLinkResponse> {
    const found = await this.links(actor).where('l.id', '=', id).executeTakeFirst();
    if (!found) throw documentError('documents.link-not-found');
    return this.withStatus(found);
  }

  /** Newest first. */
  async ofDocument(
    actor: Actor,
    documentId: string,
    search: LinkSearch,
  ): Promise<Page<DocumentLinkResponse>> {
    await this.documents.byId(actor, documentId);
    const matching = this.links(actor).where('l.documentId', '=', documentId);
    const page = await newestPage(matching, search, 'l');
    return { ...page, items: page.items.map((row) => this.withStatus(row)) };
  }

  private withStatus(row: Omit<DocumentLinkResponse, 'status'>): DocumentLinkResponse {
    const { revokedAt, expiresAt } = row;
    return { ...row, status: linkStatus({ revokedAt, expiresAt: new Date(expiresAt) }, this.clock.now()) };
  }

  private links(actor: Actor) {
    return over(this.em, DocumentLinkSchema, Document)
      .selectFrom('DocumentLink as l')
      .innerJoin('Document as d', 'd.id', 'l.documentId')
      .select(['l.id', 'l.documentId', 'l.format', 'l.revokedBy', 'l.createdBy', 'l.rowVersion'])
      .select([
        moment('l.expiresAt').as('expiresAt'),
        moment('l.revokedAt').as('revokedAt'),
        moment('l.createdAt').as('createdAt'),
      ])
      .where(mayBeSeenBy(actor, 'd.agencyId'));
  }
}
