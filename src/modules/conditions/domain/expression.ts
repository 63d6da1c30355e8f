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
  Local,
  NumberOf,
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
  literal,
  measured,
  numberWritten,
  raised,
} from './expression-terms.js';
import { assertBounded, listMethod } from './list-methods.js';
import { Names } from './names.js';
import { combined, rangeOf } from './value-range.js';
import { fiveOf, isZipTerm, zipCodesCompared } from './zip-codes.js';
import type { ConditionVersion, Evaluation, Schema, Slot } from './schema.js';

/** Turns the checked syntax tree of one condition into closures over the risk's slots. */
export class Expression {
  private readonly names: Names;
  /** What was filed under the first version was not asked whether its values are possible, nor how long it takes. */
  private readonly isStrict: boolean;

  constructor(schema: Schema, engine: ConditionVersion, text: string) {
    this.isStrict = engine !== '1';
    this.names = new Names(schema, engine, text);
  }

  scalar(node: ASTNode, locals: readonly Local[]): Evaluate {
    return this.single(node, locals).evaluate;
  }

  private single(node: ASTNode, locals: readonly Local[]): ScalarTerm {
    const term = this.term(node, locals);
    if (term.kind === 'scalar') return term;
    throw new NotAvailable('is a section or a list where a single value belongs', node.range.start);
  }

  private number(node: ASTNode, locals: readonly Local[]): ScalarTerm {
    const term = this.single(node, locals);
    if (term.type === 'number') return term;
    throw new NotAvailable('only numbers are added and multiplied in conditions', node.range.start);
  }

  private term(node: ASTNode, locals: readonly Local[]): Term {
    const scalar = (inner: ASTNode): Evaluate => this.scalar(inner, locals);
    switch (node.op) {
      case 'value':
        return literal(node.args, node);
      case 'id': {
        const local = locals.findLast(({ name }) => name === node.args);
        if (local) return { kind: 'section', path: `${local.list.path}[]`, element: local.element };
        return this.names.of(node.args, null, node, locals.length);
      }
      case '.': {
        const owner = this.term(node.args[0], locals);
        if (owner.kind !== 'section') throw new NotAvailable('has no fields', node.range.start);
        return this.names.of(`${owner.path}.${node.args[1]}`, owner.element, node, locals.length);
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
        return this.choice(node, node.args, locals);
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=': {
        const [left, right] = [this.single(node.args[0], locals), this.single(node.args[1], locals)];
        if (this.isStrict) assertPossible(node.op, left, right);
        const areZipCodes = this.isStrict && (isZipTerm(left) || isZipTerm(right));
        return computed(node, (areZipCodes ? zipCodesCompared : compared)(node.op, left, right));
      }
      case '+':
      case '-':
      case '*': {
        const [left, right] = [this.number(node.args[0], locals), this.number(node.args[1], locals)];
        const range = combined(node.op, rangeOf(left), rangeOf(right));
        return { ...arithmetic(node, node.op, left, right), range };
      }
      case '-_': {
        const term = this.number(node.args, locals);
        const { constant: written, evaluate, scale } = term;
        if (written !== undefined) return constant(node, negate(written as ExactInteger), 'number', scale);
        const range = combined('-', [Decimal.ZERO, Decimal.ZERO], rangeOf(term));
        return { ...computed(node, (run) => negate((evaluate as NumberOf)(run)), 'number', scale), range };
      }
      case 'in':
        return this.member(node, node.args, locals);
      case 'list':
        return { kind: 'values', members: node.args.map((entry) => this.constantOf(entry, locals)) };
      case 'call':
        return this.call(node.args[0], node.args[1], node, locals);
      case 'rcall':
        return this.method(node.args[0], node.args[1], node.args[2], node, locals);
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
  ): ScalarTerm {
    const test = this.scalar(asked, locals);
    const either = [this.single(first, locals), this.single(second, locals)] as const;
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
  ): ScalarTerm {
    const member = this.single(asked, locals);
    const values = this.term(list, locals);
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

  private call(name: string, args: readonly ASTNode[], node: ASTNode, locals: readonly Local[]): Term {
    const [first, second] = args as readonly [ASTNode, ASTNode];
    switch (name) {
      case 'size':
        return this.method('size', first, [], node, locals);
      case 'has': {
        const { slot, element } = this.field(first, locals);
        return computed(node, (run) => ((element ? element(run) : run.values)[slot.index] ?? null) !== null);
      }
      case 'date': {
        const { constant: text } = this.constantOf(first, locals);
        if (typeof text !== 'string' || !isCalendarDate(text))
          throw new NotAvailable('must be a date, YYYY-MM-DD', first.range.start);
        return constant(node, text, 'date');
      }
      case 'money': {
        const { constant: text } = this.constantOf(first, locals);
        const amount = typeof text === 'string' ? Decimal.tryParse(text) : null;
        if (!amount || amount.scale > 2)
          throw new NotAvailable('must be an amount of dollars, such as "5000.00"', first.range.start);
        return numberWritten(amount, node);
      }
      case 'completedYears':
      case 'daysBetween': {
        const [from, to] = [this.scalar(first, locals), this.scalar(second, locals)];
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
  ): Term {
    const owner = this.term(on, locals);
    if (owner.kind === 'list')
      return listMethod(name, owner, args, node, locals, (body, inside) => {
        if (this.isStrict) assertBounded(inside, node);
        return this.scalar(body, inside);
      });
    if (owner.kind === 'scalar') {
      const of = owner.evaluate;
      if (name === 'size') return computed(node, (run) => [...String(of(run))].length, 'number');
      const has = PARTS.get(name);
      if (has && args[0]) {
        const part = this.single(args[0], locals);
        if (this.isStrict && owner.slot) assertPart(owner.slot, part, has);
        const { evaluate } = part;
        const test: Condition = (run) => has(String(of(run)), String(evaluate(run)));
        if (!this.isStrict || !isZipTerm(owner)) return computed(node, test);
        return computed(node, (run) => test(run) || has(fiveOf(of(run)), String(evaluate(run))));
      }
    }
    throw new NotAvailable(`${name}() is not available in conditions`, node.range.start);
  }

  private field(
    node: ASTNode,
    locals: readonly Local[],
  ): { readonly slot: Slot; readonly element: Getter | null } {
    if (node.op === '.') {
      const owner = this.term(node.args[0], locals);
      const slot = owner.kind === 'section' ? this.names.slot(`${owner.path}.${node.args[1]}`) : undefined;
      if (owner.kind === 'section' && slot) return { slot, element: owner.element };
    }
    throw new NotAvailable('has() asks for a field', node.range.start);
  }

  private constantOf(node: ASTNode, locals: readonly Local[]): ScalarTerm {
    const term = this.term(node, locals);
    if (term.kind === 'scalar' && term.constant !== undefined) return term;
    throw new NotAvailable('must be a value written out', node.range.start);
  }
}

const PARTS: ReadonlyMap<string, (text: string, part: string) => boolean> = new Map([
  ['startsWith', (text: string, part: string) => text.startsWith(part)],
  ['endsWith', (text: string, part: string) => text.endsWith(part)],
  ['contains', (text: string, part: string) => text.includes(part)],
]);
