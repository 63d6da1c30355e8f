import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import type { Page, SortKey } from '../../shared/page.js';
import { newestPage } from '../../platform/page-of-rows.js';
import { asGiven, ifGiven, mayBeSeenBy, moment } from '../../platform/sql.js';
import { over } from '../../platform/typed.js';
import { isCustomer } from '../customers/index.js';
import { Document, DocumentRendition } from './document.entities.js';
import { documentError } from './documents.errors.js';
import type { DocumentKind, SubjectType } from './domain/kinds.js';
import { DOCUMENT_SUBJECT_TYPES } from './domain/kinds.js';
import type { DocumentSummaryResponse, DocumentResponse } from './documents.dto.js';

export interface DocumentSearch {
  readonly subjectType?: SubjectType | undefined;
  readonly subjectId?: string | undefined;
  readonly kind?: DocumentKind | undefined;
  readonly customerId?: string | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

/** Reads for screens. */
@Injectable()
export class DocumentsQueries {
  constructor(private readonly em: EntityManager) {}

  async byId(actor: Actor, id: string): Promise<DocumentResponse> {
    const found = await this.documents(actor).select('d.data').where('d.id', '=', id).executeTakeFirst();
    if (!found) throw documentError('documents.document-not-found');
    return found;
  }

  /** Hashes of the renderers that drew a document, to compare with today's renderer. */
  async renderersOf(id: string): Promise<readonly (string | null)[]> {
    const rows = await over(this.em, DocumentRendition)
      .selectFrom('DocumentRendition')
      .select('rendererSha256')
      .distinct()
      .where('documentId', '=', id)
      .execute();
    return rows.map(({ rendererSha256 }) => rendererSha256);
  }

  /** Newest first. */
  async search(actor: Actor, search: DocumentSearch): Promise<Page<DocumentSummaryResponse>> {
    const { subjectType, subjectId, kind, customerId, limit, after } = search;
    const types = subjectType ? [subjectType] : DOCUMENT_SUBJECT_TYPES;
    const matching = this.documents(actor)
      .where('d.subjectType', 'in', types)
      .where((d) => d.and(asGiven({ 'd.subjectId': subjectId, 'd.kind': kind })))
      .where(ifGiven(customerId, (value) => isCustomer('d.customerId', value)));
    return newestPage(matching, { limit, after }, 'd');
  }

  private documents(actor: Actor) {
    return over(this.em, Document, DocumentRendition)
      .selectFrom('Document as d')
      .leftJoin('DocumentRendition as pdf', (join) =>
        join.onRef('pdf.documentId', '=', 'd.id').on('pdf.format', '=', 'pdf'),
      )
      .leftJoin('DocumentRendition as html', (join) =>
        join.onRef('html.documentId', '=', 'd.id').on('html.format', '=', 'html'),
      )
      .select([
        'd.id',
        'd.kind',
        'd.subjectType',
        'd.subjectId',
        'd.agencyId',
        'd.customerId',
        'd.title',
        'd.language',
      ])
      .select(['d.templateVersion', 'pdf.sha256', 'html.sha256 as htmlSha256', 'pdf.pageCount as pages'])
      .select(['pdf.missingGlyphs', 'd.dataSha256', 'd.contentSha256', 'd.supersedes', 'd.createdBy'])
      .select((d) =>
        d
          .selectFrom('Document as later')
          .select('later.id')
          .whereRef('later.supersedes', '=', 'd.id')
          .as('supersededBy'),
      )
      .select([moment('d.createdAt').as('createdAt'), moment<null>('d.erasedAt').as('erasedAt')])
      .where(mayBeSeenBy(actor, 'd.agencyId'));
  }
}
