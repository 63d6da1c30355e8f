import { policyError } from '../policies.errors.js';
import type { RiskSnapshot } from './risk-items.js';
import { asItem, itemIdOf } from './risk-items.js';

export const CHANGE_OPS = ['set', 'add', 'remove'] as const;
export type ChangeOp = (typeof CHANGE_OPS)[number];

/**
 * One change of a risk. A path names sections and fields as a manual does, and an element of a list by its id:
 * `/propertyInfo/territory`, `/vehicleInfo/vehicles/<id>/ratingGroup`. `set` with null takes an optional value away; it also
 * takes the fields of an address together, which moves as one. `add` puts an object at the end of a list, `remove` takes an
 * element out of one.
 */
export interface RiskChange {
  readonly op: ChangeOp;
  readonly path: string;
  readonly value?: unknown;
  /** For an `add`, the id of the new element. The element keeps it from then on. */
  readonly itemId?: string;
}

export const RISK_SECTIONS = [
  'zipCode',
  'vehicleInfo',
  'propertyInfo',
  'lifeInfo',
  'drivers',
  'coverageSelections',
] as const;

/** The risk after the changes, in their order. Throws policies.change-invalid with a pointer to the change at fault. */
export function changed(risk: RiskSnapshot, changes: readonly RiskChange[]): RiskSnapshot {
  return changes.reduce((before, change, index) => {
    const [section, ...rest] = pathOf(change, index);
    const after = changedAt(before[section], rest, change, fault(index));
    return { ...before, [section]: after };
  }, risk);
}

/** For a field with two values, which of them was meant: only the author can say. */
export function assertSetOnce(changes: readonly Pick<RiskChange, 'op' | 'path'>[]): void {
  const paths = new Set<string>();
  changes.forEach(({ op, path }, index) => {
    if (op !== 'set') return;
    if (paths.has(path)) throw fault(index)('path', 'is set twice');
    paths.add(path);
  });
}

/** Whether two changes touch the same field, so that their order matters. Two additions to one list never do. */
export function collide(one: RiskChange, other: RiskChange): boolean {
  const [first, second] = [placeOf(one), placeOf(other)];
  return isWithin(first, second) || isWithin(second, first);
}

function placeOf({ op, path, itemId }: RiskChange): string {
  return op === 'add' ? `${path}/${itemId ?? ''}` : path;
}

function isWithin(path: string, of: string): boolean {
  return path === of || path.startsWith(`${of}/`);
}

type Fault = (where: 'path' | 'value', detail: string) => Error;

function fault(index: number): Fault {
  return (where, detail) =>
    policyError('policies.change-invalid', { errors: [{ pointer: `/changes/${index}/${where}`, detail }] });
}

function pathOf({ path }: RiskChange, index: number): [string, ...string[]] {
  const [empty, section, ...rest] = path.split('/');
  if (empty !== '' || section === undefined || !(RISK_SECTIONS as readonly string[]).includes(section))
    throw fault(index)(
      'path',
      `must begin with one of ${RISK_SECTIONS.map((name) => `/${name}`).join(', ')}`,
    );
  return [section, ...rest];
}

function changedAt(value: unknown, path: readonly string[], change: RiskChange, fails: Fault): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return atEnd(value, change, fails);
  if (Array.isArray(value)) return inList(value, name, rest, change, fails);
  const object = value ?? {};
  if (typeof object !== 'object') throw fails('path', `goes on below ${name}, which is a single value`);
  if (!isName(name)) throw fails('path', 'has a name that no field has');
  const fields = object as Readonly<Record<string, unknown>>;
  const { [name]: before, ...others } = fields;
  const after = changedAt(before, rest, change, fails);
  return after === null ? others : { ...others, [name]: after };
}

function inList(
  list: readonly unknown[],
  id: string,
  rest: readonly string[],
  change: RiskChange,
  fails: Fault,
): unknown {
  const index = list.findIndex((item) => itemIdOf(item) === id);
  if (index === -1) throw fails('path', `names an element that the list does not have: ${id.slice(0, 40)}`);
  if (rest.length === 0) {
    if (change.op !== 'remove') throw fails('path', 'names a whole element: set its fields, or remove it');
    return list.filter((_, each) => each !== index);
  }
  return list.map((item, each) => (each === index ? changedAt(item, rest, change, fails) : item));
}

function atEnd(value: unknown, { op, path, value: given, itemId }: RiskChange, fails: Fault): unknown {
  if (op === 'remove') throw fails('path', 'must name an element of a list by its id');
  if (op === 'set') {
    if (Array.isArray(value) || Array.isArray(given))
      throw fails('path', 'is a list: add or remove its elements one by one');
    const isSection = path.split('/').length === 2;
    if (typeof given === 'object' && given !== null && (isSection || !isFlat(given) || !isFlat(value ?? {})))
      throw fails('value', 'must be a single value: set the fields one by one');
    if (given === undefined) throw fails('value', 'is required; null takes the value away');
    return given;
  }
  if (value !== undefined && value !== null && !Array.isArray(value)) throw fails('path', 'is not a list');
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw fails('value', 'must be an object, the new element');
  if (itemId === undefined) throw new Error('An added element has no id');
  return [
    ...((value as readonly unknown[] | null | undefined) ?? []),
    asItem(given as Record<string, unknown>, itemId),
  ];
}

/** An object of single values. */
function isFlat(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((inner) => typeof inner !== 'object' || inner === null);
}

function isName(name: string): boolean {
  return /^[a-zA-Z][a-zA-Z0-9]{0,39}$/.test(name) && !(name in Object.prototype);
}
