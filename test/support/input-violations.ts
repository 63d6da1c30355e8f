import type { InputSchema } from '../../src/modules/rating/index.js';
import { addDays } from '../../src/shared/calendar-date.js';
import { Decimal } from '../../src/shared/decimal.js';
import { filled, kindOf, valueAt, visit } from './input-samples.js';

type Members = Readonly<Record<string, unknown>>;

/** A body that breaks one rule of its schema, and where. */
export interface Violation {
  readonly rule: string;
  readonly pointer: string;
  readonly body: Members;
}

/** What chooses the schema: with another value it is a body of another schema. */
const CHOICE = ['/productType', '/state', '/companyCode', '/effectiveDate'];
const LONG = 'a'.repeat(5_000);

/** Every way in which one rule of the schema can be broken by one value of a body that keeps them all. */
export function violations(schema: InputSchema, body: object): readonly Violation[] {
  const found: Violation[] = [];
  const add = (
    rule: string,
    pointer: string,
    change: (parent: Record<string, unknown>, name: string) => void,
  ): void => {
    const copy = structuredClone(body) as Record<string, unknown>;
    const tokens = pointer.split('/').slice(1);
    const name = tokens.pop() as string;
    const parent = tokens.reduce<unknown>((at, token) => (at as Members)[token], copy);
    change(parent as Record<string, unknown>, name);
    found.push({ rule, pointer, body: copy });
  };
  const set = (rule: string, pointer: string, value: unknown): void =>
    add(rule, pointer, (parent, name) => void (parent[name] = value));
  add('unknown name', '/somethingElse', (parent, name) => void (parent[name] = 1));
  for (const name of schema.required ?? []) add('missing', `/${name}`, (parent) => void delete parent[name]);
  for (const { schema: own, pointer, value } of visit(schema, body as never)) {
    if (value === null) continue;
    for (const wrong of wrongTypes(own)) set(`${JSON.stringify(wrong)} for ${kindOf(own)}`, pointer, wrong);
    if (own.properties) {
      set('unknown name', `${pointer}/somethingElse`, 1);
      for (const name of own.required ?? [])
        add('missing', `${pointer}/${name}`, (parent, last) => void delete parent[last]);
    }
    if (CHOICE.includes(pointer)) continue;
    for (const [rule, wrong] of wrongValues(own, value)) set(rule, pointer, wrong);
    const at = (place: string | undefined): unknown =>
      place === undefined ? null : valueAt(body as never, filled(place, pointer));
    const [before, after] = [at(own['x-not-before']), at(own['x-not-after'])];
    if (typeof before === 'string') set('before another day', pointer, addDays(before, -1));
    if (typeof after === 'string') set('after another day', pointer, addDays(after, 1));
    if (own['x-unique'] && pointer.includes('/1/'))
      set('not unique', pointer, valueAt(body as never, pointer.replace('/1/', '/0/')));
  }
  return found;
}

function wrongTypes(schema: InputSchema): readonly unknown[] {
  switch (kindOf(schema)) {
    case 'string':
      return [7, true, {}, []];
    case 'integer':
      return ['7', 1.5, true, {}];
    case 'boolean':
      return ['true', 1];
    case 'array':
      return ['x', {}];
    default:
      return ['x', 7, []];
  }
}

function wrongValues(schema: InputSchema, value: unknown): readonly (readonly [string, unknown])[] {
  const {
    enum: values,
    const: only,
    minimum,
    maximum,
    maxLength,
    minItems,
    maxItems,
    pattern,
    format,
  } = schema;
  const wrong: [string, unknown][] = [];
  const isText = kindOf(schema) === 'string';
  if (values ?? only !== undefined) wrong.push(['not allowed', isText ? 'nothing of this' : 987_654]);
  if (minimum !== undefined) wrong.push(['below the minimum', minimum - 1]);
  if (maximum !== undefined) wrong.push(['above the maximum', maximum + 1]);
  if (isText && maxLength !== undefined)
    wrong.push(['too long', format === 'decimal' ? `0.${LONG}` : LONG.slice(0, maxLength + 1)]);
  if (pattern !== undefined) wrong.push(['not of the pattern', '!!']);
  if (schema.minLength !== undefined) wrong.push(['empty', '']);
  if (minItems !== undefined && minItems > 0) wrong.push(['too few', []]);
  if (maxItems !== undefined && maxItems < 60)
    wrong.push(['too many', Array.from({ length: maxItems + 1 }, () => (value as unknown[])[0])]);
  if (format === 'vin')
    wrong.push([
      'a wrong check digit',
      String(value).replace(/^(.{8})./, (_, start) => `${start}${String(value)[8] === '1' ? '2' : '1'}`),
    ]);
  if (format === 'date') wrong.push(['no day', '2026-02-30']);
  const [least, most] = [schema['x-minimum'], schema['x-maximum']];
  if (format === 'date' && least !== undefined) wrong.push(['too early', addDays(least, -1)]);
  if (format === 'date' && most !== undefined) wrong.push(['too late', addDays(most, 1)]);
  if (format === 'decimal' && least !== undefined)
    wrong.push(['too little', Decimal.parse(least).minus(Decimal.ONE).toString()]);
  if (format === 'decimal' && most !== undefined)
    wrong.push(['too much', Decimal.parse(most).plus(Decimal.ONE).toString()]);
  if (schema['x-same-zip-as']) wrong.push(['elsewhere', String(value) === '43001' ? '43002' : '43001']);
  if (schema['x-refers-to'] !== undefined) wrong.push(['nobody', 'nobody']);
  if (schema['x-age-of']) wrong.push(['another age', Number(value) + 2]);
  return wrong;
}
