import {
  Bool,
  Id,
  Int,
  JsonObject,
  ListOfText,
  Moment,
  OneOf,
  PageQuery,
  Text,
} from '../../platform/http/fields.js';
import type { DocumentKind, SubjectType } from './domain/kinds.js';
import { DOCUMENT_KINDS, DOCUMENT_SUBJECT_TYPES } from './domain/kinds.js';

const LARGEST_INTEGER = 2_147_483_647;
const HASH = { max: 64, pattern: /^[0-9a-f]{64}$/, example: 'ee469c65'.repeat(8) } as const;

/** A document is drawn after it was issued, at the latest when somebody reads it. */
const UNTIL_DRAWN = '; null in a list while it is not drawn yet.';

export class DocumentSearchQuery extends PageQuery {
  @OneOf(DOCUMENT_SUBJECT_TYPES, { optional: true })
  readonly subjectType?: SubjectType;

  @Id({ optional: true, description: 'The quote, policy, transaction or customer that it tells about.' })
  readonly subjectId?: string;

  @OneOf(DOCUMENT_KINDS, { optional: true })
  readonly kind?: DocumentKind;

  @Id({ optional: true })
  readonly customerId?: string;
}

/** A document without its content. */
export class DocumentSummaryResponse {
  @Id() readonly id!: string;
  @OneOf(DOCUMENT_KINDS) readonly kind!: DocumentKind;
  @OneOf(DOCUMENT_SUBJECT_TYPES) readonly subjectType!: SubjectType;
  @Id() readonly subjectId!: string;
  @Id({ nullable: true }) readonly agencyId!: string | null;
  @Id({ nullable: true }) readonly customerId!: string | null;
  @Text({ max: 200, example: 'Policy Declarations' }) readonly title!: string;
  @Text({ max: 10, example: 'en' }) readonly language!: string;
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly templateVersion!: number;
  @Text({ ...HASH, nullable: true, description: `SHA-256 of the PDF${UNTIL_DRAWN}` })
  readonly sha256!: string | null;
  @Text({ ...HASH, nullable: true, description: `SHA-256 of the page${UNTIL_DRAWN}` })
  readonly htmlSha256!: string | null;
  @Int({ min: 1, max: LARGEST_INTEGER, nullable: true, example: 2, description: `Of the PDF${UNTIL_DRAWN}` })
  readonly pages!: number | null;
  @ListOfText({
    max: 1_000,
    item: { max: 8, pattern: /^U[+][0-9A-F]{4,6}$/, example: 'U+13080' },
    nullable: true,
    description: `Characters that stand as boxes in the PDF, because no font has them${UNTIL_DRAWN}`,
  })
  readonly missingGlyphs!: readonly string[] | null;
  @Text({ ...HASH, description: 'SHA-256 of the data, as JSON with sorted keys.' })
  readonly dataSha256!: string;
  @Text({ ...HASH, nullable: true, description: 'SHA-256 of the words; null for older documents.' })
  readonly contentSha256!: string | null;
  @Id({ nullable: true, description: 'The document that this one corrects.' }) readonly supersedes!:
    string | null;
  @Id({ nullable: true, description: 'The document that corrects this one.' }) readonly supersededBy!:
    string | null;
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Moment() readonly createdAt!: string;
  @Moment({ nullable: true, description: 'When it was erased, with the person whom it was about.' })
  readonly erasedAt!: string | null;
}

export class DocumentResponse extends DocumentSummaryResponse {
  @JsonObject({ description: 'What it was made of; its fields depend on the kind.' })
  readonly data!: Readonly<Record<string, unknown>>;
}

export class IssuedDocumentResponse {
  @Id() readonly id!: string;
  @OneOf(DOCUMENT_KINDS) readonly kind!: DocumentKind;
  @Text({ ...HASH, description: 'SHA-256 of its words.' }) readonly contentSha256!: string;
}

export class VerificationResponse {
  @Id() readonly id!: string;
  @Bool({ description: 'All that could be checked is as it was issued.' }) readonly intact!: boolean;
  @Bool() readonly pdfIntact!: boolean;
  @Bool() readonly htmlIntact!: boolean;
  @Bool() readonly dataIntact!: boolean;
  @Bool({
    nullable: true,
    description:
      'Making it anew gives the same bytes; null when the templates or the renderer have changed since.',
  })
  readonly reproducible!: boolean | null;
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly templateVersion!: number;
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly currentTemplateVersion!: number;
}
