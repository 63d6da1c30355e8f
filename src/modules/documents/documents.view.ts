import type { DocumentResponse } from './documents.dto.js';

/** A document that can be read. */
export interface DrawnDocument extends DocumentResponse {
  readonly sha256: string;
  readonly htmlSha256: string;
  readonly pages: number;
}

/** A document before it is issued: nothing of it is kept. */
export interface DocumentPreview {
  readonly title: string;
  readonly pdf: Buffer;
  readonly html: string;
  readonly pages: number;
}
