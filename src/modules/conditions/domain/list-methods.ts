import type { ASTNode } from '@marcbachmann/cel-js';
import type { Condition, Evaluate, ListTerm, Local, NumberOf, Term } from './expression-terms.js';
import { NotAvailable, computed, counted } from './expression-terms.js';
import type { Evaluation } from './schema.js';
import type { Value } from './slot-value.js';
import { sizeRange } from './value-range.js';

/** How many combinations of elements nested macros may look at, by the most that their lists may have. */
const MOST_COMBINATIONS = 100_000;

/** A method of a list: its size, or a macro that asks its elements. `scalar` compiles what is asked of one. */
export function listMethod(
  name: string,
  owner: ListTerm,
  args: readonly ASTNode[],
  node: ASTNode,
  locals: readonly Local[],
  scalar: (body: ASTNode, locals: readonly Local[]) => Evaluate,
): Term {
  const { list, keep, depth: at } = owner;
  if (name === 'size') {
    const range = sizeRange(list, owner.owner !== null);
    return { ...computed(node, (run) => counted(run, owner, null, Infinity), 'number'), range };
  }
  const [variable, body] = args as readonly [ASTNode, ASTNode];
  if (
    !['exists', 'all', 'exists_one', 'filter'].includes(name) ||
    variable?.op !== 'id' ||
    args.length !== 2
  ) {
    throw new NotAvailable(`${name}() is not available in conditions`, node.range.start);
  }
  const local: Local = { name: variable.args, list, element: (run) => run.locals[at] as readonly Value[] };
  const inside = [...locals, local];
  const evaluate = scalar(body, inside);
  const test = (run: Evaluation): boolean => evaluate(run) === true;
  const asked = { ...owner, weight: owner.weight + nodesIn(body) };
  if (name === 'filter') return { ...asked, keep: keep ? (run) => keep(run) && test(run) : test };
  const count =
    (tested: Condition, enough: number): NumberOf =>
    (run) =>
      counted(run, asked, tested, enough);
  if (name === 'exists_one') {
    const two = count(test, 2);
    return computed(node, (run) => two(run) === 1);
  }
  const first = count(name === 'exists' ? test : (inner) => !test(inner), 1);
  return computed(node, name === 'exists' ? (run) => first(run) === 1 : (run) => first(run) === 0);
}

/** Refuses macros within macros whose lists, filled to the brim, would have to be gone through for minutes. */
export function assertBounded(locals: readonly Local[], node: ASTNode): void {
  const sizes = locals.map(({ list }) => list.max);
  const combinations = sizes.reduce((product, size) => product * size, 1);
  if (combinations <= MOST_COMBINATIONS) return;
  throw new NotAvailable(
    `looks at up to ${sizes.join(' × ')} combinations of elements, and at most ${MOST_COMBINATIONS} are possible: ` +
      'nest less deeply, use a derived value, or lower the max of the lists',
    node.range.start,
  );
}

/** A measure of what evaluating an expression once takes. */
export function nodesIn(node: ASTNode): number {
  const parts: readonly unknown[] = Array.isArray(node.args) ? node.args.flat() : [node.args];
  return parts.reduce<number>(
    (sum, part) =>
      sum + (typeof part === 'object' && part !== null && 'op' in part ? nodesIn(part as ASTNode) : 0),
    1,
  );
}
