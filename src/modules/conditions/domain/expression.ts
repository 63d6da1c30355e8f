import type { ASTNode } from '@marcbachmann/cel-js';
import { completedYears, daysBetween, isCalendarDate } from '../../../shared/calendar-date.js';
import { Decimal } from '../../../shared/decimal.js';
import type { ExactInteger } from '../../../shared/exact-integer.js';
import { negate } from '../../../shared/exact-integer.js';
import { assertPart, assertPossible } from './possible-values.js';
import type {
  Condition,
  Evaluate,
  Getter,
  ListTerm,
  Local,
  NumberOf,
  Owner,
  Scalar,
  ScalarTerm,
  Term,
} from './expression-terms.js';
import {
  NotAvailable,
  arithmetic,
  compared,
  computed,
  constant,
  counted,
  literal,
  measured,
  numberWritten,
  raised,
} from './expression-terms.js';
import { combined, rangeOf, sizeRange, slotRange } from './value-range.js';
import { fiveOf, isZipTerm, zipCodesCompared } from './zip-codes.js';
import type { ConditionVersion, Evaluation, Schema, Slot } from './schema.js';
import type { Value } from './slot-value.js';

/** How many combinations of elements nested macros may look at, by the most that their lists may have. */
const MOST_COMBINATIONS = 100_000;

const KINDS = {
  text: 'text',
  integer: 'number',
  decimal: 'number',
  money: 'number',
  boolean: 'boolean',
  date: 'date',
} as const;

/** Turns the checked syntax tree of one condition into closures over the risk's slots. */
export class Expression {
  private readonly guarded: ReadonlySet<string>;
  /** What was filed under the first version was not asked whether its values are possible, nor how long it takes. */
  private readonly isStrict: boolean;

  constructor(
    private readonly schema: Schema,
    private readonly engine: ConditionVersion,
    text: string,
  ) {
    this.isStrict = engine !== '1';
    this.guarded = new Set([...text.matchAll(/\bhas\(\s*([\w.]+)\s*\)/g)].map((match) => match[1] as string));
  }

  scalar(node: ASTNode, locals: readonly Local[], depth: number): Evaluate {
    return this.single(node, locals, depth).evaluate;
  }

  private single(node: ASTNode, locals: readonly Local[], depth: number): ScalarTerm {
    const term = this.term(node, locals, depth);
    if (term.kind === 'scalar') return term;
    throw new NotAvailable('is a section or a list where a single value belongs', node.range.start);
  }

  private number(node: ASTNode, locals: readonly Local[], depth: number): ScalarTerm {
    const term = this.single(node, locals, depth);
    if (term.type === 'number') return term;
    throw new NotAvailable('only numbers are added and multiplied in conditions', node.range.start);
  }

