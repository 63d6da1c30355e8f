import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { insertOf } from '../../platform/insert.js';
import { Statement } from '../../platform/statement.js';
import { over } from '../../platform/typed.js';
import { assertInTransaction } from '../../platform/writes.js';
import { json } from '../../platform/sql.js';
import { Audit } from '../audit/index.js';
import { Document, PendingDocument } from './document.entities.js';
import { documentError } from './documents.errors.js';
import type { DocumentData } from './domain/data.js';
import type { DocumentKind, DocumentSubject } from './domain/kinds.js';
import { rendererSha256 } from './render/fingerprint.js';
import { TEMPLATE_VERSION } from './template-version.js';
import { worded } from './worded-document.js';
import type { IssuedDocumentResponse } from './documents.dto.js';

export interface IssueInput<Kind extends DocumentKind = DocumentKind> {
  readonly kind: Kind;
  readonly subject: DocumentSubject;
  readonly agencyId: string | null;
  readonly customerId: string | null;
  readonly data: DocumentData[Kind];
  /** The document that this one corrects. */
  readonly supersedes?: string | null | undefined;
}

interface DocumentRow {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly subjectType: DocumentSubject['type'];
  readonly subjectId: string;
  readonly agencyId: string | null;
  readonly customerId: string | null;
  readonly title: string;
  readonly language: string;
  readonly templateVersion: number;
  readonly rendererSha256: string;
  /** The data as JSON. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly dataSha256: string;
  readonly contentSha256: string;
  readonly supersedes: string | null;
  readonly createdBy: string | null;
  readonly createdAt: Date;
}

const INSERT = new Statement<DocumentRow, { readonly id: string }>((row, em) =>
  over(em, Document)
    .insertInto('Document')
    .values({
      id: row.id,
      kind: row.kind,
      subjectType: row.subjectType,
      subjectId: row.subjectId,
      agencyId: row.agencyId,
      customerId: row.customerId,
      title: row.title,
      language: row.language,
      templateVersion: row.templateVersion,
      rendererSha256: row.rendererSha256,
      data: row.data,
      dataSha256: row.dataSha256,
      contentSha256: row.contentSha256,
      supersedes: row.supersedes,
      createdBy: row.createdBy,
      createdAt: row.createdAt,
    })
    .onConflict((conflict) => conflict.column('supersedes').doNothing())
    .returning('id'),
);

const TO_BE_DRAWN = insertOf(PendingDocument, ['documentId', 'content']);

/**
 * Words a document and stores it with everything from which its bytes follow, in the transaction of the change that it
 * reports. Drawing takes ten times as long, so it comes after the transaction.
 */
@Injectable()
export class IssueDocument {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run<Kind extends DocumentKind>(
    actor: Actor,
    input: IssueInput<Kind>,
  ): Promise<IssuedDocumentResponse> {
    assertInTransaction(this.em);
    const { kind, subject, agencyId, customerId, supersedes = null } = input;
    if (supersedes !== null) await this.assertCorrectable(supersedes, kind, subject);
    const { content, contentText, contentSha256, data, dataSha256 } = worded(kind, input.data);
    const id = newId();
    const row = {
      id,
      kind,
      subjectType: subject.type,
      subjectId: subject.id,
      agencyId,
      customerId,
      title: content.title,
      language: content.language,
      templateVersion: TEMPLATE_VERSION,
      rendererSha256: rendererSha256(),
      data: json(data),
      dataSha256,
      contentSha256,
      supersedes,
      createdBy: actor.id,
      createdAt: this.clock.now(),
    };
    if (supersedes === null) await INSERT.send(this.em, row);
    // Of two simultaneous corrections the second waits for the first, and then finds the document superseded.
    else if (!(await INSERT.first(this.em, row))) throw documentError('documents.already-superseded');
    await TO_BE_DRAWN.send(this.em, { documentId: id, content: contentText });
    await this.audit.record(actor, {
      action: 'documents.issued',
      resourceType: 'document',
      resourceId: id,
      changes: { kind, subjectType: subject.type, subjectId: subject.id, contentSha256, supersedes },
    });
    return { id, kind, contentSha256 };
  }

  private async assertCorrectable(id: string, kind: DocumentKind, subject: DocumentSubject): Promise<void> {
    const earlier = await over(this.em, Document)
      .selectFrom('Document')
      .select(['kind', 'subjectType', 'subjectId'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!earlier) throw documentError('documents.document-not-found');
    const isSame =
      earlier.kind === kind && earlier.subjectType === subject.type && earlier.subjectId === subject.id;
    if (!isSame) throw documentError('documents.superseded-differs');
  }
}
