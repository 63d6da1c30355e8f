import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import type { DocumentPreview } from './documents.view.js';
import type { DocumentData } from './domain/data.js';
import type { DocumentKind } from './domain/kinds.js';
import type { IssueInput } from './issue-document.js';
import { IssueDocument } from './issue-document.js';
import { RemoveLeftovers } from './store/remove-leftovers.js';
import { Renderer } from './render/renderer.js';
import { worded } from './worded-document.js';
import type { IssuedDocumentResponse } from './documents.dto.js';

/**
 * Documents as other rooms see them. Inside the transaction of what is told about, `issue()` gives the id, which a row of `notices` keeps in
 * `document_id`; `preview()` keeps nothing. Who sends comes from `Agencies.companyAndAgency()` and `.senders()`; pages for people name a
 * company by `Agencies.companyName()`. A use case of the policies room takes what every letter begins with, and where it is filed, from
 * `PolicyDocuments` there; `copyFor` names somebody else with an interest, and the letter then speaks to that person:
 * `data: { ...(await policyDocuments.letter(actor, term, risk)).letter, reasons, effectiveDate }, ...ownership(term)`.
 */
@Injectable()
export class Documents {
  constructor(
    private readonly issueDocument: IssueDocument,
    private readonly renderer: Renderer,
    private readonly leftovers: RemoveLeftovers,
  ) {}

  /**
   * Words and keeps a document; belongs to the caller's transaction and refuses to run without one. It is drawn afterwards,
   * by a job or for the first who wants to read it.
   */
  issue<Kind extends DocumentKind>(actor: Actor, input: IssueInput<Kind>): Promise<IssuedDocumentResponse> {
    return this.issueDocument.run(actor, input);
  }

  /** Removes files of documents and uploads that are erased from a store beside the database; those that others have too stay. */
  forgetFiles(hashes: readonly string[]): Promise<void> {
    return this.leftovers.forget(hashes);
  }

  /** What would be issued; nothing is kept. Throws the same refusals. */
  async preview<Kind extends DocumentKind>(kind: Kind, data: DocumentData[Kind]): Promise<DocumentPreview> {
    const { content, contentText } = worded(kind, data);
    const { pdf, html, pages } = await this.renderer.draw(contentText);
    return { title: content.title, pdf: Buffer.from(pdf), html, pages };
  }
}
