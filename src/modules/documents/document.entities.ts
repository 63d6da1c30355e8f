import { defineEntity, p } from '@mikro-orm/core';
import type { DocumentKind, SubjectType } from './domain/kinds.js';
import type { Rendition } from './rendition.js';

/** A document with everything from which its bytes follow. It never changes. */
export const Document = defineEntity({
  name: 'Document',
  tableName: 'documents',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    kind: p.string().$type<DocumentKind>(),
    subjectType: p.string().$type<SubjectType>(),
    subjectId: p.string(),
    agencyId: p.uuid().nullable(),
    customerId: p.string().nullable(),
    title: p.string(),
    language: p.string(),
    templateVersion: p.integer(),
    data: p.json().$type<Readonly<Record<string, unknown>>>(),
    dataSha256: p.string(),
    supersedes: p.uuid().nullable(),
    createdBy: p.uuid().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    contentSha256: p.string().nullable(),
    rendererSha256: p.string().nullable(),
    /** Set when the person it was about was erased; its content is gone then. */
    erasedAt: p.datetime().nullable(),
  },
});

/** One form of a document, PDF or page, as it was drawn. */
export const DocumentRendition = defineEntity({
  name: 'DocumentRendition',
  tableName: 'document_renditions',
  properties: {
    documentId: p.uuid().primary(),
    format: p.string().$type<Rendition['format']>().primary(),
    sha256: p.string(),
    pageCount: p.integer().nullable(),
    templateVersion: p.integer(),
    rendererSha256: p.string().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    missingGlyphs: p.array().nullable(),
  },
});

/** A document that was issued and is not drawn yet. */
export const PendingDocument = defineEntity({
  name: 'PendingDocument',
  tableName: 'undrawn_documents',
  properties: {
    documentId: p.uuid().primary(),
    content: p.string(),
    attempts: p.integer().defaultRaw('0'),
    leaseUntil: p.datetime().nullable(),
    reason: p.string().nullable(),
    parkedAt: p.datetime().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** Bytes of files, by their SHA-256. */
export const DocumentFile = defineEntity({
  name: 'DocumentFile',
  tableName: 'document_files',
  properties: {
    sha256: p.string().primary(),
    bytes: p.blob(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
