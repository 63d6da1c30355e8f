import { describe, expect, it } from '@jest/globals';
import type { RawBuilder, RawNode, RootOperationNode } from 'kysely';
import { PostgresQueryCompiler, sql } from 'kysely';
import { StatementTexts } from './statement-texts.js';

const queryId = { queryId: 'any' };
const nodeOf = (statement: RawBuilder<unknown>) => statement.toOperationNode() as RootOperationNode;
const plain = (statement: RawBuilder<unknown>) =>
  new PostgresQueryCompiler().compileQuery(nodeOf(statement), queryId);

const owned = (agencyId: string | null) => (agencyId === null ? sql`` : sql`and p.agency_id = ${agencyId}`);
const policy = (id: string, agencyId: string | null, columns: readonly string[] = ['p.id', 'p.state']) =>
  sql`select ${sql.join(columns.map((column) => sql.ref(column)))} from policies p where p.id = ${id} ${owned(agencyId)}`;

describe('the text of a statement', () => {
  const statements: readonly RawBuilder<unknown>[] = [
    policy('a', null),
    policy('b', 'x'),
    policy('c', null),
    policy('d', 'y', ['p.id']),
    policy('e', 'y', ['p.id', 'other.policies.state']),
    sql`select ${1}, ${sql.id('acme', 'policies')}, ${sql.raw('now()')}, ${['x', 'y']}, ${null}`,
    sql`select ${1}, ${sql.id('acme', 'claims')}, ${sql.raw('now()')}, ${['z']}, ${null}`,
    sql`select ${1}, ${sql.id('acme.policies')}, ${sql.raw('clock_timestamp()')}, ${['z']}, ${null}`,
    sql`select ${sql.lit(1)}`,
    sql`select ${sql.lit(2)}`,
    sql`select * from ${sql.table('policies')}`,
    sql`select * from ${sql.table('claims')}`,
    sql`insert into t values ${sql.join([1, 2, 3])}`,
    sql`insert into t values ${sql.join([1, 2])}`,
    sql`insert into t values ${sql.join(Array.from({ length: 1_000 }, (_, index) => index))}`,
  ];

  it('is what Kysely makes of it, the first time and each time after', () => {
    const texts = new StatementTexts();
    for (const round of [1, 2, 3])
      for (const statement of statements) {
        const { sql: text, parameters } = texts.compileQuery(nodeOf(statement), queryId);
        const wanted = plain(statement);
        expect({ round, text, parameters }).toEqual({
          round,
          text: wanted.sql,
          parameters: wanted.parameters,
        });
      }
  });

  it('stays right when more statements come than are kept', () => {
    const texts = new StatementTexts(2);
    for (const statement of [...statements, ...statements])
      expect(texts.compileQuery(nodeOf(statement), queryId).sql).toBe(plain(statement).sql);
  });

  it('is written once', () => {
    let written = 0;
    class Counting extends StatementTexts {
      protected override visitRaw(node: RawNode): void {
        written += 1;
        super.visitRaw(node);
      }
    }
    const texts = new Counting();
    texts.compileQuery(nodeOf(policy('a', 'x')), queryId);
    const once = written;
    texts.compileQuery(nodeOf(policy('b', 'y')), queryId);
    expect(once).toBeGreaterThan(0);
    expect(written).toBe(once);
  });
});
