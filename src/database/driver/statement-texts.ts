import type { CompiledQuery, OperationNode, QueryId, RootOperationNode } from 'kysely';
import { IdentifierNode, PostgresQueryCompiler, RawNode, ReferenceNode, ValueNode } from 'kysely';
import { TEXT_OF_QUERY } from '../../platform/entity-names.js';

const MOST_TEXTS = 2_000;
/** Longer statements contain many rows, whose number differs from call to call. */
const MOST_PARTS = 400;

/** Separates the parts of a key; no statement contains it. */
const END = '\u0001';

/**
 * Kysely's compiler with a cache of texts for `sql` templates: compiling anew took a tenth of the time of a small request. The templates
 * (each is one array for the life of the process) and the names in a statement decide its text; values are separate. Equal statements give
 * the identical string, which StatementNames finds quickly. Statements of Kysely's builders are not cached.
 */
export class StatementTexts extends PostgresQueryCompiler {
  private readonly numbers = new WeakMap<readonly string[], string>();
  private readonly texts = new Map<string, string>();
  private lastNumber = 0;

  constructor(private readonly most = MOST_TEXTS) {
    super();
  }

  override compileQuery(query: RootOperationNode, queryId: QueryId): CompiledQuery {
    const parts: string[] = [];
    const parameters: unknown[] = [];
    if (!RawNode.is(query) || !this.readShape(query, parts, parameters)) {
      const built = super.compileQuery(query, queryId);
      TEXT_OF_QUERY.set(queryId, built.sql);
      return built;
    }
    const shape = parts.join(END);
    const known = this.texts.get(shape);
    if (known !== undefined) return { query, queryId, sql: known, parameters };
    const compiled = super.compileQuery(query, queryId);
    if (this.texts.size >= this.most) this.texts.clear();
    this.texts.set(shape, compiled.sql);
    return compiled;
  }

  /**
   * Collects the parts of the cache key and the values, in the order of the text. False if the statement contains
   * anything but templates, names and values.
   */
  private readShape(node: OperationNode, parts: string[], parameters: unknown[]): boolean {
    if (parts.length > MOST_PARTS) return false;
    if (RawNode.is(node)) {
      parts.push(this.numberOf(node.sqlFragments));
      return node.parameters.every((parameter) => this.readShape(parameter, parts, parameters));
    }
    if (ValueNode.is(node)) {
      if (node.immediate) return false;
      parts.push('$');
      parameters.push(node.value);
      return true;
    }
    const name = nameOf(node);
    if (name !== null) parts.push(name);
    return name !== null;
  }

  /**
   * The number of a template. Fragments that Kysely makes for `ref`, `join` and `raw` are new arrays each time, so their text is the key.
   */
  private numberOf(fragments: readonly string[]): string {
    if (!('raw' in fragments)) return `${fragments.length}${END}${fragments.join(END)}`;
    let number = this.numbers.get(fragments);
    if (number === undefined) {
      this.lastNumber += 1;
      number = `#${this.lastNumber}`;
      this.numbers.set(fragments, number);
    }
    return number;
  }
}

/** A column, or a name by itself. */
function nameOf(node: OperationNode): string | null {
  if (IdentifierNode.is(node)) return `"${node.name}`;
  if (!ReferenceNode.is(node) || node.column.kind !== 'ColumnNode') return null;
  const { schema, identifier } = node.table?.table ?? {};
  return `"${schema?.name ?? ''}${END}${identifier?.name ?? ''}${END}${node.column.column.name}`;
}
