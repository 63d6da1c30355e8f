import type { InputSchema } from '../../src/modules/rating/index.js';
import { addDays, addMonths, completedYears } from '../../src/shared/calendar-date.js';
import { Decimal } from '../../src/shared/decimal.js';
import { checkDigitOf } from '../../src/shared/vin.js';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
type Members = { [name: string]: Json };

/** Numbers that are the same in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const WORDS = ['Maple', '12', 'Ærø', 'O’Neil', '家', '7 b', '😀 1', 'x'];

interface Visited {
  readonly schema: InputSchema;
  readonly pointer: string;
  readonly parent: Members;
  readonly name: string;
  readonly value: Json;
}

/**
 * Bodies drawn from the schema of a body, by somebody who knows nothing but the schema and what its keywords mean. `isWhole` has all
 * that may be left out, and two entries in each list.
 */
export class InputSamples {
  private readonly random: () => number;
  private serial = 100_000;

  constructor(
    private readonly schema: InputSchema,
    private readonly effectiveDate: string,
    seed = 1,
    private readonly isWhole = false,
  ) {
    this.random = randomFrom(seed);
  }

  next(given: Members = {}): Members {
    const body = { ...(this.draw(this.schema) as Members), ...given };
    // What one value has to do with others is settled once all are there; what it is settled by comes first.
    for (const rule of [
      'x-age-of',
      'x-not-before',
      'x-not-after',
      'x-unique',
      'x-refers-to',
      'x-same-zip-as',
    ] as const)
      for (const visited of visit(this.schema, body)) if (visited.schema[rule]) this.settle(visited, body);
    return body;
  }

  private draw(schema: InputSchema): Json {
    const { const: only, enum: values, properties, items } = schema;
    if (only !== undefined) return only;
    if (values) return this.one(values.filter((value) => value !== null));
    switch (kindOf(schema)) {
      case 'object':
        return Object.fromEntries(
          Object.entries(properties ?? {}).flatMap(([name, member]): [string, Json][] => {
            const isRequired = schema.required?.includes(name) === true;
            if (!isRequired && !this.isWhole && this.random() < 0.5) return [];
            const takesNull = [member.type].flat().includes('null');
            return [[name, takesNull && !this.isWhole && this.random() < 0.1 ? null : this.draw(member)]];
          }),
        );
      case 'array': {
        const { minItems = 0, maxItems = 3 } = schema;
        const count = this.isWhole
          ? Math.max(minItems, 2)
          : this.whole(minItems, Math.min(maxItems, minItems + 2));
        return Array.from({ length: count }, () => this.draw(items as InputSchema));
      }
      case 'boolean':
        return this.random() < 0.5;
      case 'integer':
        return this.whole(schema.minimum ?? 0, schema.maximum ?? 0);
      default:
        return this.text(schema);
    }
  }

  private text(schema: InputSchema): string {
    const { format, pattern = '', maxLength = 40 } = schema;
    const [least, most] = [schema['x-minimum'], schema['x-maximum']];
    if (format === 'uuid') return '01930000-0000-7000-8000-000000000000';
    if (format === 'date') return this.day(least ?? '1950-01-01', most ?? this.effectiveDate);
    if (format === 'decimal') return this.decimal(pattern, least ?? '0', most ?? '1000');
    if (format === 'vin') return this.vin();
    if (pattern.includes('\\d{4})?$')) return this.zip(pattern);
    return [...Array.from({ length: 3 }, () => this.one(WORDS)).join(' ')]
      .slice(0, maxLength)
      .join('')
      .trim();
  }