  private term(node: ASTNode, locals: readonly Local[], depth: number): Term {
    const scalar = (inner: ASTNode): Evaluate => this.scalar(inner, locals, depth);
    switch (node.op) {
      case 'value':
        return literal(node.args, node);
      case 'id': {
        const local = locals.findLast(({ name }) => name === node.args);
        if (local) return { kind: 'section', path: `${local.list.path}[]`, element: local.element };
        return this.name(node.args, null, node, depth);
      }
      case '.': {
        const owner = this.term(node.args[0], locals, depth);
        if (owner.kind !== 'section') throw new NotAvailable('has no fields', node.range.start);
        return this.name(`${owner.path}.${node.args[1]}`, owner.element, node, depth);
      }
      case '&&': {
        const [left, right] = [scalar(node.args[0]), scalar(node.args[1])];
        return computed(node, (run) => left(run) === true && right(run) === true);
      }
      case '||': {
        const [left, right] = [scalar(node.args[0]), scalar(node.args[1])];
        return computed(node, (run) => left(run) === true || right(run) === true);
      }
      case '!_': {
        const inner = scalar(node.args);
        return computed(node, (run) => inner(run) !== true);
      }
      case '?:':
        return this.choice(node, node.args, locals, depth);
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=': {
        const [left, right] = [
          this.single(node.args[0], locals, depth),
          this.single(node.args[1], locals, depth),
        ];
        if (this.isStrict) assertPossible(node.op, left, right);
        const areZipCodes = this.isStrict && (isZipTerm(left) || isZipTerm(right));
        return computed(node, (areZipCodes ? zipCodesCompared : compared)(node.op, left, right));
      }
      case '+':
      case '-':
      case '*': {
        const [left, right] = [
          this.number(node.args[0], locals, depth),
          this.number(node.args[1], locals, depth),
        ];
        const range = combined(node.op, rangeOf(left), rangeOf(right));
        return { ...arithmetic(node, node.op, left, right), range };
      }
      case '-_': {
        const term = this.number(node.args, locals, depth);
        const { constant: written, evaluate, scale } = term;
        if (written !== undefined) return constant(node, negate(written as ExactInteger), 'number', scale);
        const range = combined('-', [Decimal.ZERO, Decimal.ZERO], rangeOf(term));
        return { ...computed(node, (run) => negate((evaluate as NumberOf)(run)), 'number', scale), range };
      }
      case 'in':
        return this.member(node, node.args, locals, depth);
      case 'list':
        return { kind: 'values', members: node.args.map((entry) => this.constantOf(entry, locals, depth)) };
      case 'call':
        return this.call(node.args[0], node.args[1], node, locals, depth);
      case 'rcall':
        return this.method(node.args[0], node.args[1], node.args[2], node, locals, depth);
      // A division may be by zero, an index out of reach, a map has no place in a risk.
      case '/':
      case '%':
      case '[]':
      case '.?':
      case '[?]':
      case 'map':
        throw new NotAvailable(`${node.op} is not available in conditions`, node.range.start);
    }
  }

  private choice(
    node: ASTNode,
    [asked, first, second]: readonly [ASTNode, ASTNode, ASTNode],
    locals: readonly Local[],
    depth: number,
  ): ScalarTerm {
    const test = this.scalar(asked, locals, depth);
    const either = [this.single(first, locals, depth), this.single(second, locals, depth)] as const;
    const scale = Math.max(either[0].scale, either[1].scale);
    const [yes, no] = [raised(either[0], scale).evaluate, raised(either[1], scale).evaluate];
    const evaluate = (run: Evaluation): Scalar => (test(run) === true ? yes(run) : no(run));
    const range = combined('or', rangeOf(either[0]), rangeOf(either[1]));
    return { ...computed(node, evaluate, either[0].type, scale), either, range };
  }

  private member(
    node: ASTNode,
    [asked, list]: readonly [ASTNode, ASTNode],
    locals: readonly Local[],
    depth: number,
  ): ScalarTerm {
    const member = this.single(asked, locals, depth);
    const values = this.term(list, locals, depth);
    if (values.kind !== 'values')
      throw new NotAvailable('must be a list written out, such as ["A", "B"]', list.range.start);
    const { members } = values;
    if (this.isStrict) for (const one of members) assertPossible('==', member, one);
    const scale = members.reduce((most, one) => Math.max(most, one.scale), member.scale);
    const known = new Set(members.map((one) => raised(one, scale).constant));
    const { evaluate } = raised(member, scale);
    if (!this.isStrict || !isZipTerm(member)) return computed(node, (run) => known.has(evaluate(run)));
    return computed(node, (run) => known.has(evaluate(run)) || known.has(fiveOf(evaluate(run))));
  }

  private name(path: string, element: Getter | null, node: ASTNode, depth: number): Term {
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
    const range = this.isStrict && type === 'number' ? slotRange(slot, this.schema) : null;
    const term = { ...computed(node, evaluate, type, this.scaleOf(slot)), slot, range };
    return element === null && !slot.optional
      ? { ...term, evaluate: (run) => run.values[index] as Scalar, at: index }
      : term;
  }

  /** Money was cents in conditions once, and whoever filed them wrote cents. */
  private scaleOf({ type, scale }: Slot): number {
    return type === 'money' && this.engine === '1' ? 0 : scale;
  }

  private call(
    name: string,
    args: readonly ASTNode[],
    node: ASTNode,
    locals: readonly Local[],
    depth: number,
  ): Term {
    const [first, second] = args as readonly [ASTNode, ASTNode];
    switch (name) {
      case 'size':
        return this.method('size', first, [], node, locals, depth);
      case 'has': {
        const { slot, element } = this.field(first, locals, depth);
        return computed(node, (run) => ((element ? element(run) : run.values)[slot.index] ?? null) !== null);
      }
      case 'date': {
        const { constant: text } = this.constantOf(first, locals, depth);
        if (typeof text !== 'string' || !isCalendarDate(text))
          throw new NotAvailable('must be a date, YYYY-MM-DD', first.range.start);
        return constant(node, text, 'date');
      }
      case 'money': {
        const { constant: text } = this.constantOf(first, locals, depth);
        const amount = typeof text === 'string' ? Decimal.tryParse(text) : null;
        if (!amount || amount.scale > 2)
          throw new NotAvailable('must be an amount of dollars, such as "5000.00"', first.range.start);
        return numberWritten(amount, node);
      }
      case 'completedYears':
      case 'daysBetween': {
        const [from, to] = [this.scalar(first, locals, depth), this.scalar(second, locals, depth)];
        const measure = name === 'daysBetween' ? daysBetween : completedYears;
        return computed(node, (run) => measured(measure, from(run), to(run)), 'number');
      }
      default:
        throw new NotAvailable(`${name}() is not available in conditions`, node.range.start);
    }
  }

  private method(
    name: string,
    on: ASTNode,
    args: readonly ASTNode[],
    node: ASTNode,
    locals: readonly Local[],
    depth: number,
  ): Term {
    const owner = this.term(on, locals, depth);
    if (owner.kind === 'list') return this.listMethod(name, owner, args, node, locals);
    if (owner.kind === 'scalar') {
      const of = owner.evaluate;
      if (name === 'size') return computed(node, (run) => [...String(of(run))].length, 'number');
      const has = PARTS.get(name);
      if (has && args[0]) {
        const part = this.single(args[0], locals, depth);
        if (this.isStrict && owner.slot) assertPart(owner.slot, part, has);
        const { evaluate } = part;
        const test: Condition = (run) => has(String(of(run)), String(evaluate(run)));
        if (!this.isStrict || !isZipTerm(owner)) return computed(node, test);
        return computed(node, (run) => test(run) || has(fiveOf(of(run)), String(evaluate(run))));
      }
    }
    throw new NotAvailable(`${name}() is not available in conditions`, node.range.start);
  }

  private listMethod(
    name: string,
    owner: ListTerm,
    args: readonly ASTNode[],
    node: ASTNode,
    locals: readonly Local[],
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
    if (this.isStrict) assertBounded(inside, node);
    const evaluate = this.scalar(body, inside, at + 1);
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

  private field(
    node: ASTNode,
    locals: readonly Local[],
    depth: number,
  ): { readonly slot: Slot; readonly element: Getter | null } {
    if (node.op === '.') {
      const owner = this.term(node.args[0], locals, depth);
      const slot =
        owner.kind === 'section' ? this.schema.slots.get(`${owner.path}.${node.args[1]}`) : undefined;
      if (owner.kind === 'section' && slot) return { slot, element: owner.element };
    }
    throw new NotAvailable('has() asks for a field', node.range.start);
  }

  private constantOf(node: ASTNode, locals: readonly Local[], depth: number): ScalarTerm {
    const term = this.term(node, locals, depth);
    if (term.kind === 'scalar' && term.constant !== undefined) return term;
    throw new NotAvailable('must be a value written out', node.range.start);
  }
}

const PARTS: ReadonlyMap<string, (text: string, part: string) => boolean> = new Map([
  ['startsWith', (text: string, part: string) => text.startsWith(part)],
  ['endsWith', (text: string, part: string) => text.endsWith(part)],
  ['contains', (text: string, part: string) => text.includes(part)],
]);

/** Refuses macros within macros whose lists, filled to the brim, would have to be gone through for minutes. */
function assertBounded(locals: readonly Local[], node: ASTNode): void {
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
