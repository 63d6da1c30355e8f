import { PLAN_BY_VALUES } from '../../platform/postgres/plan-by-values.js';

/** What the server keeps for one connection: about 20 kB for each statement. */
const MOST_NAMES = 400;
const MOST_SEEN = 4_000;
/** A text that was sent once may never come again: one that came three times is one of ours. */
const USES_BEFORE_NAME = 3;

/** A page of a list: how many rows are asked for, and for whom, decides how the server should go about it. */
const PAGE = /\blimit \$\d/;

/**
 * Names for the statements that are sent again and again, so that a connection parses and plans each only once: planning is
 * most of what PostgreSQL does for a small statement. One set of names holds for all connections of a pool. When it is
 * full, a new set begins, and connections that know the old one are replaced.
 */
export class StatementNames {
  /** The number of the current set of names. A connection keeps the set of its first statement. */
  generation = 0;
  private readonly names = new Map<string, string>();
  private readonly uses = new Map<string, number>();

  constructor(private readonly most = MOST_NAMES) {}

  /** Undefined where the statement is sent as it is. */
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

/** Whether several commands may stand in a text, as they cannot where it has values: such a text is not prepared. */
export function isSeveral(text: string, valueCount: number): boolean {
  return valueCount === 0 && text.includes(';');
}

function isPlannedByValues(text: string): boolean {
  return PAGE.test(text) || text.includes(PLAN_BY_VALUES);
}
