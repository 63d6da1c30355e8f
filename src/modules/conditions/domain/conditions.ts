import type { ConditionTypes, ItemScope } from './condition-types.js';
import type { Condition, Local } from './expression-terms.js';
import { NotAvailable } from './expression-terms.js';
import { Expression } from './expression.js';
import { nodesIn } from './list-methods.js';
import type { ConditionVersion, FaultList, Schema } from './schema.js';

export type { Condition } from './expression-terms.js';

/** Compiles the conditions of one manual: checked by the CEL type checker, evaluated by closures over the risk's slots. */
export class Conditions {
  constructor(
    private readonly schema: Schema,
    private readonly engine: ConditionVersion,
    private readonly types: ConditionTypes,
    private readonly faults: FaultList,
  ) {}

  /** How much there is to evaluate in all that was compiled so far, each macro once. */
  nodes = 0;

  /** A faulty expression is noted with its position and never true. */
  compile(text: string, scope: ItemScope | null, at: string): Condition {
    const environment = this.types.in(scope);
    const checked = environment.check(text);
    if (!checked.valid) {
      const start = checked.error?.range?.start;
      this.faults.add(
        at,
        `${summaryOf(checked.error?.summary)}${start === undefined ? '' : ` (character ${start + 1})`}`,
      );
      return never;
    }
    if (String(checked.type) !== 'bool') {
      this.faults.add(at, `must be true or false and is ${String(checked.type)}`);
      return never;
    }
    const locals: Local[] = scope ? [{ name: scope.as, list: scope.list, element: (run) => run.item }] : [];
    try {
      const { ast } = environment.parse(text);
      const evaluate = new Expression(this.schema, this.engine, text).scalar(ast, locals);
      this.nodes += nodesIn(ast);
      return (run) => evaluate(run) === true;
    } catch (error) {
      if (!(error instanceof NotAvailable)) throw error;
      this.faults.add(at, `${error.message} (character ${error.position + 1})`);
      return never;
    }
  }
}

/** What to write instead, where the words of the checker do not say. */
function summaryOf(summary = 'is no expression'): string {
  if (summary === 'has() invalid argument')
    return 'has() asks for a field of a section or of an element, as in has(propertyInfo.tier): another one needs a default';
  if (/must have the same type.*(int|double|Money)/.test(summary))
    return `${summary}: write 60.0 beside 60.5, and money("60") beside money`;
  return summary;
}

const never: Condition = () => false;
