import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { columnName } from '../../src/platform/names.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

const TAG = /^(?:sql|raw)\b/;
/** Of kysely or the ORM: what gives a statement its text. */
const MAKES_TEXT = new Set(['sql', 'raw', 'CompiledQuery']);
/** As a statement begins, in a text of any kind, with the mark that opens it. */
const STATEMENT =
  /^['"`]\s*(?:select\s[^]*\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*\()/i;
/** What a source has to hold for any of these to be found. Most hold none, and to parse them is what costs. */
const WORDS = new RegExp(`\\b(?:${[...MAKES_TEXT].join('|')})\\b|${STATEMENT.source.slice(1)}`, 'i');

/** A template after `sql`. */
interface Template {
  readonly text: string;
  /** Of the constant that holds it. */
  readonly name: string | undefined;
  /** Without what is put into it: a value, or a fragment that another room has published. */
  readonly statement: string;
}

interface TextSql {
  readonly templates: readonly Template[];
  /** Templates, names and texts by which SQL is written. */
  readonly written: readonly string[];
}

/** The text SQL of a source; its templates with those within others. */
function textSqlIn(source: string): TextSql {
  const templates: Template[] = [];
  const written: string[] = [];
  const visit = (node: ts.Node): void => {
    const isTemplate = ts.isTaggedTemplateExpression(node);
    if (isTemplate && /^sql\b/.test(node.tag.getText())) templates.push(templateOf(node));
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
    if (isTemplate && TAG.test(node.tag.getText())) written.push(node.getText());
    else if (ts.isImportSpecifier(node) && MAKES_TEXT.has((node.propertyName ?? node.name).text))
      written.push(node.parent.parent.parent.getText());
    else if (isText && STATEMENT.test(node.getText())) written.push(node.getText());
    ts.forEachChild(node, visit);
  };
  if (WORDS.test(source)) visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
  return { templates, written };
}

function templateOf({ template, parent }: ts.TaggedTemplateExpression): Template {
  const parts = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template.text]
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
  return {
    text: template.getText(),
    name: ts.isVariableDeclaration(parent) ? parent.name.getText() : undefined,
    statement: parts.join(' $ ').replaceAll(/'[^']*'/g, "''"),
  };
}

interface SourceFile extends TextSql {
  readonly path: string;
  readonly room: string;
  readonly text: string;
}

const SOURCE = join(PROJECT_ROOT, 'src');
const files: readonly SourceFile[] = globSync('**/*.ts', { cwd: SOURCE })
  .filter((path) => !path.endsWith('spec.ts'))
  .map((path) => sourceFile(path, roomOf(path), readFileSync(join(SOURCE, path), 'utf8')));

function sourceFile(path: string, room: string, text: string): SourceFile {
  return { path, room, text, ...textSqlIn(text) };
}

/** `rating` of `modules/rating/rating.ts`; outside of the rooms the first part of the path, such as `platform` or `main.ts`. */
function roomOf(path: string): string {
  const [first = '', room = ''] = path.split('/');
  return first === 'modules' ? room : first;
}

/** Grants, the comparison with the catalog and the demo data speak of all tables. */
const OF_ALL_ROOMS = /^database\//;
const ofOneRoom = files.filter(({ path }) => !OF_ALL_ROOMS.test(path));

/** Which room a table, or the entity that maps it, belongs to. */
const ROOM_OF: ReadonlyMap<string, string> = new Map(
  ofOneRoom.flatMap(({ room, text }) =>
    [...text.matchAll(/\bname: '(\w+)',\s+tableName: '(\w+)'/g)].flatMap(([, entity = '', table = '']) => [
      [entity, room] as const,
      [table, room] as const,
    ]),
  ),
);

/** Tables that a statement reads or writes: after the words that a table follows, or in a list of tables with its short name. */
function tablesIn(statement: string): readonly string[] {
  const named = [...statement.matchAll(/\b(?:from|join|into|update|using|table|only)\s+([a-z_0-9]+)/gi)];
  const listed = [...statement.matchAll(/,\s*([a-z_0-9]+)\s+(?!as\b|or\b|is\b|in\b)[a-z]{1,2}\b/gi)];
  return [...named, ...listed].map(([, table = '']) => table.toLowerCase());
}

