import { PLAN_BY_VALUES } from '../../platform/postgres/plan-by-values.js';

/** Prepared statements of a connection; each takes about 20 kB on the server. */
const MOST_NAMES = 400;
const MOST_SEEN = 4_000;
/** Uses before a text is prepared: a text that came three times is likely to come again. */
const USES_BEFORE_NAME = 3;

/** A page of a list: its plan depends on the number of rows and on the values, so it is not prepared. */
const PAGE = /\blimit \$\d/;

/**
 * Names for frequent statements, so that each connection parses and plans them only once: planning is most of the work
 * for a small statement. All connections of a pool share the names. When the set is full, a new one begins, and
 * connections of the old one are replaced.
 */
export class StatementNames {
  /** The number of the current set of names. A connection keeps the set of its first statement. */
  generation = 0;
  private readonly names = new Map<string, string>();
  private readonly uses = new Map<string, number>();

  constructor(private readonly most = MOST_NAMES) {}

  /** The name of a statement; undefined if it is sent without one. */
  of(text: string, valueCount: number): string | undefined {
    const name = this.names.get(text);
    if (name !== undefined || isPlannedByValues(text) || isSeveral(text, valueCount)) return name;
    const uses = (this.uses.get(text) ?? 0) + 1;
    if (uses >= USES_BEFORE_NAME) return this.add(text);
    if (this.uses.size >= MOST_SEEN) this.uses.clear();
    this.uses.set(text, uses);
    return undefined;
  }

  private add(text: string): string {
    this.uses.delete(text);
    if (this.names.size >= this.most) {
      this.names.clear();
      this.generation += 1;
    }
    const name = `b${this.generation}_${this.names.size + 1}`;
    this.names.set(text, name);
    return name;
  }
}

/** Whether a text may hold several commands, which cannot be prepared. A text with values holds only one. */
export function isSeveral(text: string, valueCount: number): boolean {
  return valueCount === 0 && text.includes(';');
}

function isPlannedByValues(text: string): boolean {
  return PAGE.test(text) || text.includes(PLAN_BY_VALUES);
}
