import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { Statement } from '../../platform/statement.js';
import { assertInTransaction } from '../../platform/writes.js';
import { Audit } from '../audit/index.js';
import { documentError } from './documents.errors.js';
import type { DocumentData } from './domain/data.js';
import type { DocumentKind, Subject } from './domain/kinds.js';
import { rendererSha256 } from './render/fingerprint.js';
import { TEMPLATE_VERSION } from './template-version.js';
import { worded } from './worded-document.js';
import type { IssuedDocumentResponse } from './documents.dto.js';

export interface IssueInput<Kind extends DocumentKind = DocumentKind> {
  readonly kind: Kind;
  readonly subject: Subject;
  readonly agencyId: string | null;
  readonly customerId: string | null;
  readonly data: DocumentData[Kind];
  /** The document that this one corrects. */
  readonly supersedes?: string | null | undefined;
}

interface DocumentRow {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly subjectType: Subject['type'];
  readonly subjectId: string;
  readonly agencyId: string | null;
  readonly customerId: string | null;
  readonly title: string;
  readonly language: string;
  readonly templateVersion: number;
  readonly renderer: string;
  readonly data: string;
  readonly dataSha256: string;
  readonly contentSha256: string;
  readonly supersedes: string | null;
  readonly createdBy: string | null;
  readonly createdAt: Date;
}

const INSERT = new Statement<DocumentRow, { readonly id: string }>(
  (row) => sql`
    insert into documents (id, kind, subject_type, subject_id, agency_id, customer_id, title, language, template_version,
                           renderer_sha256, data, data_sha256, content_sha256, supersedes, created_by, created_at)
    values (${row.id}, ${row.kind}, ${row.subjectType}, ${row.subjectId}, ${row.agencyId}, ${row.customerId}, ${row.title},
            ${row.language}, ${row.templateVersion}, ${row.renderer}, ${row.data}, ${row.dataSha256}, ${row.contentSha256},
            ${row.supersedes}, ${row.createdBy}, ${row.createdAt})
    on conflict (supersedes) do nothing returning id`,
);

const TO_BE_DRAWN = new Statement<{ readonly id: string; readonly content: string }>(
  ({ id, content }) => sql`insert into undrawn_documents (document_id, content) values (${id}, ${content})`,
);

/**
 * Words a document and keeps it with everything that its bytes will follow from, in the transaction of whatever it tells
 * about. Drawing takes ten times as long as all of that, so it comes after the transaction.
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
      renderer: rendererSha256(),
      data: JSON.stringify(data),
      dataSha256,
      contentSha256,
      supersedes,
      createdBy: actor.id,
      createdAt: this.clock.now(),
    };
    if (supersedes === null) await INSERT.send(this.em, row);
    // Of two corrections at the same time the later one waits for the earlier and then finds it made.
    else if (!(await INSERT.first(this.em, row))) throw documentError('documents.already-superseded');
    await TO_BE_DRAWN.send(this.em, { id, content: contentText });
    await this.audit.record(actor, {
      action: 'documents.issued',
      resourceType: 'document',
      resourceId: id,
      changes: { kind, subjectType: subject.type, subjectId: subject.id, contentSha256, supersedes },
    });
    return { id, kind, contentSha256 };
  }

  private async assertCorrectable(id: string, kind: DocumentKind, subject: Subject): Promise<void> {
    const { rows } = await sql<{ readonly isSame: boolean }>`
      select kind = ${kind} and subject_type = ${subject.type} and subject_id = ${subject.id} as "isSame"
        from documents where id = ${id}`.execute(this.em.getKysely());
    const [earlier] = rows;
    if (!earlier) throw documentError('documents.document-not-found');
    if (!earlier.isSame) throw documentError('documents.superseded-differs');
  }
}
