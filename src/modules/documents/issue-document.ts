import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { writeTogether } from '../../platform/sql.js';
import { Audit } from '../audit/index.js';
import { documentError } from './documents.errors.js';
import type { IssuedDocument } from './documents.view.js';
import type { DocumentData } from './domain/data.js';
import type { DocumentKind, Subject } from './domain/kinds.js';
import { rendererSha256 } from './render/fingerprint.js';
import { TEMPLATE_VERSION } from './template-version.js';
import { worded } from './worded-document.js';

export interface IssueInput<Kind extends DocumentKind = DocumentKind> {
  readonly kind: Kind;
  readonly subject: Subject;
  readonly agencyId: string | null;
  readonly customerId: string | null;
  readonly data: DocumentData[Kind];
  /** The document that this one corrects. */
  readonly supersedes?: string | null | undefined;
}

/** A document that the caller's next statement writes. */
export interface DocumentRows {
  readonly document: IssuedDocument;
  readonly rows: readonly RawBuilder<unknown>[];
}

interface WordedRows {
  readonly document: IssuedDocument;
  readonly row: RawBuilder<unknown>;
  readonly trail: RawBuilder<unknown>;
  readonly contentText: string;
}

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

  async run<Kind extends DocumentKind>(actor: Actor, input: IssueInput<Kind>): Promise<IssuedDocument> {
    if (!this.em.isInTransaction())
      throw new Error('Documents.issue() needs the transaction of what it tells about');
    const { kind, subject, supersedes = null } = input;
    if (supersedes !== null) await this.assertCorrectable(supersedes, kind, subject);
    const { document, row, trail, contentText } = this.word(actor, input);
    const waiting = sql`
      insert into undrawn_documents (document_id, content) select id, ${contentText} from write_0 returning document_id`;
    const rows = await writeTogether(this.em, [row, trail], waiting);
    // Of two corrections at the same time the later one waits for the earlier and then finds it made.
    if (rows.length === 0) throw documentError('documents.already-superseded');
    return document;
  }

  /** The rows of a document that corrects none, for the statement that writes what it tells about. */
  rows<Kind extends DocumentKind>(actor: Actor, input: IssueInput<Kind>): DocumentRows {
    const { document, row, trail, contentText } = this.word(actor, input);
    const waiting = sql`insert into undrawn_documents (document_id, content) values (${document.id}, ${contentText})`;
    return { document, rows: [row, trail, waiting] };
  }

  private word<Kind extends DocumentKind>(actor: Actor, input: IssueInput<Kind>): WordedRows {
    const { kind, subject, agencyId, customerId, supersedes = null } = input;
    const { content, contentText, contentSha256, data, dataSha256 } = worded(kind, input.data);
    const id = newId();
    const row = sql`
      insert into documents (id, kind, subject_type, subject_id, agency_id, customer_id, title, language, template_version,
                             renderer_sha256, data, data_sha256, content_sha256, supersedes, created_by, created_at)
      values (${id}, ${kind}, ${subject.type}, ${subject.id}, ${agencyId}, ${customerId}, ${content.title},
              ${content.language}, ${TEMPLATE_VERSION}, ${rendererSha256()}, ${JSON.stringify(data)}, ${dataSha256},
              ${contentSha256}, ${supersedes}, ${actor.id}, ${this.clock.now()})
      on conflict (supersedes) do nothing returning id`;
    const trail = this.audit.row(actor, {
      action: 'documents.issued',
      resourceType: 'document',
      resourceId: id,
      changes: { kind, subjectType: subject.type, subjectId: subject.id, contentSha256, supersedes },
    });
    return { document: { id, kind, contentSha256 }, row, trail, contentText };
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
