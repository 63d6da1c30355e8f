import { describe, expect, it } from '@jest/globals';
import { JsonProperty, raw } from '@mikro-orm/core';
import { PostgreSqlPlatform } from '@mikro-orm/postgresql';
import { bind } from './bound-query.js';

const bound = (sql: string, parameters: readonly unknown[] = []) =>
  bind(new PostgreSqlPlatform(), sql, parameters);

describe('a statement of the ORM', () => {
  it('has its values beside it', () => {
    expect(bound('update "t" set "a" = ?, "b" = ? where "id" = ?', ['Ann', null, 7])).toEqual({
      text: 'update "t" set "a" = $1, "b" = $2 where "id" = $3',
      values: ['Ann', null, 7],
    });
  });

  it('keeps names and question marks in the text', () => {
    expect(bound('?? = ? and "tags" \\? ?', ['t.a', 'x', 'y'])).toEqual({
      text: '"t"."a" = $1 and "tags" ? $2',
      values: ['x', 'y'],
    });
    expect(bound(`select 'why?'`)).toEqual({ text: `select 'why?'`, values: [] });
  });

  it('numbers the values of what is nested, in order', () => {
    expect(bound('? + ? + ?', [1, raw('f(?, ?)', [2, 3]), 4])).toEqual({
      text: '$1 + f($2, $3) + $4',
      values: [1, 2, 3, 4],
    });
  });

  it('spreads a list, and writes JSON and moments as PostgreSQL reads them', () => {
    const json = Object.defineProperty([1, 2], JsonProperty, { value: true });
    const moment = new Date('2026-03-08T02:30:00.123Z');
    expect(
      bound('id in (?) and a = ? and b = ? and at = ?', [['x', 'y'], { n: "O'Neil" }, json, moment]),
    ).toEqual({
      text: 'id in ($1, $2) and a = $3 and b = $4 and at = $5',
      values: ['x', 'y', `{"n":"O'Neil"}`, '[1,2]', '2026-03-08T02:30:00.123Z'],
    });
  });
});
