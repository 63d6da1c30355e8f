import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { sourceNodes } from '../support/source-nodes.js';

const SOURCE = join(import.meta.dirname, '..', '..', 'src');

/** Grants, the comparison with the catalog and the demo data speak of all tables. */
const OF_ALL_ROOMS = /^database\//;

interface SourceFile {
  readonly path: string;
  readonly room: string;
  readonly text: string;
}

const files: readonly SourceFile[] = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('spec.ts') && !OF_ALL_ROOMS.test(path))
  .map((path) => ({
    path,
    room: roomOf(path),
    text: readFileSync(join(SOURCE, path), 'utf8'),
  }));

/** `rating` of `modules/rating/rating.ts`; outside of the rooms the first part of the path, such as `platform` or `main.ts`. */
function roomOf(path: string): string {
  const [first = '', room = ''] = path.split('/');
  return first === 'modules' ? room : first;
}

/** Which room a table, or the entity that maps it, belongs to. */
const ROOM_OF: ReadonlyMap<string, string> = new Map(
  files.flatMap(({ room, text }) =>
    [...text.matchAll(/\bname: '(\w+)',\s+tableName: '(\w+)'/g)].flatMap(([, entity = '', table = '']) => [
      [entity, room] as const,
      [table, room] as const,
    ]),
  ),
);

/** The texts of SQL in a file. What is put into a template, a value or a fragment that another room has published, is left out. */
function statementsIn(text: string): readonly string[] {
  return sourceNodes(text, /\bsql\b/)
    .filter((node) => ts.isTaggedTemplateExpression(node))
    .filter(({ tag }) => /^sql\b/.test(tag.getText()))
    .map(({ template }) => {
      const parts = ts.isNoSubstitutionTemplateLiteral(template)
        ? [template.text]
        : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
      return parts.join(' $ ').replaceAll(/'[^']*'/g, "''");
    });
}

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

function trespassesOf({ path, room, text }: SourceFile): readonly string[] {
  return [...statementsIn(text).flatMap(tablesIn), ...entitiesIn(text)]
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
    expect(files.flatMap(trespassesOf)).toEqual([]);
  });

  it('are found in what starts the application, too', () => {
    expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(['main.ts', 'cli/files.ts']));
  });

  it.each([
    ['a join', 'sql`select 1 from renewals r join policies p on p.id = r.policy_id`'],
    ['a list of tables', 'sql`select 1 from renewals r, policies p where true`'],
    ['a write', 'sql<Row>`update policies set status = ${status}`'],
    ['a query within', 'sql`select (select p.id from policies p where p.id = ${id}) as id`'],
    ['a typed query', "em.getKysely().selectFrom('Policy').selectAll()"],
  ])('would be found trespassing in %s', (_what, text) => {
    const [found] = trespassesOf({ path: 'renewals/x.ts', room: 'renewals', text });
    expect(found).toMatch(/^renewals\/x\.ts names polic(?:ies|y) of policies$/i);
  });

  it('are not what a column or a word of a text is called', () => {
    const text =
      "sql`select charges, payments from renewals where reason = 'see policies' and ${listedTerms(now)} is null`";
    expect(trespassesOf({ path: 'renewals/x.ts', room: 'renewals', text })).toEqual([]);
  });
});
