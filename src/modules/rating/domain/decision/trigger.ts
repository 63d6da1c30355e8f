import type { ASTNode } from '@marcbachmann/cel-js';
import { parse } from '@marcbachmann/cel-js';
import { oncePer } from '../../../../shared/once-per.js';
import type { UnderwritingReason } from '../engine/rated.js';
import type { ManualDocument, UnderwritingRule } from '../manual/manual.js';
import { pathsIn } from '../paths-in.js';
import type { Locals } from './trigger-values.js';
import { TriggerValues, isWritten, valuePathOf } from './trigger-values.js';

/** What made a rule hold; shown to underwriters, never to agents. */
export interface Trigger {
  readonly code: string;
  /** The fields that the rule reads, by their paths, with the risk's values; for a list the values of all elements. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The number that the rule compares with a limit, as decimal text; null where it compares none, or several. */
  readonly value: string | null;
  /** The direction in which the value goes beyond the limit. */
  readonly worse: 'higher' | 'lower' | null;
}

interface Measure {
  readonly value: string;
  readonly worse: 'higher' | 'lower';
}

const treeOf = oncePer((rule: UnderwritingRule): ASTNode => parse(rule.when).ast);
const NO_LOCALS: Locals = new Map();

/** The triggers of the reasons of a decision, read from the conditions of the rules. */
export function triggersOf(
  manual: ManualDocument,
  reasons: readonly Pick<UnderwritingReason, 'code'>[],
  risk: { readonly inputs: unknown; readonly derived: Readonly<Record<string, string>> },
): readonly Trigger[] {
  const values = new TriggerValues(risk.inputs, risk.derived);
  return reasons.map(({ code }) => {
    const rule = manual.underwriting.find((one) => one.code === code);
    if (!rule) return { code, facts: {}, value: null, worse: null };
    const tree = treeOf(rule);
    const paths = [...new Set(pathsIn(tree, NO_LOCALS))];
    const read = Object.fromEntries(paths.map((path) => [path, values.at(path)]));
    const measure = measureOf(tree, values);
    return { code, facts: read, value: measure?.value ?? null, worse: measure?.worse ?? null };
  });
}

/** The value that a condition compares with a limit. For "some element is beyond a limit" it is the value furthest beyond it. */
function measureOf(node: ASTNode, values: TriggerValues): Measure | null {
  if (node.op === 'rcall' && node.args[0] === 'exists') {
    const [, on, [variable, body]] = node.args;
    const list = valuePathOf(on, NO_LOCALS);
    const worse = body ? worseOf(body) : null;
    if (list === null || variable?.op !== 'id' || !body || !worse) return null;
    const locals = new Map([[variable.args, `${list}[]`]]);
    const found = values.indexesOf(list).map((index) => measured(body, values, locals, index));
    return furthest(found, worse);
  }
  const worse = worseOf(node);
  const value = worse && measured(node, values, NO_LOCALS, null);
  return worse && value !== null ? { value, worse } : null;
}

function worseOf(node: ASTNode): Measure['worse'] | null {
  const isRising = node.op === '>' || node.op === '>=';
  if (!isRising && node.op !== '<' && node.op !== '<=') return null;
  const [left] = node.args;
  return isRising === !isWritten(left) ? 'higher' : 'lower';
}

/** The side that is not a literal; where neither is one, the difference of the two. */
function measured(node: ASTNode, values: TriggerValues, locals: Locals, index: number | null): string | null {
  if (node.op !== '<' && node.op !== '<=' && node.op !== '>' && node.op !== '>=') return null;
  const [left, right] = node.args;
  const number = (side: ASTNode): ReturnType<TriggerValues['number']> => values.number(side, locals, index);
  if (isWritten(left)) return number(right)?.toString() ?? null;
  if (isWritten(right)) return number(left)?.toString() ?? null;
  const [one, other] = [number(left), number(right)];
  return one && other ? one.minus(other).toString() : null;
}

function furthest(values: readonly (string | null)[], worse: Measure['worse']): Measure | null {
  const numbers = values.filter((value): value is string => value !== null);
  const sign = worse === 'higher' ? 1 : -1;
  const [first] = numbers.sort((a, b) => sign * (Number(b) - Number(a)));
  return first === undefined ? null : { value: first, worse };
}
