import { connected } from './connections.js';
import type { TestDatabase } from './database.js';

/** What the trail consists of beside its rows; the keys of its seals stay. */
const BESIDE = [
  'audit_seals',
  'audit_checkpoints',
  'audit_checkpoint_stamps',
  'audit_archives',
  'legal_holds',
];

const EMPTY = `
  do $$ declare tables text[] := array(
    select relid::regclass::text from pg_partition_tree('audit_logs') where isleaf
    union all select unnest(string_to_array('${BESIDE.join(' ')}', ' ')));
  begin
    for n in 1 .. cardinality(tables) loop execute 'alter table ' || tables[n] || ' disable trigger user'; end loop;
    execute 'truncate ' || array_to_string(tables, ', ');
    for n in 1 .. cardinality(tables) loop execute 'alter table ' || tables[n] || ' enable trigger user'; end loop;
  end $$`;

/**
 * Lets a test begin with a trail without rows, seals, checkpoints, archives and holds: another application on another database costs as
 * much as ten tests. `months` are partitions that an earlier test has made.
 */
export function emptyTrail(
  db: Pick<TestDatabase, 'ownerUrl'>,
  months: readonly string[] = [],
): Promise<void> {
  return connected(db.ownerUrl, async (client) => {
    for (const month of months) await client.query(`drop table if exists ${month}`);
    await client.query(EMPTY);
  });
}
