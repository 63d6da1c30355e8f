import type { Block } from '../content.js';

export function reasonBlocks(heading: string, reasons: readonly string[]): readonly Block[] {
  return [
    { kind: 'heading', text: heading },
    { kind: 'list', ordered: reasons.length > 1, items: reasons },
  ];
}
