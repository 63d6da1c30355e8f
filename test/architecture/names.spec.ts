import { describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

const EXPORTED =
  /^export (?:abstract |async |declare )*(?:class|function\*?|const|enum|interface|type) (\w+)/gm;

/** Words that the trade has others for, as they begin or stand in a name. */
const NOT_OURS = /onpaper|inwords|askedfor|undrawn/i;

/**
 * A name that ends so says nothing of the thing. State facts are a word of the API (docs/glossary.md).
 */
const SAYS_NOTHING = /^\s*(?:export )?(?:abstract )?(?:interface|type|class) (\w*Facts)\b/gm;

/** Spellings of British English, as words and within names, to the end of the word. */
const BRITISH = new RegExp(
  `(?:${[
    'instalment|licence|cancell(?:ed|ing)|judgement|programme\\b|catalogue|offence|defence|centre\\b|ageing|labell|modell',
    '(?:col|behavi|fav|neighb|hon|lab|rum)our',
    '(?:author|final|initial|maxim|minim|normal|organ|recogn|serial|summar|util)is(?:e|ing|ation)',
  ].join('|')})\\w*`,
  'gi',
);

/** What stands in the ledger, in manuals and in the specification, and therefore on the wire: a closed list (decision 85). */
const KEPT = new Set([
  ...['cancelled', 'cancelledOn', 'cancelled_on', 'cancelled_in_error'],
  ...['receivePoliciesCancelled', 'receiveBillingPremiumCancelled'],
  ...['instalment', 'instalments', 'instalmentCharge', 'instalment_charge'],
  ...['keep_billed_instalment', 'less_favourable', 'licenceStatus', 'licence_suspended'],
  // Of HTML.
  'labelledby',
]);
/** A code may be spelled so, and a sentence may not. */
const IN_A_SENTENCE = /(?<=[a-z,] )cancell(?:ed|ing)(?=[ .,;]|$)/gm;

/** The part of a name that ends there: looking for it before the spelling would begin anew at each of its letters. */
function nameUpTo(text: string, end: number): string {
  let begin = end;
  while (/\w/.test(text.charAt(begin - 1))) begin -= 1;
  return text.slice(begin, end);
}

function britishIn(text: string): readonly string[] {
  const words = [...text.matchAll(BRITISH)]
    .map(({ 0: word, index }) => `${nameUpTo(text, index)}${word}`)
    .filter((word) => !KEPT.has(word));
  return [...words, ...[...text.matchAll(IN_A_SENTENCE)].map(([word]) => `${word} in a sentence`)];
}

/** From here on migrations are spelled so; those before have shipped. */
const FIRST_AMERICAN_MIGRATION = 125;

const WRITTEN = [
  'src/**/*.{ts,md,typ,json}',
  'docs/**/*.md',
  'client/{README.md,openapi.json,src/*.ts,examples/**/*.ts}',
  'scripts/*',
  '*.md',
  'migrations/*.ts',
];
const written = globSync(WRITTEN, { cwd: PROJECT_ROOT })
  .filter((file) => !/spec\.ts$|0085-/.test(file))
  .filter((file) => Number(/^migrations\/(\d+)/.exec(file)?.[1] ?? Infinity) >= FIRST_AMERICAN_MIGRATION);

const texts = new Map<string, string>();

/** Several of these tests read the same files. */
function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(join(PROJECT_ROOT, file), 'utf8');
  texts.set(file, text);
  return text;
}

interface Name {
  readonly name: string;
  readonly file: string;
}

const files = globSync('src/**/*.ts', { cwd: PROJECT_ROOT }).filter((file) => !file.endsWith('spec.ts'));
const names: readonly Name[] = files
  .filter((file) => basename(file) !== 'index.ts')
  .flatMap((file) => {
    const text = textOf(file);
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

  it('are taken by somebody, if only in their own file', () => {
    const everything = globSync('{src,test,bench,scripts,client/src,client/examples}/**/*.{ts,mjs}', {
      cwd: PROJECT_ROOT,
    });
    const uses = new Map<string, number>();
    for (const file of everything)
      for (const [word] of textOf(file).matchAll(/\b[A-Za-z]\w*/g)) uses.set(word, (uses.get(word) ?? 0) + 1);
    // Events are declared by being read.
    const unused = names.filter(({ name, file }) => uses.get(name) === 1 && !file.endsWith('.events.ts'));
    expect(unused.map(({ name, file }) => `${file}: ${name}`)).toEqual([]);
  });

  it('are words of the trade, as are names of files', () => {
    const wrong = names.filter(({ name }) => NOT_OURS.test(name)).map(({ name, file }) => `${file}: ${name}`);
    const misnamed = files.filter((file) => NOT_OURS.test(basename(file).replaceAll('-', '')));
    expect([...wrong, ...misnamed]).toEqual([]);
  });

  it('say what a type is: none is called after its being facts', () => {
    const wrong = [...files, ...globSync('client/src/*.ts', { cwd: PROJECT_ROOT })].flatMap((file) =>
      [...textOf(file).matchAll(SAYS_NOTHING)].map(([, name]) => `${file}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('are American English, as is all that is written about them, shown or sent', () => {
    const wrong = written.flatMap((file) =>
      [file, textOf(file)].flatMap(britishIn).map((word) => `${file}: ${word}`),
    );
    expect([...new Set(wrong)]).toEqual([]);
    expect(written.length).toBeGreaterThan(1_000);
  });

  it.each(['licenceNumber', 'a term that is cancelled', 'INSTALMENT_STATUSES', 'the behaviour of'])(
    'would be found out as %s',
    (text) => expect(britishIn(text)).toHaveLength(1),
  );
  it.each(["status: 'cancelled'", 'cancelled: [', 'license_number'])('and not as %s', (text) =>
    expect(britishIn(text)).toEqual([]),
  );
});