/** Entities that typed queries name. */
function entitiesIn(text: string): readonly string[] {
  return [...text.matchAll(/\b(?:\w+From|insertInto|updateTable|\w+Join)\(\s*'(\w+)/g)].map(
    ([, name = '']) => name,
  );
}

function trespassesOf({ path, room, text, templates }: SourceFile): readonly string[] {
  return [...templates.flatMap(({ statement }) => tablesIn(statement)), ...entitiesIn(text)]
    .filter((table) => ROOM_OF.has(table) && ROOM_OF.get(table) !== room)
    .map((table) => `${path} names ${table} of ${ROOM_OF.get(table)}`);
}

describe('tables', () => {
  it('belong to one room each: the one of their entity', () => {
    expect(ROOM_OF.size).toBeGreaterThan(40);
    expect(ROOM_OF.get('policies')).toBe('policies');
    expect(ROOM_OF.get('state_facts')).toBe('jurisdictions');
    expect(ROOM_OF.get('underwriting_issues')).toBe('underwriting');
  });

  it('are named by statements of their own room only; others join what its door publishes', () => {
    expect(ofOneRoom.flatMap(trespassesOf)).toEqual([]);
  });

  it('are found in what starts the application, too', () => {
    expect(ofOneRoom.map(({ path }) => path)).toEqual(expect.arrayContaining(['main.ts', 'cli/files.ts']));
  });

  it.each([
    ['a join', 'sql`select 1 from renewals r join policies p on p.id = r.policy_id`'],
    ['a list of tables', 'sql`select 1 from renewals r, policies p where true`'],
    ['a write', 'sql<Row>`update policies set status = ${status}`'],
    ['a query within', 'sql`select (select p.id from policies p where p.id = ${id}) as id`'],
    ['a typed query', "em.getKysely().selectFrom('Policy').selectAll()"],
  ])('would be found trespassing in %s', (_what, text) => {
    const [found] = trespassesOf(sourceFile('renewals/x.ts', 'renewals', text));
    expect(found).toMatch(/^renewals\/x\.ts names polic(?:ies|y) of policies$/i);
  });

  it('are not what a column or a word of a text is called', () => {
    const text =
      "sql`select charges, payments from renewals where reason = 'see policies' and ${listedTerms(now)} is null`";
    expect(trespassesOf(sourceFile('renewals/x.ts', 'renewals', text))).toEqual([]);
  });
});

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
function shownOrders(texts: readonly Template[]): readonly string[] {
  const whole = ({ text }: Template): string =>
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
    expect(files.length).toBeGreaterThan(1_000);
    const wrong = files.flatMap(({ path, templates }) =>
      templates.filter(({ text }) => PROPERTY.test(text)).map(({ text }) => `${path}: ${text}`),
    );
    expect(wrong).toEqual([]);
  });

  it('order by a column, and say of which table where something is shown under its name', () => {
    const wrong = files.flatMap(({ path, templates }) =>
      shownOrders(templates).map((name) => `${path}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    "const a = sql`select ${moment('created_at')} as created_at from claims order by created_at desc`;",
    "const C = sql`id, ${moment('created_at')} as created_at`; const a = sql`select ${C} from claims order by id, created_at`;",
    "const C = sql`${columns(Quote, ['id', 'createdAt'])}`; const a = sql`select ${C} from quotes order by created_at`;",
    'const a = sql`select distinct on (paid_amount) paid_amount::text from claims`;',
  ])('would be found out by %s', (source) => {
    expect(shownOrders(textSqlIn(source).templates)).toHaveLength(1);
  });

  it.each([
    "const a = sql`select ${moment('created_at')} as created_at from claims order by claims.created_at desc`;",
    'const a = sql`select product_type, sum(amount) as amount from claims order by product_type`;',
  ])('and not by %s', (source) => {
    expect(shownOrders(textSqlIn(source).templates)).toEqual([]);
  });
});

/** Where text SQL may stand: what no builder says. Everything else is a unit of work or a typed query. */
const STORES = /\.(?:store|queries)\.ts$/;

/** What statements are made with, for all rooms; the driver, migrations, grants and demo data. */
const TOOLS = /^(?:platform\/(?:[\w-]+|postgres\/[\w-]+)\.ts$|database\/)/;

describe('rooms and platform read and write in one way', () => {
  it('with text SQL in stores and queries only', () => {
    const others = files.filter(({ path }) => !STORES.test(path) && !TOOLS.test(path));
    expect(others.length).toBeGreaterThan(500);
    const wrong = others.flatMap(({ path, written }) => written.map((text) => `${path}: ${text}`));
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
    expect(textSqlIn(source).written).not.toEqual([]);
  });

  it('and not by words that only look alike', () => {
    expect(
      textSqlIn("throw new Error('select a plan, then update it'); const a = over(em, Policy);").written,
    ).toEqual([]);
  });
});
