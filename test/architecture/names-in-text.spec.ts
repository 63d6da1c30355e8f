import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { columnName } from '../../src/platform/names.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';
import { sourceNodes } from '../support/source-nodes.js';

const SOURCES = globSync('src/**/*.ts', { cwd: PROJECT_ROOT }).filter((file) => !/spec\.ts$/.test(file));

interface Text {
  readonly text: string;
  /** Of the constant that holds it. */
  readonly name: string | undefined;
}

/** The templates of a file after `sql`, those within others too. */
function textsOf(source: string): readonly Text[] {
  return sourceNodes(source, /\bsql\b/)
    .filter((node) => ts.isTaggedTemplateExpression(node))
    .filter(({ tag }) => /^sql\b/.test(tag.getText()))
    .map(({ template, parent }) => ({
      text: template.getText(),
      name: ts.isVariableDeclaration(parent) ? parent.name.getText() : undefined,
    }));
}

const TEXTS = SOURCES.map((file) => ({
  file,
  texts: textsOf(readFileSync(join(PROJECT_ROOT, file), 'utf8')),
}));

const PROPERTY = /"[a-z]+[A-Z]\w*"/;

const EXPRESSION_AS = /(?:\)|\}|\w'|::\w+) as ([a-z_0-9]+)\b/g;
const CAST = /\b([a-z_0-9]+)::\w+\s*(?=,|`|\bfrom\b)/g;
const MOMENT_OF_ENTITY = /'([a-z]+At)'/g;
/** One word may be what a statement itself calls a sum or a place. */
const OF_SEVERAL_WORDS = /_/;
const ORDER = /(?<!over \()\b(?:order by|distinct on \()([^)`]*)/g;

/**
 * Names by which a text orders that are those of a column and of something made of it: PostgreSQL orders by what is selected, so
 * moments would be compared as texts, and no index would serve.
 */
function shownOrders(texts: readonly Text[]): readonly string[] {
  const whole = ({ text }: Text): string =>
    texts
      .filter(({ name }) => name !== undefined && text.includes(`\${${name}}`))
      .reduce((sum, part) => `${sum}\n${part.text}`, text);
  return texts.flatMap((each) => {
    const all = whole(each);
    const shown = new Set([
      ...[...all.matchAll(EXPRESSION_AS), ...all.matchAll(CAST)].map(([, name = '']) => name),
      ...[...all.matchAll(MOMENT_OF_ENTITY)].map(([, property = '']) => columnName(property)),
    ]);
    const orders = [...each.text.matchAll(ORDER)].flatMap(([, names = '']) => names.split(','));
    return orders
      .map((order) => /^\s*([a-z_0-9]+)\b(?!\.)/.exec(order)?.[1] ?? '')
      .filter((name) => shown.has(name) && OF_SEVERAL_WORDS.test(name));
  });
}

describe('names in text', () => {
  it('are those of columns: the driver calls what comes back as properties', () => {
    expect(SOURCES.length).toBeGreaterThan(1_000);
    const wrong = TEXTS.flatMap(({ file, texts }) =>
      texts.filter(({ text }) => PROPERTY.test(text)).map(({ text }) => `${file}: ${text}`),
    );
    expect(wrong).toEqual([]);
  });

  it('order by a column, and say of which table where something is shown under its name', () => {
    const wrong = TEXTS.flatMap(({ file, texts }) => shownOrders(texts).map((name) => `${file}: ${name}`));
    expect(wrong).toEqual([]);
  });

  it.each([
    "const a = sql`select ${moment('created_at')} as created_at from claims order by created_at desc`;",
    "const C = sql`id, ${moment('created_at')} as created_at`; const a = sql`select ${C} from claims order by id, created_at`;",
    "const C = sql`${columns(Quote, ['id', 'createdAt'])}`; const a = sql`select ${C} from quotes order by created_at`;",
    'const a = sql`select distinct on (paid_amount) paid_amount::text from claims`;',
  ])('would be found out by %s', (source) => {
    expect(shownOrders(textsOf(source))).toHaveLength(1);
  });

  it.each([
    "const a = sql`select ${moment('created_at')} as created_at from claims order by claims.created_at desc`;",
    'const a = sql`select product_type, sum(amount) as amount from claims order by product_type`;',
  ])('and not by %s', (source) => {
    expect(shownOrders(textsOf(source))).toEqual([]);
  });
});
