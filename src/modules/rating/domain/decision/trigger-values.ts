import type { ASTNode } from '@marcbachmann/cel-js';
import { Decimal } from '../../../../shared/decimal.js';

/** Variables of a condition with the list elements they stand for, such as `driver` for `drivers[]`. */
export type Locals = ReadonlyMap<string, string>;

/** The path of an expression, `drivers[].age` for `driver.age`; null where the expression is more than a path. */
export function valuePathOf(node: ASTNode, locals: Locals): string | null {
  if (node.op === 'id') return locals.get(node.args) ?? node.args;
  if (node.op !== '.') return null;
  const owner = valuePathOf(node.args[0], locals);
  return owner === null ? null : `${owner}.${node.args[1]}`;
}

/** True for a literal number: 5000, -5, money("5000"). */
export function isWritten(node: ASTNode): boolean {
  if (node.op === '-_') return isWritten(node.args);
  return node.op === 'value' || (node.op === 'call' && node.args[0] === 'money');
}

/** Values that a risk has, or that were computed from it, by the paths of conditions. */
export class TriggerValues {
  constructor(
    private readonly inputs: unknown,
    private readonly derived: Readonly<Record<string, string>>,
  ) {}

  /** The value at a path, null for none; for a path through a list the values of its elements, for a list itself its length. */
  at(path: string): unknown {
    const [list, field] = path.split('[].') as [string, string | undefined];
    if (field !== undefined) return this.indexesOf(list).map((index) => this.value(path, index));
    return this.value(path.replace(/\[\]$/, ''), null);
  }

  indexesOf(list: string): readonly number[] {
    const found = this.read(list);
    return Array.isArray(found) ? found.map((_, index) => index) : [];
  }

  /** The result of an arithmetic expression; null where a part of it is not a number. */
  number(node: ASTNode, locals: Locals, index: number | null): Decimal | null {
    if (node.op === 'value') return Decimal.tryParse(String(node.args));
    if (node.op === '-_') return this.number(node.args, locals, index)?.negated() ?? null;
    if (node.op === 'call' && node.args[0] === 'money')
      return this.number(node.args[1][0] as ASTNode, locals, index);
    if (node.op === '+' || node.op === '-' || node.op === '*') {
      const [left, right] = node.args.map((side) => this.number(side, locals, index));
      if (!left || !right) return null;
      return node.op === '+' ? left.plus(right) : node.op === '-' ? left.minus(right) : left.times(right);
    }
    if (node.op === 'rcall') {
      const list = node.args[0] === 'size' ? valuePathOf(node.args[1], locals) : null;
      return list === null ? null : Decimal.parse(String(this.indexesOf(list).length));
    }
    const path = valuePathOf(node, locals);
    const value = path === null ? null : this.value(path, index);
    return typeof value === 'number' || typeof value === 'string' ? Decimal.tryParse(String(value)) : null;
  }

  private value(path: string, index: number | null): unknown {
    const place = index === null ? path : path.replace('[]', `[${index}]`);
    if (Object.hasOwn(this.derived, place)) return this.derived[place];
    const found = this.read(place) ?? null;
    return Array.isArray(found) ? found.length : typeof found === 'object' ? null : found;
  }

  private read(place: string): unknown {
    let found = this.inputs;
    for (const key of place.split(/[.[\]]+/)) {
      if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
      found = (found as Readonly<Record<string, unknown>>)[key];
    }
    return found;
  }
}
