import { defineEntity, p } from '@mikro-orm/core';

/** A file as somebody sent it. */
export const UploadedFile = defineEntity({
  name: 'UploadedFile',
  tableName: 'uploaded_files',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    name: p.string(),
    mediaType: p.string(),
    size: p.integer(),
    sha256: p.string(),
    scan: p.string(),
    scanner: p.string().nullable(),
    uploadedBy: p.uuid().nullable(),
    uploadedAt: p.datetime(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
