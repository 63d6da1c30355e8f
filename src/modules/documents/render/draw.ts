import type { Content } from '../domain/content.js';
import { renderHtml } from './html.js';
import { renderPdf } from './pdf.js';

/** A document in both forms. Threads pass buffers on as plain byte arrays. */
export interface Drawn {
  readonly pdf: Uint8Array;
  readonly html: string;
  readonly pages: number;
  readonly missingGlyphs: readonly string[];
}

/** Draws a content; nothing but the content affects the result. Throws for text that is no content. */
export function draw(contentText: string): Drawn {
  const content = JSON.parse(contentText) as Content;
  const { bytes, ...pdf } = renderPdf(content);
  return { ...pdf, pdf: bytes, html: renderHtml(content) };
}
