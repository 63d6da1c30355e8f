import { canonicalJson } from '../../shared/canonical-json.js';
import { sha256Of } from '../../platform/files/file-store.js';
import type { Content } from './domain/content.js';
import type { DocumentData } from './domain/data.js';
import type { DocumentKind } from './domain/kinds.js';
import { present } from './domain/present.js';
import { contentOf } from './templates.js';

/** What a document is before anybody has drawn it: its data and its words, each with the hash that pins it. */
export interface WordedDocument {
  readonly content: Content;
  /** The content as it is kept until it is drawn, byte by byte. */
  readonly contentText: string;
  readonly contentSha256: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly dataSha256: string;
}

/** Follows from kind and data, and from nothing else. Throws what is wrong with the data. */
export function worded<Kind extends DocumentKind>(kind: Kind, given: DocumentData[Kind]): WordedDocument {
  const data = present(given);
  const content = contentOf(kind, data);
  // In one order, whatever the order of fields in the data that some of it is taken from.
  const contentText = canonicalJson(content);
  return {
    content,
    contentText,
    contentSha256: sha256Of(contentText),
    data: data as unknown as Readonly<Record<string, unknown>>,
    dataSha256: dataHash(data),
  };
}

/** Whatever the order in which a database gives the fields back. */
export function dataHash(data: unknown): string {
  return sha256Of(canonicalJson(data));
}
