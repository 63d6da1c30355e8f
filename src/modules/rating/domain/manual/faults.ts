import type { FieldFault } from '../../../../shared/errors.js';

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
  return `${pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
