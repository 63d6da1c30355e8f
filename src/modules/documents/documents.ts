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
 * Documents for other rooms. Call `issue()` in the transaction of the change that it reports; its id goes into `document_id`
 * of a row of `notices`. `preview()` stores nothing. The sender comes from `Agencies.companyAndAgency()` and `.senders()`;
 * pages for people name a company by `Agencies.companyName()`. In the policies room, `PolicyDocuments` gives the opening of
 * every letter and where it is filed; `copyFor` addresses the letter to somebody else with an interest: `data: { ...(await
 * policyDocuments.letter(actor, term, risk)).letter, reasons, effectiveDate }, ...ownership(term)`.
 */
@Injectable()
export class Documents {
  constructor(
    private readonly issueDocument: IssueDocument,
    private readonly renderer: Renderer,
    private readonly leftovers: RemoveLeftovers,
  ) {}

  /**
   * Words and stores a document. It needs the caller's transaction and throws without one. Drawing follows later, by a job
   * or for the first reader.
   */
  issue<Kind extends DocumentKind>(actor: Actor, input: IssueInput<Kind>): Promise<IssuedDocumentResponse> {
    return this.issueDocument.run(actor, input);
  }

  /** Removes files of erased documents and uploads from a store outside the database; files that other documents share stay. */
  forgetFiles(hashes: readonly string[]): Promise<void> {
    return this.leftovers.forget(hashes);
  }

  /** Draws what would be issued and stores nothing. Throws the same errors as `issue`. */
  async preview<Kind extends DocumentKind>(kind: Kind, data: DocumentData[Kind]): Promise<DocumentPreview> {
    const { content, contentText } = worded(kind, data);
    const { pdf, html, pages } = await this.renderer.draw(contentText);
    return { title: content.title, pdf: Buffer.from(pdf), html, pages };
  }
}
