import { describe, expect, it } from '@jest/globals';
import type { FieldFault } from '../../shared/errors.js';
import { DomainError } from '../../shared/errors.js';
import {
  Bool,
  DateOnly,
  Email,
  Factor,
  Id,
  Int,
  JsonObject,
  ListOf,
  ListOfIds,
  ListOfOneOf,
  ListOfText,
  Moment,
  MoneyText,
  Nested,
  OneOf,
  Text,
} from './fields.js';
import { validated } from './validation.pipe.js';

class Part {
  @Text({ max: 5, pattern: /^[a-z]+$/, patternDetail: 'must be small letters' })
  readonly name!: string;

  @Int({ min: 1, max: 3, optional: true })
  readonly size?: number;
}

class Whole {
  @Text({ max: 3, optional: true }) readonly text?: string;
  @Email({ optional: true }) readonly email?: string;
  @Id({ optional: true }) readonly id?: string;
  @OneOf(['a', 'b'], { optional: true }) readonly choice?: string;
  @DateOnly({ optional: true }) readonly date?: string;
  @Moment({ optional: true }) readonly moment?: string;
  @MoneyText({ optional: true, max: '100.00' }) readonly money?: string;
  @MoneyText({ optional: true, min: '-5.00', max: '5.00' }) readonly change?: string;
  @Factor({ optional: true, max: '2.5' }) readonly factor?: string;
  @Int({ min: 0, max: 9, optional: true }) readonly count?: number;
  @Bool({ optional: true }) readonly flag?: boolean;
  @Nested(() => Part, { optional: true }) readonly part?: Part;
  @Nested(() => Part, { optional: true, nullable: true }) readonly other?: Part | null;
  @ListOf(() => Part, { optional: true, min: 1, max: 2 }) readonly parts?: readonly Part[];
  @ListOfText({ optional: true, max: 2, item: { max: 3 } }) readonly texts?: readonly string[];
  @ListOfOneOf(['a', 'b'], { optional: true, max: 2 }) readonly choices?: readonly string[];
  @ListOfIds({ optional: true, max: 1 }) readonly ids?: readonly string[];
  @JsonObject({ optional: true, maxBytes: 30 }) readonly data?: object;
}

class Filter {
  @Int({ min: 1, max: 9, optional: true }) readonly size: number = 5;
  @Bool({ optional: true }) readonly open?: boolean;
}

function faultsOf(
  Model: new () => object,
  value: unknown,
  place: 'body' | 'query' = 'body',
): readonly FieldFault[] {
  try {
    validated(Model, value, place);
  } catch (error) {
    if (error instanceof DomainError) return error.details.errors ?? [];
    throw error;
  }
  return [];
}

