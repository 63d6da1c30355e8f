import type { ASTNode } from '@marcbachmann/cel-js';
import { completedYears, daysBetween, isCalendarDate } from '../../../../shared/calendar-date.js';
import type { ExactInteger } from '../../../../shared/exact-integer.js';
import { negate } from '../../../../shared/exact-integer.js';
import type { Run } from '../engine/run.js';
import { CEL_TYPES } from './condition-types.js';
import type { Condition, Evaluate, Getter, Local, Scalar, Term } from './expression-terms.js';
import {
  NotAvailable,
  arithmetic,
  compared,
  computed,
  constant,
  counted,
  fieldOfRisk,
  literal,
  measured,
} from './expression-terms.js';
import type { RiskSchema, Slot, Value } from './risk-schema.js';

/** Turns the checked syntax tree of one condition into closures over the risk's slots. */
export class Expression {
  private readonly guarded: ReadonlySet<string>;

  constructor(
    private readonly schema: RiskSchema,
    text: string,
  ) {
    this.guarded = new Set([...text.matchAll(/\bhas\(\s*([\w.]+)\s*\)/g)].map((match) => match[1] as string));
  }

  scalar(node: ASTNode, locals: readonly Local[], depth: number): Evaluate {
    return this.single(node, locals, depth).evaluate;
  }

  private single(node: ASTNode, locals: readonly Local[], depth: number): Extract<Term, { kind: 'scalar' }> {
    const term = this.term(node, locals, depth);
    if (term.kind === 'scalar') return term;
    throw new NotAvailable('is a section or a list where a single value belongs', node.range.start);
  }

  /** Arithmetic is for whole numbers: a sum of doubles is not what a filing says. */
  private whole(node: ASTNode, locals: readonly Local[], depth: number): (run: Run) => ExactInteger {
    const { type, evaluate } = this.single(node, locals, depth);
    if (type !== 'int')
      throw new NotAvailable('only whole numbers are added and multiplied in conditions', node.range.start);
    return evaluate as (run: Run) => ExactInteger;
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
        return computed((run) => left(run) === true && right(run) === true);
      }
      case '||': {
        const [left, right] = [scalar(node.args[0]), scalar(node.args[1])];
        return computed((run) => left(run) === true || right(run) === true);
      }
      case '!_': {
        const inner = scalar(node.args);
        return computed((run) => inner(run) !== true);
      }
      case '?:': {
        const [test, yes, no] = [
          scalar(node.args[0]),
          this.single(node.args[1], locals, depth),
          scalar(node.args[2]),
        ];
        return computed((run) => (test(run) === true ? yes.evaluate(run) : no(run)), yes.type);
      }
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return computed(
          compared(
            node.op,
            this.single(node.args[0], locals, depth),
            this.single(node.args[1], locals, depth),
          ),
        );
      case '+':
      case '-':
      case '*':
        return computed(
          arithmetic(
            node.op,
            this.whole(node.args[0], locals, depth),
            this.whole(node.args[1], locals, depth),
          ),
          'int',
        );
      case '-_': {
        const inner = this.single(node.args, locals, depth);
        if (typeof inner.constant === 'number') return constant(-inner.constant, inner.type);
        const evaluate = this.whole(node.args, locals, depth);
        return computed((run) => negate(evaluate(run)), 'int');
      }
      case 'in': {
        const member = scalar(node.args[0]);
        const values = this.term(node.args[1], locals, depth);
        if (values.kind !== 'values')
          throw new NotAvailable('must be a list written out, such as ["A", "B"]', node.args[1].range.start);
        return computed((run) => values.members.has(member(run)));
      }
      case 'list':
        return {
          kind: 'values',
          members: new Set(node.args.map((entry) => this.constantOf(entry, locals, depth))),
        };
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

  private name(path: string, element: Getter | null, node: ASTNode, depth: number): Term {
    const slot = this.schema.slots.get(path);
    if (slot) {
      const read = this.read(slot, element, node);
      const asItIs = element === null && !slot.optional && (slot.type !== 'decimal' || slot.scale === 0);
      return asItIs ? fieldOfRisk(slot.index, CEL_TYPES[slot.type]) : computed(read, CEL_TYPES[slot.type]);
    }
    const list = this.schema.lists.get(path);
    if (!list) return { kind: 'section', path, element };
    const { parent, parentAt } = list;
    if (!parent || !element) return { kind: 'list', list, keep: null, depth: 0 };
    // Of a list within a list only what lies in this element.
    const keep: Condition = (run) =>
      (run.locals[depth] as readonly Value[])[parentAt] === element(run)[parent.ownAt];
    return { kind: 'list', list, keep, depth };
  }

