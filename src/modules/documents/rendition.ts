export interface DocumentToDraw {
  readonly id: string;
  /** The content as it was issued. */
  readonly content: string;
  readonly contentSha256: string;
}

export interface Rendition {
  readonly documentId: string;
  readonly format: 'pdf' | 'html';
  readonly sha256: string;
  /** Number of pages of a PDF; null for a page. */
  readonly pages: number | null;
  /** Code points that no font has; null for a page. */
  readonly missingGlyphs: readonly string[] | null;
  readonly templateVersion: number;
  readonly rendererSha256: string | null;
}
