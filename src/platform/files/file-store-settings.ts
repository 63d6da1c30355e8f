import { isAbsolute } from 'node:path';
import type { EnvReader } from '../config/env-reader.js';
import { readWebUrl } from '../config/env-values.js';
import { FolderFiles } from './folder-files.js';
import type { OutsideFileStore } from './file-store.js';
import { S3Files } from './s3-files.js';
import type { S3Settings } from './s3-files.js';

export const FILE_STORES = ['database', 'folder', 's3'] as const;
export type FileStoreKind = (typeof FILE_STORES)[number];

/** What is set for each kind of store. Two are set while files move from one to another. */
export interface FileStoreSettings {
  /** Where files are written and read. */
  readonly kind: FileStoreKind;
  readonly folder: string | null;
  readonly s3: S3Settings | null;
}

export function readFileStore(reader: EnvReader): FileStoreSettings {
  const kind = reader.oneOf('DOCUMENT_STORE', FILE_STORES, 'database');
  const folder = reader.optional('DOCUMENT_FOLDER') ?? null;
  if (folder !== null && !isAbsolute(folder)) reader.fault('DOCUMENT_FOLDER', 'must be an absolute path');
  if (kind === 'folder' && folder === null) reader.fault('DOCUMENT_FOLDER', 'is missing');
  const bucket = reader.optional('DOCUMENT_S3_BUCKET');
  if (kind !== 's3' && bucket === undefined) return { kind, folder, s3: null };
  const s3 = {
    endpoint: readWebUrl(reader, 'DOCUMENT_S3_ENDPOINT') ?? '',
    bucket: reader.required('DOCUMENT_S3_BUCKET'),
    region: reader.text('DOCUMENT_S3_REGION', 'us-east-1'),
    accessKeyId: reader.required('DOCUMENT_S3_ACCESS_KEY_ID'),
    secretAccessKey: reader.required('DOCUMENT_S3_SECRET_ACCESS_KEY'),
  };
  if (s3.endpoint === '') reader.required('DOCUMENT_S3_ENDPOINT');
  return { kind, folder, s3 };
}

/** Null for the database, which is no store beside it, and for one whose settings are not there. */
export function outsideStore(
  kind: FileStoreKind,
  { folder, s3 }: FileStoreSettings,
  company: string,
): OutsideFileStore | null {
  if (kind === 'folder' && folder !== null) return new FolderFiles(folder, company);
  if (kind === 's3' && s3 !== null) return new S3Files(s3, company);
  return null;
}
