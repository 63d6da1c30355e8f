import { expect, it } from '@jest/globals';
import { SqlMigration } from '../../migrations/sql.js';
import { checksumOf } from './shipped-migrations.js';

function migration(forth: string, back: string): SqlMigration {
  class Example extends SqlMigration {
    override up(): void {
      this.addSql(forth);
    }
    override down(): void {
      this.addSql(back);
    }
  }
  return Reflect.construct(Example, []) as SqlMigration;
}

it('an edit of either way of a shipped migration is seen, another layout of its file is not', () => {
  const shipped = checksumOf(migration('create table a (b int);', 'drop table a'));
  expect(checksumOf(migration('create table a (b int)', 'drop table a;'))).toBe(shipped);
  expect(checksumOf(migration('create table a (b bigint);', 'drop table a'))).not.toBe(shipped);
  expect(checksumOf(migration('create table a (b int);', 'drop table if exists a'))).not.toBe(shipped);
});
