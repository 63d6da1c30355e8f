import type { AppConfig } from '../../../platform/config/config.js';
import type { FileStore } from '../../../platform/files/file-store.js';
import { outsideStore } from '../../../platform/files/file-store-settings.js';
import type { DatabaseFiles } from './database-files.js';

/** The store that is configured. Companies that share a store have separate places, by their database schemas. */
export function fileStore(
  { fileStore: settings, databaseSchema }: AppConfig,
  database: DatabaseFiles,
): FileStore {
  return outsideStore(settings.kind, settings, databaseSchema) ?? database;
}
