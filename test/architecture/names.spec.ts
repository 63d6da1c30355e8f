import { describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

const EXPORTED =
  /^export (?:abstract |async |declare )*(?:class|function\*?|const|enum|interface|type) (\w+)/gm;

/** Spellings of British English, and words that the trade has others for, as they begin or stand in a name. */
const NOT_OURS =
  /instalment|licence|(?:author|normal|recogn|organ|final|util)is(?:e|ing|ation)|colour|behaviour|labell|cancell(?:ed|ing)|judgement|onpaper|inwords|askedfor|undrawn/i;

/**
 * A name that ends so says nothing of the thing. State facts are a word of the API (docs/glossary.md).
 */
const SAYS_NOTHING = /^\s*(?:export )?(?:abstract )?(?:interface|type|class) (\w*Facts)\b/gm;

/** The same in comments and texts; the wire has an older word or two. */
const NOT_OUR_SPELLING =
  /\blicence(?!Status|_suspended)|(?:author|normal|recogn|organ|final|util)is(?:e[ds]?|ing|ation)\b|colour|behaviour|labell(?!edby)|judgement|catalogue|programme\b/i;

interface Name {
  readonly name: string;
  readonly file: string;
}

const files = globSync('src/**/*.ts', { cwd: PROJECT_ROOT }).filter((file) => !file.endsWith('spec.ts'));
const names: readonly Name[] = files
  .filter((file) => basename(file) !== 'index.ts')
  .flatMap((file) => {
    const text = readFileSync(join(PROJECT_ROOT, file), 'utf8');
    // A function is declared once for each of its signatures, and a constant may have a type of its name.
    const own = new Set([...text.matchAll(EXPORTED)].map(([, name]) => name as string));
    return [...own].map((name) => ({ name, file }));
  });

describe('exported names', () => {
  it('stand for one thing each', () => {
    const filesOf = Map.groupBy(names, ({ name }) => name);
    const twice = [...filesOf].filter(([, found]) => found.length > 1);
    expect(twice.map(([name, found]) => `${name}: ${found.map(({ file }) => file).join(', ')}`)).toEqual([]);
    expect(names.length).toBeGreaterThan(1_000);
  });

  it('are American English and words of the trade, as are names of files', () => {
    const wrong = names.filter(({ name }) => NOT_OURS.test(name)).map(({ name, file }) => `${file}: ${name}`);
    const misnamed = files.filter((file) => NOT_OURS.test(basename(file).replaceAll('-', '')));
    expect([...wrong, ...misnamed]).toEqual([]);
  });

  it('say what a type is: none is called after its being facts', () => {
    const wrong = [...files, ...globSync('client/src/*.ts', { cwd: PROJECT_ROOT })].flatMap((file) =>
      [...readFileSync(join(PROJECT_ROOT, file), 'utf8').matchAll(SAYS_NOTHING)].map(
        ([, name]) => `${file}: ${name}`,
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('and what is said about them is spelled alike', () => {
    const wrong = files.flatMap((file) => {
      const [found] = NOT_OUR_SPELLING.exec(readFileSync(join(PROJECT_ROOT, file), 'utf8')) ?? [];
      return found === undefined ? [] : [`${file}: ${found}`];
    });
    expect(wrong).toEqual([]);
  });
});
