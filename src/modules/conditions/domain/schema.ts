import type { FieldType, Value } from './slot-value.js';

/** How conditions are read. What was filed under a version keeps it: the first one has money in whole cents. */
export type ConditionVersion = '1' | '2';

/** What is declared of a field, as far as it says which values are possible. */
export interface FieldDeclaration {
  readonly path: string;
  readonly title: string;
  readonly allowed?: readonly string[];
  readonly maxLength?: number;
  readonly min?: string;
  readonly max?: string;
  readonly variable?: string;
  readonly format?: 'vin' | 'zip-code';
}

/** A field that conditions may name. */
export interface Slot {
  readonly path: string;
  readonly type: FieldType;
  /** Which list it belongs to; null for a field of the whole. */
  readonly list: ListSlot | null;
  readonly index: number;
  /** Decimals of the whole number that stands for it. */
  readonly scale: number;
  /** May be null. */
  readonly optional: boolean;
  /** Null for what is computed. */
  readonly input: FieldDeclaration | null;
  /** What a computed text can be; null for anything else. */
  readonly texts: readonly string[] | null;
  readonly isStrict: boolean;
}

export interface ListSlot {
  readonly path: string;
  readonly index: number;
  readonly max: number;
  /** The list in whose elements it lies; its own elements stand one after the other for all of them. */
  readonly parent: ListSlot | null;
  /** Where an element keeps the number of the element it lies in; -1 for a list of the whole. */
  readonly parentAt: number;
  /** Where an element keeps its own number, for the elements that lie in it; -1 when none do. */
  readonly ownAt: number;
}

/** A number that is computed of the elements of a list, or anything else, which has no list. */
export interface ComputedField {
  readonly kind: string;
  readonly list?: string;
  readonly of?: string;
  readonly otherwise?: string;
}

/** The typed fields that conditions are about: of a risk, or of whatever else a room declares. */
export interface Schema {
  readonly slots: ReadonlyMap<string, Slot>;
  readonly lists: ReadonlyMap<string, ListSlot>;
  readonly facts: ReadonlyMap<string, ComputedField>;
}

/** The values that a condition is evaluated over, by the places of the schema. */
export interface Evaluation {
  readonly values: readonly Value[];
  readonly lists: readonly (readonly (readonly Value[])[])[];
  /** The element that is looked at, where a condition names one by a word of its own. */
  readonly item: readonly Value[];
  /** Variables of exists() and all() around the condition being evaluated. */
  readonly locals: (readonly Value[])[];
  /** Takes of the work that may be done; throws when there is none left. */
  spend(work: number): void;
}

/** Where faults are noted, by their place in the document. */
export interface FaultList {
  add(pointer: string, detail: string): void;
}
