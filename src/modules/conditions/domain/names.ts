import type { ASTNode } from '@marcbachmann/cel-js';
import type { Evaluate, Getter, Owner, Scalar, ScalarTerm, Term } from './expression-terms.js';
import { NotAvailable, computed } from './expression-terms.js';
import type { ConditionVersion, Schema, Slot } from './schema.js';
import type { Value } from './slot-value.js';
import { slotRange } from './value-range.js';

const KINDS = {
  text: 'text',
  integer: 'number',
  decimal: 'number',
  money: 'number',
  boolean: 'boolean',
  date: 'date',
} as const;

/** What the names of one condition stand for: inputs and facts of the risk, its sections and its lists. */
export class Names {
  private readonly guarded: ReadonlySet<string>;

  constructor(
    private readonly schema: Schema,
    private readonly engine: ConditionVersion,
    text: string,
  ) {
    this.guarded = new Set([...text.matchAll(/\bhas\(\s*([\w.]+)\s*\)/g)].map((match) => match[1] as string));
  }

  slot(path: string): Slot | undefined {
    return this.schema.slots.get(path);
  }

  of(path: string, element: Getter | null, node: ASTNode, depth: number): Term {
    const slot = this.schema.slots.get(path);
    if (slot) return this.read(slot, element, node);
    const list = this.schema.lists.get(path);
    if (!list) return { kind: 'section', path, element };
    const { parent } = list;
    // Of a list within a list only what lies in this element.
    const owner: Owner | null = parent && element ? (run) => element(run)[parent.ownAt] as Value : null;
    return { kind: 'list', list, owner, keep: null, weight: 1, depth };
  }

  /** An input that may be absent is only read beside a has() of the same field; where it is absent it then counts as nothing. */
  private read(slot: Slot, element: Getter | null, node: ASTNode): ScalarTerm {
    const { index } = slot;
    const written = node.input.slice(node.range.start, node.range.end).trim();
    if (slot.optional && !this.guarded.has(written)) {
      throw new NotAvailable(
        `may be absent: give ${slot.path} a default${written.includes('.') ? ` or ask has(${written}) in the same condition` : ', or a place in a section, where has() can ask for it'}`,
        node.range.start,
      );
    }
    const type = KINDS[slot.type];
    const nothing: Scalar = type === 'boolean' ? false : type === 'number' ? 0 : '';
    const evaluate: Evaluate = slot.optional
      ? (run) => (element ? element(run) : run.values)[index] ?? nothing
      : (run) => (element ? element(run) : run.values)[index] as Scalar;
    const range = this.engine !== '1' && type === 'number' ? slotRange(slot, this.schema) : null;
    const term = { ...computed(node, evaluate, type, this.scaleOf(slot)), slot, range };
    return element === null && !slot.optional
      ? { ...term, evaluate: (run) => run.values[index] as Scalar, at: index }
      : term;
  }

  /** Money was cents in conditions once, and whoever filed them wrote cents. */
  private scaleOf({ type, scale }: Slot): number {
    return type === 'money' && this.engine === '1' ? 0 : scale;
  }
}
