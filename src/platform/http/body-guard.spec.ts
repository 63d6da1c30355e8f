import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../../shared/errors.js';
import { parseBody, parseText } from './body-guard.js';
import { MOST_KEYS } from './json-bounds.js';
import { inspectJson } from './json-inspection.js';
import { MOST_DEPTH, looksClean } from './json-precheck.js';

const LIMIT = 1024 * 1024;

const parse = (text: string): unknown => parseBody(Buffer.from(text, 'utf8'), LIMIT);

function codeOf(text: string): string | undefined {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return undefined;
}

const object = fc
  .dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 4, noUnicodeString: false }))
  .map((value) => JSON.stringify(value));

describe('the body guard', () => {
  it('takes what JSON.parse takes, and gives the same, or refuses for a reason of its own', () => {
    fc.assert(
      fc.property(object, (text) => {
        const code = codeOf(text);
        if (code === undefined) expect(parse(text)).toEqual(JSON.parse(text.normalize('NFC')));
        else expect(code).toMatch(/^http\.(malformed-text|forbidden-key|number-out-of-range|too-deep)$/);
      }),
    );
  });

  it('refuses a pile of marks before it composes anything, which would take seconds', () => {
    const pile = `a${'\u0316\u0301'.repeat(100_000)}`;
    expect(codeOf(JSON.stringify({ name: pile }))).toBe('http.malformed-text');
    expect(codeOf(JSON.stringify({ [pile]: 1 }))).toBe('http.malformed-text');
    expect(() => parseText(Buffer.from(`rows\n${pile}`))).toThrow(/marks/);
  });

  it('never lets its quick look pass what the exact reading refuses', () => {
    const members = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'toString', '":'), fc.constantFrom('1', '":"', '{"a":1,"b":2}')),
      {
        maxLength: 4,
      },
    );
    const spaces = fc.constantFrom('', ' ', '\n\t');
    fc.assert(
      fc.property(members, spaces, spaces, (pairs, before, after) => {
        const text = `{${pairs
          .map(
            ([key, value]) =>
              `${JSON.stringify(key)}${before}:${after}${value === '":"' ? JSON.stringify(value) : value}`,
          )
          .join(',')}}`;
        const body = JSON.parse(text) as Record<string, unknown>;
        if (looksClean(text, body)) expect(() => inspectJson(text)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });

  it('finds broken texts where JSON.parse finds them', () => {
    const damaged = fc
      .tuple(object, fc.nat(), fc.constantFrom('', '"', '}', ',', '\\', '0', '\u0001', 'e'))
      .map(([text, place, patch]) => {
        const at = place % (text.length + 1);
        return text.slice(0, at) + patch + text.slice(at + 1);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        // Another fault may stand before the broken place, so a broken text is refused for either.
        if (throws(() => JSON.parse(text))) expect(throws(() => inspectJson(text))).toBe(true);
        else expect(throws(() => inspectJson(text), 'http.malformed-json')).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['{"a":1,"a":2}', 'http.duplicate-key'],
    ['{"a" :1,"a" :2,"b":":x"}', 'http.duplicate-key'],
    ['{"a":[{"b":1,"b":1}]}', 'http.duplicate-key'],
    ['{"a":9007199254740992}', 'http.number-out-of-range'],
    ['{"a":-1e400}', 'http.number-out-of-range'],
    ['{"a":9007199254740991}', undefined],
    ['{"a":0.1234567890123456789}', undefined],
    ['{"a":"\\ud83d\\ude00"}', undefined],
    ['{"a":"\\ude00\\ud83d"}', 'http.malformed-text'],
    ['{"a":"x\\u0000"}', 'http.malformed-text'],
    ['{"hasOwnProperty":1}', 'http.forbidden-key'],
    ['{"a":"__proto__ toString constructor"}', undefined],
    ['[{}]', 'http.not-an-object'],
    ['1', 'http.not-an-object'],
    ['{"a":01}', 'http.malformed-json'],
    ["{'a':1}", 'http.malformed-json'],
    ['{"a":"\n"}', 'http.malformed-json'],
    ['{"a":NaN}', 'http.malformed-json'],
    ['{}{}', 'http.malformed-json'],
    ['   ', 'http.malformed-json'],
  ])('%j is %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('gives text composed, in lists and objects too', () => {
    expect(parse('{"a":["Nu\u0301n\u0303ez",{"b":"e\\u0301"}],"n":1}')).toEqual({
      a: ['Núñez', { b: 'é' }],
      n: 1,
    });
  });

  it.each([
    ['{"a":{"b":["x","Ada\u200b"]}}', '/a/b/1'],
    ['{"a":"\\u001b[31m"}', '/a'],
    ['{"a":"\\b"}', '/a'],
    ['{"a":"\u007f"}', '/a'],
    ['{"a/b":"\\u202e"}', '/a~1b'],
    ['{"a\u200b":1}', '/a\u200b'],
    ['{"e\u0301":1}', '/e\u0301'],
  ])('refuses %j and points there', (text, pointer) => {
    let found: unknown;
    try {
      parse(text);
    } catch (error) {
      found = error;
    }
    expect(found).toMatchObject({ code: 'http.malformed-text', details: { errors: [{ pointer }] } });
  });

  it('gives a text body composed, with the mark of UTF-8 at its beginning and nowhere else', () => {
    expect(parseText(Buffer.from('\ufefflevel,factor\r\ne\u0301,1.0\n'))).toBe(
      '\ufefflevel,factor\r\né,1.0\n',
    );
    for (const text of ['a\ufeffb', 'a\u200bb', 'a\u001bb', 'a\0b'])
      expect(() => parseText(Buffer.from(text))).toThrow('http.malformed-text');
  });

  it(`allows ${MOST_DEPTH} levels and no more`, () => {
    const nested = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    expect(codeOf(nested(MOST_DEPTH))).toBeUndefined();
    expect(codeOf(nested(MOST_DEPTH + 1))).toBe('http.too-deep');
    expect(codeOf(nested(100_000))).toBe('http.too-deep');
    expect(codeOf(`{"a":${'['.repeat(500_000)}`)).toBe('http.too-deep');
  });

  it('refuses more keys and more values than anybody has to say, and says where', () => {
    const keys = (count: number, from = 0): string =>
      `{${Array.from({ length: count }, (_, index) => `"k${from + index}":1`).join(',')}}`;
    expect(codeOf(keys(MOST_KEYS))).toBeUndefined();
    expect(codeOf(keys(MOST_KEYS + 1))).toBe('http.too-many-values');
    expect(codeOf(`{"a":[${keys(2)},{"b":${keys(MOST_KEYS + 1)}}]}`)).toBe('http.too-many-values');
    const many = Array.from({ length: 25 }, (_, index) => `"o${index}":${keys(4_000, index * 4_000)}`);
    expect(codeOf(`{${many.join(',')}}`)).toBe('http.too-many-values');
    expect(codeOf(`{"a":[${'[],'.repeat(LIMIT / 8)}[]]}`)).toBe('http.too-many-values');
    expect(codeOf(`{"a":[${'1,'.repeat(LIMIT / 8)}1]}`)).toBe('http.too-many-values');
    expect(codeOf(`{"a":[${'1,'.repeat(100_000)}1]}`)).toBeUndefined();
  });

  it('takes nothing in a text for a key or a value', () => {
    const text = JSON.stringify({ a: `{[,:"\\${':,'.repeat(200_000)}`, b: '\\', c: '\\"', '":,': ':,' });
    expect(codeOf(text)).toBeUndefined();
    expect(codeOf(`{"a":"${'\\'.repeat(400_000)}`)).toBe('http.malformed-json');
  });

  it('counts no wrong way through what the engine writes', () => {
    fc.assert(fc.property(object, (text) => codeOf(text) !== 'http.too-many-values'));
  });

  it('reads a megabyte of one string, and of many escapes, without trouble', () => {
    const long = JSON.stringify({
      a: 'x'.repeat(1_000_000),
      b: '\t'.repeat(100_000),
      c: ':":'.repeat(100_000),
    });
    expect(codeOf(long)).toBeUndefined();
  });
});

function throws(work: () => unknown, code?: string): boolean {
  try {
    work();
    return false;
  } catch (error) {
    return code === undefined || (error instanceof DomainError && error.code === code);
  }
}
