import { Environment } from '@marcbachmann/cel-js';
import type { ConditionVersion, ListSlot, Schema, Slot } from './schema.js';

/** A list whose elements a condition names by a word of its own: `vehicle` in a coverage rated for each vehicle. */
export interface ItemScope {
  readonly as: string;
  readonly list: ListSlot;
}

/** Stands for a date in type checking only; conditions are evaluated by our own closures. */
class DateValue {}

/** Stands for an amount of dollars in the same way. */
class MoneyValue {}

const CEL_TYPES = {
  text: 'string',
  integer: 'int',
  decimal: 'double',
  money: 'Money',
  boolean: 'bool',
  date: 'Date',
} as const;
const LIMITS = { maxAstNodes: 400, maxDepth: 24, maxListElements: 200, maxCallArguments: 4 };

interface Section {
  readonly fields: Map<string, string>;
  readonly sections: Map<string, Section>;
  readonly name: string;
}

/**
 * The CEL environment that knows the fields of one product's risk, so that an unknown field or a wrong type is found when a
 * manual is read. Every list is typed by its element: an untyped one would leave the inside of exists() unchecked.
 */
export class ConditionTypes {
  private readonly base: Environment;
  private readonly scoped = new Map<string, Environment>();

  constructor(
    schema: Schema,
    private readonly engine: ConditionVersion,
  ) {
    this.base = new Environment({ limits: LIMITS });
    this.base.registerType('Date', { ctor: DateValue, fields: {} });
    for (const operator of ['<', '<=', '>', '>=', '=='])
      this.base.registerOperator(`Date ${operator} Date`, () => false);
    this.base.registerFunction('date(string): Date', () => new DateValue());
    this.base.registerFunction('completedYears(Date, Date): int', () => 0n);
    this.base.registerFunction('daysBetween(Date, Date): int', () => 0n);
    if (engine !== '1') declareNumbers(this.base);
    this.declare(schema);
  }

  /** The environment inside a repeated coverage knows the element as well. */
  in(scope: ItemScope | null): Environment {
    if (!scope) return this.base;
    const key = `${scope.as} of ${scope.list.path}`;
    let environment = this.scoped.get(key);
    if (!environment) {
      environment = this.base.clone().registerVariable(scope.as, elementType(scope.list));
      this.scoped.set(key, environment);
    }
    return environment;
  }

  private declare(schema: Schema): void {
    const root = section('');
    const lists = [...schema.lists.values()];
    // The type of an element names the types of the lists in it, which therefore come first.
    for (const list of [...lists.filter(({ parent }) => parent), ...lists.filter(({ parent }) => !parent)]) {
      const fields: Record<string, string> = {};
      const inner = section('');
      for (const slot of schema.slots.values())
        if (slot.list === list) put(inner, slot.path.slice(list.path.length + 3), this.typeOf(slot));
      for (const nested of lists)
        if (nested.parent === list)
          put(inner, nested.path.slice(list.path.length + 3), `list<${elementType(nested)}>`);
      for (const [name, type] of inner.fields) fields[name] = type;
      for (const [name, nested] of inner.sections)
        fields[name] = this.registerSection(nested, `${elementType(list)}_${name}`);
      this.base.registerType(elementType(list), { fields });
      if (!list.parent) put(root, list.path, `list<${elementType(list)}>`);
    }
    for (const slot of schema.slots.values()) if (!slot.list) put(root, slot.path, this.typeOf(slot));
    for (const [name, type] of root.fields) this.base.registerVariable(name, type);
    for (const [name, nested] of root.sections)
      this.base.registerVariable(name, this.registerSection(nested, `Section_${name}`));
  }

  /** Whoever filed money in conditions under the first version wrote whole cents. */
  private typeOf({ type }: Slot): string {
    return type === 'money' && this.engine === '1' ? 'int' : CEL_TYPES[type];
  }

  private registerSection(nested: Section, typeName: string): string {
    const fields = Object.fromEntries(nested.fields);
    for (const [name, inner] of nested.sections)
      fields[name] = this.registerSection(inner, `${typeName}_${name}`);
    this.base.registerType(typeName, { fields });
    return typeName;
  }
}

/**
 * Money is dollars beside any number that is written out, and numbers of all kinds are compared and added: our closures are
 * exact, where CEL keeps whole numbers from doubles because those are not. Money times money is nothing.
 */
function declareNumbers(base: Environment): void {
  base.registerType('Money', { ctor: MoneyValue, fields: {} });
  base.registerFunction('money(string): Money', () => new MoneyValue());
  base.registerOperator('-Money: Money', () => new MoneyValue());
  const pairs = [
    'Money Money',
    'Money int',
    'int Money',
    'Money double',
    'double Money',
    'double int',
    'int double',
  ];
  for (const pair of pairs) {
    const [left, right] = pair.split(' ') as [string, string];
    const isMoney = left === 'Money' || right === 'Money';
    for (const operator of isMoney ? ['<', '<=', '>', '>='] : [])
      base.registerOperator(`${left} ${operator} ${right}`, () => false);
    for (const operator of left === right ? ['+', '-'] : ['+', '-', '*'])
      base.registerOperator(`${left} ${operator} ${right}: ${isMoney ? 'Money' : 'double'}`, () => 0);
    if (left !== right && right !== 'Money') base.registerOperator(`${left} in list<${right}>`, () => false);
  }
  // The other direction comes with it.
  for (const pair of ['Money == Money', 'Money == int', 'Money == double', 'double == int'])
    base.registerOperator(pair, () => false);
}

function elementType(list: ListSlot): string {
  return `Element_${list.path.replaceAll(/\W+/g, '_')}`;
}

function section(name: string): Section {
  return { name, fields: new Map(), sections: new Map() };
}

function put(root: Section, path: string, type: string): void {
  const segments = path.split('.');
  const name = segments.pop() as string;
  let at = root;
  for (const segment of segments) {
    const next = at.sections.get(segment) ?? section(segment);
    at.sections.set(segment, next);
    at = next;
  }
  at.fields.set(name, type);
}
