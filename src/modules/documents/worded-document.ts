import { canonicalJson } from '../../shared/canonical-json.js';
import { sha256Of } from '../../platform/files/file-store.js';
import type { Content } from './domain/content.js';
import type { DocumentData } from './domain/data.js';
import type { DocumentKind } from './domain/kinds.js';
import { present } from './domain/present.js';
import { contentOf } from './templates.js';

/** A document before it is drawn: its data and its content, each with its hash. */
export interface WordedDocument {
  readonly content: Content;
  /** The exact text of the content that is kept until it is drawn. */
  readonly contentText: string;
  readonly contentSha256: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly dataSha256: string;
}

/** Depends on kind and data only. Throws what is wrong with the data. */
export function worded<Kind extends DocumentKind>(kind: Kind, given: DocumentData[Kind]): WordedDocument {
  const data = present(given);
  const content = contentOf(kind, data);
  // Canonical JSON, so that the order of fields in the data does not matter.
  const contentText = canonicalJson(content);
  return {
    content,
    contentText,
    contentSha256: sha256Of(contentText),
    data: data as unknown as Readonly<Record<string, unknown>>,
    dataSha256: dataHash(data),
  };
}

/** The hash of data, independent of the order in which a database returns fields. */
export function dataHash(data: unknown): string {
  return sha256Of(canonicalJson(data));
}
