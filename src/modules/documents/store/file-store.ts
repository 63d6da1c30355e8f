import type { AppConfig } from '../../../platform/config/config.js';
import type { FileStore } from '../../../platform/files/file-store.js';
import { outsideStore } from '../../../platform/files/file-store-settings.js';
import type { DatabaseFiles } from './database-files.js';

/** The store that a setting names; files of companies that share it lie apart, by the schema of each. */
export function fileStore(
  { fileStore: settings, databaseSchema }: AppConfig,
  database: DatabaseFiles,
): FileStore {
  return outsideStore(settings.kind, settings, databaseSchema) ?? database;
}
