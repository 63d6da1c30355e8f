import { canonicalJson } from '../../platform/http/idempotency/canonical-json.js';
import { sha256Of } from './document-store.js';
import type { Content } from './domain/content.js';
import type { DocumentData } from './domain/data.js';
import type { DocumentKind } from './domain/kinds.js';
import { present } from './domain/present.js';
import { renderHtml } from './render/html.js';
import { renderPdf } from './render/pdf.js';
import { contentOf } from './templates.js';

export interface RenderedDocument {
  readonly content: Content;
  readonly data: Readonly<Record<string, unknown>>;
  readonly dataSha256: string;
  readonly pdf: Buffer;
  readonly html: string;
  readonly pages: number;
}

/** Everything that follows from kind and data, and from nothing else. Throws what is wrong with the data. */
export function rendered<Kind extends DocumentKind>(kind: Kind, given: DocumentData[Kind]): RenderedDocument {
  const data = present(given);
  const content = contentOf(kind, data);
  const { bytes, pages } = renderPdf(content);
  return {
    content,
    data: data as unknown as Readonly<Record<string, unknown>>,
    dataSha256: dataHash(data),
    pdf: bytes,
    html: renderHtml(content),
    pages,
  };
}

/** Whatever the order in which a database gives the fields back. */
export function dataHash(data: unknown): string {
  return sha256Of(canonicalJson(data));
}
