import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import type { DocumentPreview, IssuedDocument } from './documents.view.js';
import type { DocumentData } from './domain/data.js';
import type { DocumentKind } from './domain/kinds.js';
import type { IssueInput } from './issue-document.js';
import { IssueDocument } from './issue-document.js';
import type { Senders } from './senders-question.js';
import { sendersQuestion } from './senders-question.js';
import { rendered } from './rendered-document.js';

/** Documents as other rooms see them. */
@Injectable()
export class Documents {
  constructor(private readonly issueDocument: IssueDocument) {}

  /** Makes and keeps a document; belongs to the caller's transaction and refuses to run without one. */
  issue<Kind extends DocumentKind>(actor: Actor, input: IssueInput<Kind>): Promise<IssuedDocument> {
    return this.issueDocument.run(actor, input);
  }

  /** Asks how the company introduces itself, and the agency, together with other questions. */
  sendersQuestion(companyCode: string, agencyId: string | null): RawBuilder<Senders> {
    return sendersQuestion(companyCode, agencyId);
  }

  /** What would be issued; nothing is kept. Throws the same refusals. */
  preview<Kind extends DocumentKind>(kind: Kind, data: DocumentData[Kind]): DocumentPreview {
    const { content, pdf, html, pages } = rendered(kind, data);
    return { title: content.title, pdf, html, pages };
  }
}
