import type { Content } from '../domain/content.js';
import { renderHtml } from './html.js';
import { renderPdf } from './pdf.js';

/** A document in its two forms. Between threads buffers travel as plain arrays of bytes. */
export interface Drawn {
  readonly pdf: Uint8Array;
  readonly html: string;
  readonly pages: number;
  readonly missingGlyphs: readonly string[];
}

/** What a content looks like, and nothing that does not follow from it. Throws when it is no content. */
export function draw(contentText: string): Drawn {
  const content = JSON.parse(contentText) as Content;
  const { bytes, ...pdf } = renderPdf(content);
  return { ...pdf, pdf: bytes, html: renderHtml(content) };
}
