import type { LabeledValue } from './parts.js';

/**
 * What a document says, before anybody decides how it looks: one content is drawn as PDF and as HTML, so that the two cannot
 * tell different things.
 */
export interface Content {
  readonly title: string;
  readonly subtitle: string | null;
  /** BCP 47; the words of this room are English. */
  readonly language: 'en';
  readonly sender: SenderBlock;
  readonly recipient: AddressBlock;
  /** Repeated on every page: "Policy POL-2026-0000001-01". */
  readonly reference: string;
  /** Number and edition of the form; those that waited to be drawn since before they were printed have none. */
  readonly form?: string;
  readonly facts: readonly LabeledValue[];
  /** The one figure that a reader looks for. */
  readonly figure: Figure | null;
  readonly blocks: readonly Block[];
}

/** The same before it is known as a form. */
export type Words = Omit<Content, 'form'>;

export interface SenderBlock {
  readonly name: string;
  readonly lines: readonly string[];
}

export interface AddressBlock {
  readonly label: string;
  readonly name: string;
  readonly lines: readonly string[];
}

export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly note: string | null;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly texts: readonly string[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'box'; readonly title: string; readonly texts: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly LabeledValue[] }
  | { readonly kind: 'sections'; readonly sections: readonly FactSection[] }
  | TableBlock
  | WaterfallBlock;

export interface FactSection {
  readonly title: string;
  readonly facts: readonly LabeledValue[];
}

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

export interface TableBlock {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly groups: readonly RowGroup[];
}

/** Rows under a heading of their own, which is repeated where they run over to another page. */
export interface RowGroup {
  readonly title: string | null;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly look: 'plain' | 'sum' | 'total';
  readonly cells: readonly string[];
}

export interface WaterfallBlock {
  readonly kind: 'waterfall';
  readonly columns: readonly string[];
  readonly bars: readonly Bar[];
}

/** One step of the premium, in cents: a change goes from what was reached before to what is reached with it. */
export interface Bar {
  readonly look: 'rise' | 'fall' | 'level' | 'sum' | 'total';
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly change: string;
  readonly reached: string;
}
