/** A document that waits to be drawn. */
export interface DocumentToDraw {
  readonly id: string;
  /** Its words as they were issued. */
  readonly content: string;
  readonly contentSha256: string;
}

/** One form of a document as it was drawn. */
export interface Rendition {
  readonly documentId: string;
  readonly format: 'pdf' | 'html';
  readonly sha256: string;
  /** The number of pages, for a PDF. */
  readonly pages: number | null;
  /** Code points that none of the fonts has, for a PDF. */
  readonly missingGlyphs: readonly string[] | null;
  readonly templateVersion: number;
  readonly rendererSha256: string | null;
}
