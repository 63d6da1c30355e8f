import { Injectable } from '@nestjs/common';
import { readNewest } from '../../platform/http/standby/reading.js';
import type { Actor } from '../../shared/actor.js';
import type { Page } from '../../shared/page.js';
import { documentError } from './documents.errors.js';
import type { DocumentSearch } from './documents.queries.js';
import { DocumentsQueries } from './documents.queries.js';
import type { DrawnDocument } from './documents.view.js';
import { DrawDocuments } from './draw-documents.js';
import { DocumentFiles } from './store/document-files.js';
import type { DocumentSummaryResponse, DocumentResponse } from './documents.dto.js';

/** Further documents of a page are left to the job, because a list should not take seconds. */
const DRAWN_FOR_A_LIST = 10;

/** Reads documents; one that is not drawn yet is drawn first. */
@Injectable()
export class ReadDocuments {
  constructor(
    private readonly queries: DocumentsQueries,
    private readonly drawDocuments: DrawDocuments,
    private readonly files: DocumentFiles,
  ) {}

  async byId(actor: Actor, id: string): Promise<DrawnDocument> {
    const found = await this.queries.byId(actor, id);
    if (found.erasedAt !== null) throw documentError('documents.erased');
    if (isDrawn(found)) return found;
    await this.drawDocuments.one(id);
    readNewest();
    const drawn = await this.queries.byId(actor, id);
    if (!isDrawn(drawn)) throw documentError('documents.not-drawn');
    return drawn;
  }

  async search(actor: Actor, search: DocumentSearch): Promise<Page<DocumentSummaryResponse>> {
    const page = await this.queries.search(actor, search);
    const undrawn = page.items
      .filter(({ sha256, erasedAt }) => sha256 === null && erasedAt === null)
      .slice(0, DRAWN_FOR_A_LIST);
    if (undrawn.length === 0) return page;
    // The list is valid without them: a document that cannot be drawn now has no hashes in it.
    await Promise.allSettled(undrawn.map(({ id }) => this.drawDocuments.one(id)));
    readNewest();
    return this.queries.search(actor, search);
  }

  bytes(sha256: string): Promise<Buffer> {
    return this.files.get(sha256);
  }
}

function isDrawn(document: DocumentResponse): document is DrawnDocument {
  return document.sha256 !== null && document.htmlSha256 !== null;
}