  private settle({ schema, pointer, parent, name, value }: Visited, body: Members): void {
    if (value === null) return;
    const at = (place: string): Json => valueAt(body, filled(place, pointer));
    const [before, after] = [schema['x-not-before'], schema['x-not-after']];
    const [least, most] = [schema['x-minimum'] ?? '1900-01-01', schema['x-maximum'] ?? this.effectiveDate];
    const age = schema['x-age-of'];
    if (before !== undefined && typeof at(before) === 'string')
      parent[name] = this.day(at(before) as string, most);
    if (after !== undefined && typeof at(after) === 'string')
      parent[name] = this.day(least, at(after) as string);
    if (age && typeof at(age.date) === 'string') {
      const born = at(age.date) as string;
      // Between half a year before and half a year after the birthday the two ways of counting differ.
      const years = Math.min(completedYears(born, this.effectiveDate), schema.maximum ?? 0);
      parent[name] = Math.max(years, schema.minimum ?? 0);
      place(body, filled(age.date, pointer), addMonths(this.effectiveDate, -12 * (parent[name] as number)));
    }
    if (schema['x-unique'] && schema.format !== 'vin') parent[name] = pointer.replaceAll('/', '-');
    if (schema['x-refers-to'] !== undefined) {
      const [list = '', own = ''] = schema['x-refers-to'].split('/*/');
      const known = ((valueAt(body, list) ?? []) as Members[]).flatMap((entry) => entry[own] ?? []);
      parent[name] = known.length > 0 ? this.one(known) : null;
    }
    for (const other of schema['x-same-zip-as'] ?? []) {
      const rated = at(other);
      if (typeof rated !== 'string') continue;
      // Where a vehicle of its own ZIP code is kept has to lie in the state too.
      if (other === '/zipCode') parent[name] = rated.slice(0, 5);
      else place(body, filled(other, pointer), value);
      return;
    }
  }

  private one<T>(values: readonly T[]): T {
    return values[Math.floor(this.random() * values.length)] as T;
  }

  /** The ends often, because that is where two readings of a bound differ. */
  private whole(least: number, most: number): number {
    const at = this.random();
    if (at < 0.15) return least;
    return at > 0.85 ? most : least + Math.floor(this.random() * (most - least + 1));
  }

  private day(least: string, most: string): string {
    const days = (Date.parse(most) - Date.parse(least)) / 86_400_000;
    return addDays(least, this.whole(0, Math.max(days, 0)));
  }

  private decimal(pattern: string, least: string, most: string): string {
    const scale = Number(/\{1,(\d+)\}/.exec(pattern)?.[1] ?? 0);
    const [from, to] = [least, most].map((text) => Number(Decimal.parse(text).coefficientAt(scale)));
    return Decimal.of(this.whole(from ?? 0, to ?? 0), scale).toString();
  }

  private vin(): string {
    const serial = String(++this.serial);
    const vin = (digit: string): string => `1HGCM826${digit}3A${serial}`;
    return vin(checkDigitOf(vin('0')));
  }

  private zip(pattern: string): string {
    const shape = new RegExp(pattern);
    for (;;) {
      const zip = String(this.whole(501, 99_999)).padStart(5, '0');
      if (shape.test(zip)) return zip;
    }
  }
}

/** Every value of a body that its schema knows, from the outside in. */
export function* visit(schema: InputSchema, value: Json, pointer = ''): Generator<Visited> {
  const members: readonly (readonly [string, InputSchema])[] = Array.isArray(value)
    ? value.map((_, index) => [String(index), schema.items as InputSchema])
    : Object.entries(schema.properties ?? {});
  if (value === null || typeof value !== 'object') return;
  const parent = value as Members;
  for (const [name, member] of members) {
    if (!(name in parent)) continue;
    yield { schema: member, pointer: `${pointer}/${name}`, parent, name, value: parent[name] as Json };
    yield* visit(member, parent[name] as Json, `${pointer}/${name}`);
  }
}

/** What a value is where it is not null. */
export function kindOf({ type }: InputSchema): string {
  return [type].flat()[0] ?? '';
}

/** A pointer with `*` for the entries that another one goes through. */
export function filled(place: string, pointer: string): string {
  const given = pointer.split('/');
  return place
    .split('/')
    .map((token, at) => (token === '*' ? given[at] : token))
    .join('/');
}

export function valueAt(body: Json, pointer: string): Json {
  return pointer
    .split('/')
    .slice(1)
    .reduce<Json>((at, token) => (at as Members | null)?.[token] ?? null, body);
}

function place(body: Members, pointer: string, value: Json): void {
  const cut = pointer.lastIndexOf('/');
  (valueAt(body, pointer.slice(0, cut)) as Members)[pointer.slice(cut + 1)] = value;
}
