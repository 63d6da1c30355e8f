import type { LabeledValue } from './parts.js';

/** What a document says, without its looks. PDF and HTML are drawn from the same content, so that they cannot differ. */
export interface Content {
  readonly title: string;
  readonly subtitle: string | null;
  /** BCP 47; documents are in English. */
  readonly language: 'en';
  readonly sender: SenderBlock;
  readonly recipient: AddressBlock;
  /** Repeated on every page, such as "Policy POL-2026-0000001-01". */
  readonly reference: string;
  /** Number and edition of the form; absent in content that was issued before forms were printed. */
  readonly form?: string;
  readonly facts: readonly LabeledValue[];
  /** The most important figure for the reader. */
  readonly figure: Figure | null;
  readonly blocks: readonly Block[];
}

/** Content without the number of its form, which is added later. */
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

/** Rows below a heading, which is repeated where they continue on the next page. */
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

/** A bar of the premium chart, in cents, from the value before the step to the value after it. */
export interface Bar {
  readonly look: 'rise' | 'fall' | 'level' | 'sum' | 'total';
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly change: string;
  readonly reached: string;
}
