import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import { DocumentStore, sha256Of } from './document-store.js';
import { DocumentsQueries } from './documents.queries.js';
import type { DocumentView, VerificationView } from './documents.view.js';
import type { DocumentData } from './domain/data.js';
import { dataHash, rendered } from './rendered-document.js';
import { TEMPLATE_VERSION } from './templates.js';

/** Says whether a document is still what was issued: its bytes, its data, and whether the one still follows from the other. */
@Injectable()
export class VerifyDocument {
  constructor(
    private readonly queries: DocumentsQueries,
    private readonly store: DocumentStore,
  ) {}

  async run(actor: Actor, id: string): Promise<VerificationView> {
    const document = await this.queries.byId(actor, id);
    const pdfIntact = await this.isIntact(document.sha256);
    const htmlIntact = await this.isIntact(document.htmlSha256);
    const dataIntact = dataHash(document.data) === document.dataSha256;
    const reproducible = document.templateVersion === TEMPLATE_VERSION ? isReproduced(document) : null;
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

  private async isIntact(sha256: string): Promise<boolean> {
    const bytes = await this.store.get(sha256);
    return bytes !== null && sha256Of(bytes) === sha256;
  }
}

function isReproduced({ kind, data, sha256, htmlSha256 }: DocumentView): boolean {
  const { pdf, html } = rendered(kind, data as unknown as DocumentData[typeof kind]);
  return sha256Of(pdf) === sha256 && sha256Of(html) === htmlSha256;
}