  /** An input that may be absent is only read beside a has() of the same field; where it is absent it then counts as nothing. */
  private read(slot: Slot, element: Getter | null, node: ASTNode): Evaluate {
    const { index, scale } = slot;
    const written = node.input.slice(node.range.start, node.range.end).trim();
    if (slot.optional && !this.guarded.has(written)) {
      throw new NotAvailable(
        `may be absent: give ${slot.path} a default or ask has(${written}) in the same condition`,
        node.range.start,
      );
    }
    const divisor = slot.type === 'decimal' ? 10 ** scale : 1;
    const nothing: Scalar =
      slot.type === 'boolean' ? false : slot.type === 'text' || slot.type === 'date' ? '' : 0;
    // A decimal becomes the double nearest to it, which is what CEL makes of the same text.
    if (divisor !== 1) return (run) => Number((element ? element(run) : run.values)[index] ?? 0) / divisor;
    if (slot.optional) return (run) => (element ? element(run) : run.values)[index] ?? nothing;
    return (run) => (element ? element(run) : run.values)[index] as Scalar;
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
        return computed((run) => ((element ? element(run) : run.values)[slot.index] ?? null) !== null);
      }
      case 'date': {
        const text = this.constantOf(first, locals, depth);
        if (typeof text !== 'string' || !isCalendarDate(text))
          throw new NotAvailable('must be a date, YYYY-MM-DD', first.range.start);
        return constant(text, 'Date');
      }
      case 'completedYears':
      case 'daysBetween': {
        const [from, to] = [this.scalar(first, locals, depth), this.scalar(second, locals, depth)];
        const measure = name === 'daysBetween' ? daysBetween : completedYears;
        return computed((run) => measured(measure, from(run), to(run)), 'int');
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
    if (owner.kind === 'list') return this.listMethod(name, owner, args, node, locals, depth);
    if (owner.kind === 'scalar') {
      const [of, part] = [owner.evaluate, args[0] ? this.scalar(args[0], locals, depth) : null];
      if (name === 'size') return computed((run) => [...String(of(run))].length, 'int');
      if (part && name === 'startsWith')
        return computed((run) => String(of(run)).startsWith(String(part(run))));
      if (part && name === 'endsWith') return computed((run) => String(of(run)).endsWith(String(part(run))));
      if (part && name === 'contains') return computed((run) => String(of(run)).includes(String(part(run))));
    }
    throw new NotAvailable(`${name}() is not available in conditions`, node.range.start);
  }

  private listMethod(
    name: string,
    owner: Extract<Term, { kind: 'list' }>,
    args: readonly ASTNode[],
    node: ASTNode,
    locals: readonly Local[],
    depth: number,
  ): Term {
    const { list, keep } = owner;
    const at = owner.keep ? owner.depth : depth;
    if (name === 'size') return computed((run) => counted(run, list, at, keep, null, Infinity), 'int');
    const [variable, body] = args as readonly [ASTNode, ASTNode];
    if (
      !['exists', 'all', 'exists_one', 'filter'].includes(name) ||
      variable?.op !== 'id' ||
      args.length !== 2
    ) {
      throw new NotAvailable(`${name}() is not available in conditions`, node.range.start);
    }
    const local: Local = { name: variable.args, list, element: (run) => run.locals[at] as readonly Value[] };
    const evaluate = this.scalar(body, [...locals, local], at + 1);
    const test = (run: Run): boolean => evaluate(run) === true;
    if (name === 'filter') {
      return { kind: 'list', list, keep: keep ? (run) => keep(run) && test(run) : test, depth: at };
    }
    if (name === 'exists') return computed((run) => counted(run, list, at, keep, test, 1) > 0);
    if (name === 'exists_one') return computed((run) => counted(run, list, at, keep, test, 2) === 1);
    return computed((run) => counted(run, list, at, keep, (inner) => !test(inner), 1) === 0);
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

  private constantOf(node: ASTNode, locals: readonly Local[], depth: number): Scalar {
    const term = this.term(node, locals, depth);
    if (term.kind === 'scalar' && term.constant !== undefined) return term.constant;
    throw new NotAvailable('must be a value written out', node.range.start);
  }
}
