import type { DocumentKind, SubjectType } from './domain/kinds.js';

/** What is known about a document without its content. */
export interface DocumentSummary {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly agencyId: string | null;
  readonly customerId: string | null;
  readonly title: string;
  readonly language: string;
  readonly templateVersion: number;
  /** Of the bytes of the PDF, and so its ETag. Null, with the two others, until the document is drawn. */
  readonly sha256: string | null;
  readonly htmlSha256: string | null;
  readonly pages: number | null;
  /** Code points that stand as boxes in the PDF; null as well for documents of before they were looked for. */
  readonly missingGlyphs: readonly string[] | null;
  /** Of the data as canonical JSON. */
  readonly dataSha256: string;
  /** Of the words; null for documents that were drawn when they were issued. */
  readonly contentSha256: string | null;
  /** The document that this one corrects, and the one that corrects it. */
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
  readonly createdBy: string | null;
  readonly createdAt: string;
}

export interface DocumentView extends DocumentSummary {
  /** What it was made of. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A document that can be read. */
export interface DrawnDocument extends DocumentView {
  readonly sha256: string;
  readonly htmlSha256: string;
  readonly pages: number;
}

export interface IssuedDocument {
  readonly id: string;
  readonly kind: DocumentKind;
  /** Of its words, which are final; how they look follows. */
  readonly contentSha256: string;
}

/** A document before it is issued: nothing of it is kept. */
export interface DocumentPreview {
  readonly title: string;
  readonly pdf: Buffer;
  readonly html: string;
  readonly pages: number;
}

export interface VerificationView {
  readonly id: string;
  /** All that could be checked is as it was issued. */
  readonly intact: boolean;
  /** The stored bytes have the hash that was recorded; false as well when they are gone. */
  readonly pdfIntact: boolean;
  readonly htmlIntact: boolean;
  readonly dataIntact: boolean;
  /** Making it anew gives the same words and bytes; null when today's templates and renderer are not those that made it. */
  readonly reproducible: boolean | null;
  readonly templateVersion: number;
  readonly currentTemplateVersion: number;
}
