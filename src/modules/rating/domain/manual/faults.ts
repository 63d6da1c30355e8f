import type { FieldFault } from '../../../../shared/errors.js';
import { pointerToken } from '../../../../shared/json-pointer.js';

export const FAULT_KINDS = ['manual', 'test-case', 'state-fact'] as const;

/** A reason not to file a manual, with its place in the document. */
export interface ManualFault extends FieldFault {
  /** What the manual says, what its own cases expect of it, or what the state's law does not allow. */
  readonly kind: (typeof FAULT_KINDS)[number];
}

const MOST = 200;

/** Collects what is wrong with a document, each fault with its JSON pointer; after 200 it only counts. */
export class Faults {
  private readonly found: FieldFault[] = [];
  count = 0;

  add(pointer: string, detail: string): void {
    this.count += 1;
    if (this.found.length < MOST) this.found.push({ pointer, detail });
  }

  get list(): readonly FieldFault[] {
    return this.found;
  }
}

/** One more step of an RFC 6901 pointer. */
export function below(pointer: string, name: string | number): string {
  return `${pointer}/${pointerToken(name)}`;
}
