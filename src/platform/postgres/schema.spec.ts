import { describe, expect, it } from '@jest/globals';
import { readConnection } from './connection-url.js';
import { inSchema, isSchemaName } from './schema.js';

const URL = 'postgresql://app:secret@db/bindery';

describe('the schema of a connection', () => {
  it('is public unless the connection string leads elsewhere', () => {
    expect(readConnection(URL).schema).toBe('public');
    expect(readConnection(`${URL}?options=-csearch_path%3Dacme`).schema).toBe('acme');
    expect(readConnection(`${URL}?options=--search_path%3Dacme,other`).schema).toBe('acme');
    expect(readConnection(`${URL}?options=-c%20search_path%3D%22$user%22,public`).schema).toBe('public');
  });

  it.each(['Acme', '"acme"', '-c%20geqo%3Doff', ',other', '%5C%20,other'])(
    'is found however the path spells it: %s',
    (spelling) => {
      const path = spelling.startsWith('-c') ? `acme%20${spelling}` : spelling.replace(/^(?=[,%])/, 'acme');
      for (const name of ['-c%20search_path', '-c%20Search_Path', '--search-path'])
        expect(readConnection(`${URL}?options=${name}%3D${path}`).schema).toBe('acme');
    },
  );

  it.each(["'acme'", '"Acme"', 'a-b', 'pg_catalog,acme', 'extensions', '', '"a,b"', 'ac%5C%20me'])(
    'is not taken for another where the path begins with %s',
    (path) => {
      const url = `${URL}?options=-c%20search_path%3D${path}`;
      expect(() => readConnection(url)).toThrow(/a search_path that does not begin with a name/);
      expect(readConnection(inSchema(url, 'acme')).schema).toBe('acme');
    },
  );

  it('is put into a connection string beside what that says already', () => {
    expect(inSchema(URL, 'public')).toBe(URL);
    for (const url of [
      URL,
      `${URL}?sslmode=disable`,
      `${URL}?options=-c%20geqo%3Doff&sslmode=disable`,
      'postgresql:///bindery?host=/run/postgresql',
      `${URL}?options=-csearch_path%3Dother`,
    ]) {
      const { options, schema, ...rest } = readConnection(inSchema(url, 'acme'));
      const before = readConnection(url);
      expect(schema).toBe('acme');
      expect(options).toBe(`${before.options ? `${before.options} ` : ''}-c search_path=acme`);
      expect({ ...before, options: undefined, schema: undefined }).toEqual({
        ...rest,
        options: undefined,
        schema: undefined,
      });
    }
    expect(readConnection(inSchema(inSchema(URL, 'acme'), 'public')).schema).toBe('public');
    expect(inSchema(inSchema(URL, 'acme'), 'acme')).toBe(inSchema(URL, 'acme'));
  });

  it.each(['acme', '_acme2', 'a'.repeat(63), 'user'])('may be called %s', (name) => {
    expect(isSchemaName(name)).toBe(true);
  });

  it.each([
    '',
    'Acme',
    '2acme',
    'a-b',
    'a.b',
    'a b',
    '"a"',
    'pg_acme',
    'information_schema',
    'extensions',
    'é',
    'a'.repeat(64),
  ])('may not be called %s', (name) => {
    expect(isSchemaName(name)).toBe(false);
  });
});
