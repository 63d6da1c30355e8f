import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Migration } from '@mikro-orm/migrations';
import { migrations } from '../../migrations/index.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

/**
 * What a schema needs to be distributed over servers (Citus), and no harm on one: values instead of questions in what changes rows,
 * numbers before rows, rows from parameters instead of from other tables.
 */
const files = globSync('src/**/*.ts', { cwd: PROJECT_ROOT }).filter((file) => !/spec\.ts$/.test(file));

/** A value, or another statement, which is found by itself. */
const PUT_IN = /\$\{(?:[^{}`]|\{[^{}]*\}|`[^`]*`)*\}/g;

const TEMPLATE = /\bsql(?:<[^`]*?>)?`((?:[^`$]|\$(?!\{)|\$\{(?:[^{}`]|\{[^{}]*\}|`[^`]*`)*\})*)`/g;

/** Helpers of platform/sql.ts that write a moment as text. */
const AS_TEXT = /\b(?:exactMoment|moment)(?:<[^>]*>)?\(/;

/** A template with what is put in: a constant of the same file as its text, a moment as what formats it, and all else as `$`. */
function spelled(template: string, constants: ReadonlyMap<string, string>): string {
  return template.replace(PUT_IN, (put) => {
    const constant = constants.get(put.slice(2, -1).trim());
    if (constant !== undefined) return spelled(constant, constants);
    return AS_TEXT.test(put) ? 'to_char($)' : '$';
  });
}

function statementsOf(
  file: string,
  text: string,
): readonly { readonly file: string; readonly statement: string }[] {
  const constants = new Map(
    [...text.matchAll(/^const (\w+) = (?=sql)/gm)].map(({ 1: name = '', index, 0: begin }) => {
      TEMPLATE.lastIndex = index + begin.length;
      return [name, TEMPLATE.exec(text)?.[1] ?? ''];
    }),
  );
  TEMPLATE.lastIndex = 0;
  return [...text.matchAll(TEMPLATE)].map(([, statement = '']) => ({
    file,
    statement: spelled(statement, constants),
  }));
}

/** The texts after `sql`, each with the place where it stands. */
const STATEMENTS = files.flatMap((file) =>
  statementsOf(file, readFileSync(join(PROJECT_ROOT, file), 'utf8')),
);

const FUNCTIONS = migrations.flatMap(({ name, class: Class }) => {
  const migration = Reflect.construct(Class, []) as Migration;
  void migration.up();
  return migration
    .getQueries()
    .map(String)
    .filter((command) => /^\s*create (or replace )?function/i.test(command))
    .map((statement) => ({ file: `migrations/${name}`, statement }));
});

const CLOCK = /\b(?:now|clock_timestamp|statement_timestamp|to_char)\(|\bcurrent_timestamp\b/i;

/** From the words that change rows on: a DELETE may ask for the time, and so may what only reads. */
function changing(statement: string): string {
  const at = statement.search(/\bon conflict\b|\bupdate\s+\w+(?:\s+\w+)?\s+set\b|\breturning\b/i);
  return at < 0 ? '' : statement.slice(at);
}

const FROM_PARAMETERS = new Set(['unnest', 'json_to_recordset', 'jsonb_to_recordset', 'generate_series']);

/** These join what they insert with rows that are there, under a lock that the caller holds, or to hide who exists. */
const STILL_READ_A_TABLE = ['src/modules/identity/sign-in-sources.store.ts'];

describe('statements', () => {
  it('are found', () => {
    expect(STATEMENTS.length).toBeGreaterThan(100);
    expect(STATEMENTS.filter(({ statement }) => /\binsert into\b/i.test(statement)).length).toBeGreaterThan(
      10,
    );
    expect(changing('update a set b = now() where c')).toMatch(CLOCK);
    expect(changing('delete from a where b < now()')).not.toMatch(CLOCK);
    const returning =
      "const COLUMNS = sql`a, ${moment('b')} as b`;\nsql`update a set c = ${d} returning ${COLUMNS}`";
    expect(statementsOf('a.ts', returning).map(({ statement }) => changing(statement))).toContainEqual(
      expect.stringMatching(CLOCK),
    );
  });

  it('get the time as a value where they change rows', () => {
    expect(STATEMENTS.filter(({ statement }) => CLOCK.test(changing(statement)))).toEqual([]);
    const last = new Map(
      FUNCTIONS.map(({ file, statement }) => [statement.split('(')[0] ?? '', { file, statement }]),
    );
    const inFunctions = [...last.values()].filter(({ statement }) =>
      statement.split(';').some((part) => /\bupdate\b[^;]*\bset\b/i.test(part) && CLOCK.test(changing(part))),
    );
    expect(inFunctions).toEqual([]);
  });

  it('draw numbers in a question of their own, which reads no table', () => {
    const drawing = STATEMENTS.filter(({ statement }) =>
      /\bgenerate_\w+_number\(|\bnextval\(/i.test(statement),
    );
    expect(drawing.length).toBeGreaterThan(1);
    for (const { statement } of drawing) {
      expect(statement).not.toMatch(/\b(?:insert|update|delete)\b/i);
      expect(statement.replace(/from generate_(?:series|\w+_number)\(/gi, '')).not.toMatch(
        /\b(?:from|join)\s+\w/i,
      );
    }
    // Each of the two tables whose rows have such a number gets it as a value.
    for (const table of ['quotes', 'policies'])
      for (const { file, statement } of STATEMENTS.filter((each) =>
        new RegExp(`insert into ${table} \\(`).test(each.statement),
      ))
        expect([file, /\b(?:quote|contract)_number\b/.test(statement)]).toEqual([file, true]);
  });

  it('insert what comes as a parameter, not what other tables hold', () => {
    const reading = STATEMENTS.filter(({ statement }) => {
      const inserted =
        /\binsert into\b([^]*?)(?:\bon conflict\b|\breturning\b|$)/i.exec(statement)?.[1] ?? '';
      const sources = [...inserted.replace(/\bdistinct from\b/gi, '').matchAll(/\b(?:from|join)\s+(\w+)/gi)];
      return sources.some(([, source = '']) => !FROM_PARAMETERS.has(source));
    });
    expect([...new Set(reading.map(({ file }) => file))].sort()).toEqual(STILL_READ_A_TABLE);
  });
});
