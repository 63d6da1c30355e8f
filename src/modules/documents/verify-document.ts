import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import { sha256Of } from '../../platform/files/file-store.js';
import { DocumentsQueries } from './documents.queries.js';
import type { DrawnDocument } from './documents.view.js';
import type { DocumentData } from './domain/data.js';
import { ReadDocuments } from './read-documents.js';
import { rendererSha256 } from './render/fingerprint.js';
import { Renderer } from './render/renderer.js';
import { DocumentFiles } from './store/document-files.js';
import { TEMPLATE_VERSION } from './template-version.js';
import { dataHash, worded } from './worded-document.js';
import type { VerificationResponse } from './documents.dto.js';

/** Checks whether a document is still what was issued: its bytes, its data, and whether the bytes still follow from the data. */
@Injectable()
export class VerifyDocument {
  constructor(
    private readonly documents: ReadDocuments,
    private readonly queries: DocumentsQueries,
    private readonly files: DocumentFiles,
    private readonly renderer: Renderer,
  ) {}

  async run(actor: Actor, id: string): Promise<VerificationResponse> {
    const document = await this.documents.byId(actor, id);
    const pdfIntact = await this.files.isIntact(document.sha256);
    const htmlIntact = await this.files.isIntact(document.htmlSha256);
    const dataIntact = dataHash(document.data) === document.dataSha256;
    const reproducible = await this.isReproduced(document);
    return {
      id,
      intact: pdfIntact && htmlIntact && dataIntact && reproducible !== false,
      pdfIntact,
      htmlIntact,
      dataIntact,
      reproducible,
      templateVersion: document.templateVersion,
      currentTemplateVersion: TEMPLATE_VERSION,
    };
  }

  /** Null when other templates or another renderer drew the document, since nothing can be said then. */
  private async isReproduced(document: DrawnDocument): Promise<boolean | null> {
    const { id, kind, data, contentSha256: pinned, templateVersion } = document;
    const renderers = await this.queries.renderersOf(id);
    const isOurs = renderers.every((each) => each === null || each === rendererSha256());
    if (templateVersion !== TEMPLATE_VERSION || !isOurs) return null;
    const { contentText, contentSha256 } = worded(kind, data as unknown as DocumentData[typeof kind]);
    if (pinned !== null && contentSha256 !== pinned) return false;
    const { pdf, html } = await this.renderer.draw(contentText);
    return sha256Of(Buffer.from(pdf)) === document.sha256 && sha256Of(html) === document.htmlSha256;
  }
}
