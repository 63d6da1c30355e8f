import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';
import { sourceNodes } from '../support/source-nodes.js';

/** Where text SQL may stand: what no builder says. Everything else is a unit of work or a typed query. */
const STORES = /\.(?:store|queries)\.ts$/;

/** What statements are made with, for all rooms; the driver, migrations, grants and demo data. */
const TOOLS = /^src\/(?:platform\/(?:[\w-]+|postgres\/[\w-]+)\.ts$|database\/)/;

const SOURCES = globSync('src/**/*.ts', { cwd: PROJECT_ROOT }).filter(
  (file) => !/spec\.ts$/.test(file) && !STORES.test(file) && !TOOLS.test(file),
);

const TAG = /^(?:sql|raw)\b/;
/** Of kysely or the ORM: what gives a statement its text. */
const MAKES_TEXT = new Set(['sql', 'raw', 'CompiledQuery']);
/** As a statement begins, in a text of any kind, with the mark that opens it. */
const STATEMENT =
  /^['"`]\s*(?:select\s[^]*\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*\()/i;
/** What a source has to hold for any of these to be found. */
const WORDS = new RegExp(`\\b(?:${[...MAKES_TEXT].join('|')})\\b|${STATEMENT.source.slice(1)}`, 'i');

/** Templates, names and texts of a file by which it would write SQL. */
function textsOf(source: string): readonly string[] {
  return sourceNodes(source, WORDS).flatMap((node) => {
    if (ts.isTaggedTemplateExpression(node) && TAG.test(node.tag.getText())) return [node.getText()];
    if (ts.isImportSpecifier(node) && MAKES_TEXT.has((node.propertyName ?? node.name).text))
      return [node.parent.parent.parent.getText()];
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
    return isText && STATEMENT.test(node.getText()) ? [node.getText()] : [];
  });
}

describe('rooms and platform read and write in one way', () => {
  it('with text SQL in stores and queries only', () => {
    expect(SOURCES.length).toBeGreaterThan(500);
    const wrong = SOURCES.flatMap((file) =>
      textsOf(readFileSync(join(PROJECT_ROOT, file), 'utf8')).map((text) => `${file}: ${text}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['a template', 'await sql<Row>`select id from policies`.execute(db);'],
    ['a fragment', 'const today = sql`now()`;'],
    ['the maker of templates', "import { sql } from 'kysely';"],
    ['the maker under another name', "import { sql as text } from 'kysely';"],
    ['a text for the ORM', "await em.execute('select id from policies where id = ?', [id]);"],
    ['a text with values in it', 'await client.query(`update policies set status = ${status}`);'],
  ])('would be found out by %s', (_what, source) => {
    expect(textsOf(source)).not.toEqual([]);
  });

  it('and not by words that only look alike', () => {
    expect(textsOf("throw new Error('select a plan, then update it'); const a = over(em, Policy);")).toEqual(
      [],
    );
  });
});
