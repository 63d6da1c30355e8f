import type { FieldFault } from '../../../../shared/errors.js';
import { pointerToken } from '../../../../shared/json-pointer.js';

export const FAULT_KINDS = ['manual', 'test-case', 'state-fact'] as const;

/** A fault that prevents filing a manual, with its place in the document. */
export interface ManualFault extends FieldFault {
  /** Found in the manual itself, by its own test cases, or by the state's law. */
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

/** The JSON pointer (RFC 6901) one step further down. */
export function below(pointer: string, name: string | number): string {
  return `${pointer}/${pointerToken(name)}`;
}
