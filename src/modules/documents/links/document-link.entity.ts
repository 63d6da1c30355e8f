import { defineEntity, p } from '@mikro-orm/core';
import type { Rendition } from '../rendition.js';

export const DocumentLinkSchema = defineEntity({
  name: 'DocumentLink',
  tableName: 'document_links',
  properties: {
    id: p.uuid().primary(),
    documentId: p.uuid(),
    format: p.string().$type<Rendition['format']>(),
    tokenHash: p.string(),
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
    revokedBy: p.uuid().nullable(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().version(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

/** A link that opens one document in one form for some minutes. Only its holder knows the token that opens it. */
export class DocumentLink extends DocumentLinkSchema.class {
  opens(now: Date): boolean {
    return !this.revokedAt && this.expiresAt > now;
  }
}

DocumentLinkSchema.setClass(DocumentLink);
