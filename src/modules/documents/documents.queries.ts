import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toSortedPage } from '../../shared/page.js';
import { exactMoment, moment, ofAgency, when } from '../../platform/sql.js';
import { isCustomer } from '../customers/index.js';
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

const COLUMNS = sql`
  d.id, d.kind, d.subject_type as "subjectType", d.subject_id as "subjectId", d.agency_id as "agencyId",
  d.customer_id as "customerId", d.title, d.language, d.template_version as "templateVersion", pdf.sha256,
  html.sha256 as "htmlSha256", pdf.page_count as pages, pdf.missing_glyphs as "missingGlyphs", d.data_sha256 as "dataSha256",
  d.content_sha256 as "contentSha256", d.supersedes,
  (select later.id from documents later where later.supersedes = d.id) as "supersededBy", d.created_by as "createdBy",
  ${moment('d.created_at')} as "createdAt"`;

const DOCUMENTS = sql`
  documents d
    left join document_renditions pdf on pdf.document_id = d.id and pdf.format = 'pdf'
    left join document_renditions html on html.document_id = d.id and html.format = 'html'`;

/** Reads for screens: one statement each, from rows to view. */
@Injectable()
export class DocumentsQueries {
  constructor(private readonly em: EntityManager) {}

  async byId(actor: Actor, id: string): Promise<DocumentResponse> {
    const { rows } = await sql<DocumentResponse>`
      select ${COLUMNS}, d.data from ${DOCUMENTS} where d.id = ${id} ${ofAgency(actor, 'd.agency_id')}
    `.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) throw documentError('documents.document-not-found');
    return row;
  }

  /** Of a document that is drawn: how today's renderer stands to the one that drew it. */
  async renderersOf(id: string): Promise<readonly (string | null)[]> {
    const { rows } = await sql<{ readonly renderer: string | null }>`
      select distinct renderer_sha256 as renderer from document_renditions where document_id = ${id}
    `.execute(this.em.getKysely());
    return rows.map(({ renderer }) => renderer);
  }

  /** Newest first. */
  async search(actor: Actor, search: DocumentSearch): Promise<Page<DocumentSummaryResponse>> {
    const types = search.subjectType ? [search.subjectType] : DOCUMENT_SUBJECT_TYPES;
    const { rows } = await sql<DocumentSummaryResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('d.created_at')} as "sortedBy"
      from ${DOCUMENTS}
      where d.subject_type in (${sql.join(types)}) ${ofAgency(actor, 'd.agency_id')}
        ${when(search.subjectId, (value) => sql`d.subject_id = ${value}`)}
        ${when(search.kind, (value) => sql`d.kind = ${value}`)}
        ${when(search.customerId, (value) => isCustomer(sql`d.customer_id`, value))}
        ${when(search.after, (value) => sql`(d.created_at, d.id) < (${value[0]}, ${value[1]})`)}
      order by d.created_at desc, d.id desc
      limit ${search.limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, search.limit);
  }
}
