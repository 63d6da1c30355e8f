import type { DocumentResponse } from './documents.dto.js';

/** A document that has been drawn. */
export interface DrawnDocument extends DocumentResponse {
  readonly sha256: string;
  readonly htmlSha256: string;
  readonly pages: number;
}

/** A drawn document that is not issued or stored. */
export interface DocumentPreview {
  readonly title: string;
  readonly pdf: Buffer;
  readonly html: string;
  readonly pages: number;
}