describe('a field', () => {
  it.each<[Record<string, unknown>, string, string]>([
    [{ text: '' }, '/text', 'must not be empty'],
    [{ text: '  ' }, '/text', 'must not be blank'],
    [{ text: 'abcd' }, '/text', 'must have at most 3 characters'],
    [{ text: 5 }, '/text', 'must be text'],
    [{ text: null }, '/text', 'must not be null'],
    [{ text: ['a'] }, '/text', 'must be text'],
    [{ text: { length: 1 } }, '/text', 'must be text'],
    [{ email: 'a@b' }, '/email', 'must be an e-mail address'],
    [{ id: '123' }, '/id', 'must be an id (a UUID)'],
    [{ choice: 'c' }, '/choice', 'must be one of a, b'],
    [{ choice: 'toString' }, '/choice', 'must be one of a, b'],
    [{ date: '2026-02-30' }, '/date', 'must be a date such as 2026-03-01'],
    [{ date: '2026-02-03T00:00:00Z' }, '/date', 'must be a date such as 2026-03-01'],
    [{ date: '9999-01-01' }, '/date', 'must be between 1800-01-01 and 2299-12-31'],
    [{ moment: '2026-03-01T24:00:00Z' }, '/moment', 'must be a moment in UTC such as 2026-03-01T09:30:00Z'],
    [
      { moment: '2026-03-01T09:30:00+01:00' },
      '/moment',
      'must be a moment in UTC such as 2026-03-01T09:30:00Z',
    ],
    [{ money: 5 }, '/money', 'must be an amount as text with two places, such as "501.00"'],
    [{ money: '5.001' }, '/money', 'must be an amount as text with two places, such as "501.00"'],
    [{ money: '05.00' }, '/money', 'must be an amount as text with two places, such as "501.00"'],
    [{ money: '-0.00' }, '/money', 'must be an amount as text with two places, such as "501.00"'],
    [{ money: '-1.00' }, '/money', 'must be from 0.00 to 100.00'],
    [{ money: '100.01' }, '/money', 'must be from 0.00 to 100.00'],
    [{ change: '-5.01' }, '/change', 'must be from -5.00 to 5.00'],
    [{ factor: '2.500000000001' }, '/factor', 'must be from 0 to 2.5'],
    [{ factor: '-0.1' }, '/factor', 'must be from 0 to 2.5'],
    [{ factor: '1e3' }, '/factor', 'must be a decimal as text, such as "1.25"'],
    [{ count: 1.5 }, '/count', 'must be a whole number from 0 to 9'],
    [{ count: '1' }, '/count', 'must be a whole number from 0 to 9'],
    [{ flag: 'true' }, '/flag', 'must be true or false'],
    [{ part: [] }, '/part', 'must be an object'],
    [{ part: null }, '/part', 'must not be null'],
    [{ part: {} }, '/part/name', 'is required'],
    [{ part: { name: 'A' } }, '/part/name', 'must be small letters'],
    [{ other: { name: 'a', size: 4 } }, '/other/size', 'must be a whole number from 1 to 3'],
    [{ parts: [] }, '/parts', 'must have at least 1 item'],
    [{ parts: [{ name: 'a' }, [{ name: 'a' }]] }, '/parts/1', 'must be an object'],
    [{ parts: [{ name: 'a' }, { name: 'b', color: 1 }] }, '/parts/1/color', 'is not a field of this request'],
    [{ parts: { name: 'a' } }, '/parts', 'must be a list'],
    [{ texts: ['a', 'abcd'] }, '/texts/1', 'must have at most 3 characters'],
    [{ texts: ['a', 'b', 'c'] }, '/texts', 'must have at most 2 items'],
    [{ choices: ['a', null] }, '/choices/1', 'must be one of a, b'],
    [{ ids: ['x'] }, '/ids/0', 'must be an id (a UUID)'],
    [{ data: [] }, '/data', 'must be an object'],
    [{ data: { long: 'x'.repeat(30) } }, '/data', 'must not exceed 30 bytes'],
    [{ color: 'red' }, '/color', 'is not a field of this request'],
    [{ toString: 1 }, '/toString', 'is not a field of this request'],
  ])('of %j is refused at %s: %s', (value, pointer, detail) => {
    expect(faultsOf(Whole, value)).toEqual([{ pointer, detail }]);
  });

  it('that is right is kept as it is', () => {
    const value = {
      text: 'abc',
      email: 'a@b.example',
      id: '01890a5d-ac96-774b-bcce-b302099a8057',
      choice: 'a',
      date: '2028-02-29',
      moment: '2026-03-01T09:30:00.123Z',
      money: '100.00',
      change: '-5.00',
      factor: '2.5',
      count: 0,
      flag: false,
      part: { name: 'a', size: 1 },
      other: null,
      parts: [{ name: 'a' }, { name: 'b', size: 3 }],
      texts: ['a'],
      choices: ['b', 'b'],
      ids: [],
      data: { any: [1, { deep: null }] },
    };
    const whole = validated(Whole, value);
    expect(JSON.parse(JSON.stringify(whole))).toEqual(value);
    expect(whole).toBeInstanceOf(Whole);
    expect(whole.parts?.[1]).toBeInstanceOf(Part);
  });

  it('of the query is converted from text', () => {
    expect(validated(Filter, { size: '9', open: 'false' }, 'query')).toEqual({ size: 9, open: false });
    expect(validated(Filter, {}, 'query')).toMatchObject({ size: 5 });
    expect(faultsOf(Filter, { size: '1e1', open: 'no' }, 'query')).toEqual([
      { pointer: '?size', detail: 'must be a whole number from 1 to 9' },
      { pointer: '?open', detail: 'must be true or false' },
    ]);
  });

  it('escapes pointers, and lists at most fifty faults', () => {
    expect(faultsOf(Whole, { 'a/b~c': 1 })[0]?.pointer).toBe('/a~1b~0c');
    const many = Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`x${index}`, 1]));
    expect(faultsOf(Whole, many)).toHaveLength(50);
  });
});

describe('a wrong body that is made to be expensive', () => {
  // The way through class-transformer takes time with the square of the number of keys: with these, longer than a test may.
  const many = Object.fromEntries(Array.from({ length: 600_000 }, (_, index) => [`k${index}`, index]));

  it.each<[string, object, string]>([
    ['with 600,000 unknown fields', many, '/k0'],
    ['with 600,000 keys in a free object', { data: many }, '/data'],
  ])('%s is refused without keeping others waiting', (_, body, pointer) => {
    expect(faultsOf(Whole, body)[0]?.pointer).toBe(pointer);
  });
});
