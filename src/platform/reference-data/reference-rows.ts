import type { EntitySchemaWithMeta } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { frozen } from '../../shared/frozen.js';
import { Recent } from '../../shared/recent.js';
import { requestScope } from '../http/request-scope.js';
import type { Compilable } from '../statement.js';
import { Statement } from '../statement.js';
import { over } from '../typed.js';
import { ReferenceVersion } from './reference-version.entity.js';

/** In keys, such as the rules of one state or the authority of one user: some hundreds of each are in use. */
const MOST_KNOWN = 3_000;

interface Known<Row> {
  readonly version: string;
  readonly rows: readonly Row[];
}

/**
 * A cache of rows of a table that changes a few times a year and is read for every quote (ADR 86). The table's version is read each time,
 * once for all parallel reads of a request. The rows of a key are those of all days; the caller picks the ones that hold.
 */
export class ReferenceRows<Key extends object, Row> {
  private readonly statement: Statement<Key, Row>;
  /** By driver, because a process may use several databases, as tests do. */
  private readonly known = new WeakMap<object, Recent<Known<Row>>>();

  /** The table must have the trigger of `reference_versions`, and other tables in the statement must never change. */
  constructor(
    private readonly table: EntitySchemaWithMeta,
    build: (key: Key, em: EntityManager) => Compilable<Row>,
  ) {
    this.statement = new Statement(build);
  }

  async of(em: EntityManager, key: Key): Promise<readonly Row[]> {
    // Rows of a standby may be old, so they are not cached.
    if (requestScope()?.readsStandby) return this.statement.rows(em, key);
    const version = await this.versionNow(em);
    if (version === undefined) return this.statement.rows(em, key);
    const text = JSON.stringify(key);
    const known = this.knownOf(em);
    const found = known.find(text);
    if (found?.version === version) return found.rows;
    const rows = frozen(await this.statement.rows(em, key));
    // Not cached if the table has changed meanwhile, by others or by this transaction, which may be rolled back.
    if ((await this.versionNow(em)) === version) known.remember(text, { version, rows });
    return rows;
  }

  private async versionNow(em: EntityManager): Promise<string | undefined> {
    return (await versionsNow(em))[this.table.meta.tableName];
  }

  private knownOf(em: EntityManager): Recent<Known<Row>> {
    const driver = em.getDriver();
    const known = this.known.get(driver) ?? new Recent(MOST_KNOWN);
    this.known.set(driver, known);
    return known;
  }
}

type Versions = Readonly<Record<string, string>>;

/** The versions of all tables, as one value. */
const VERSIONS = new Statement<object, { readonly versions: Versions }>((_, em) =>
  over(em, ReferenceVersion)
    .selectFrom('ReferenceVersion')
    .select((of) => of.fn<Versions>('json_object_agg', ['tableName', 'version']).as('versions')),
);

/** Running queries of versions, by transaction, or by request without one. */
const underWay = new WeakMap<object, Promise<Versions>>();

/** The versions, read once for all reads of the same turn of the event loop. */
function versionsNow(em: EntityManager): Promise<Versions> {
  const seenBy = em.getTransactionContext<object>() ?? requestScope();
  if (!seenBy) return askVersions(em);
  const asked = underWay.get(seenBy);
  if (asked) return asked;
  const asking = askVersions(em);
  underWay.set(seenBy, asking);
  // Later reads must see changes made in the meantime.
  process.nextTick(() => underWay.delete(seenBy));
  return asking;
}

async function askVersions(em: EntityManager): Promise<Versions> {
  return (await VERSIONS.first(em, {}))?.versions ?? {};
}
