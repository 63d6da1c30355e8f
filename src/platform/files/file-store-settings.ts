import { isAbsolute } from 'node:path';
import type { EnvReader } from '../config/env-reader.js';
import { readWebUrl } from '../config/env-values.js';
import { FolderFiles } from './folder-files.js';
import type { OutsideFileStore } from './file-store.js';
import { S3Files } from './s3-files.js';
import type { S3Settings } from './s3-files.js';

/** Stores for evidence of the trail. The database is not one of them, because the evidence must show that it was not changed. */
export const AUDIT_STORES = ['none', 'folder', 's3'] as const;
export type AuditStoreKind = (typeof AUDIT_STORES)[number];

export const FILE_STORES = ['database', 'folder', 's3'] as const;
export type FileStoreKind = (typeof FILE_STORES)[number];

/** The settings of each kind of store. Two kinds are set while files move from one to the other. */
export interface FileStoreSettings<Kind extends string = FileStoreKind> {
  /** Where files are written and read. */
  readonly kind: Kind;
  readonly folder: string | null;
  readonly s3: S3Settings | null;
}

/** Reads `DOCUMENT_STORE`, `DOCUMENT_FOLDER` and so on; each purpose has its own variables. */
export function readFileStore<Kind extends string>(
  purpose: 'DOCUMENT' | 'AUDIT',
  reader: EnvReader,
  kinds: readonly Kind[],
  usual: Kind,
): FileStoreSettings<Kind> {
  const kind = reader.oneOf(`${purpose}_STORE`, kinds, usual);
  const folder = reader.optional(`${purpose}_FOLDER`) ?? null;
  if (folder !== null && !isAbsolute(folder)) reader.fault(`${purpose}_FOLDER`, 'must be an absolute path');
  if (kind === 'folder' && folder === null) reader.fault(`${purpose}_FOLDER`, 'is missing');
  const bucket = reader.optional(`${purpose}_S3_BUCKET`);
  if (kind !== 's3' && bucket === undefined) return { kind, folder, s3: null };
  const s3 = {
    endpoint: readWebUrl(reader, `${purpose}_S3_ENDPOINT`) ?? '',
    bucket: reader.required(`${purpose}_S3_BUCKET`),
    region: reader.text(`${purpose}_S3_REGION`, 'us-east-1'),
    accessKeyId: reader.required(`${purpose}_S3_ACCESS_KEY_ID`),
    secretAccessKey: reader.required(`${purpose}_S3_SECRET_ACCESS_KEY`),
  };
  if (s3.endpoint === '') reader.required(`${purpose}_S3_ENDPOINT`);
  return { kind, folder, s3 };
}

/** The store outside the database; null for the database, and for a kind without settings. */
export function outsideStore(
  kind: FileStoreKind | AuditStoreKind,
  { folder, s3 }: Pick<FileStoreSettings, 'folder' | 's3'>,
  company: string,
): OutsideFileStore | null {
  if (kind === 'folder' && folder !== null) return new FolderFiles(folder, company);
  if (kind === 's3' && s3 !== null) return new S3Files(s3, company);
  return null;
}
