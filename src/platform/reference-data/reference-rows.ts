import type { EntitySchemaWithMeta } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { frozen } from '../../shared/frozen.js';
import { Recent } from '../../shared/recent.js';
import { requestScope } from '../http/request-scope.js';
import type { Compilable } from '../statement.js';
import { Statement } from '../statement.js';
import { over } from '../typed.js';
import { ReferenceVersion } from './reference-version.entity.js';

/** Such as the rules of a state, or what a user may approve: some hundreds of each are asked for again and again. */
const MOST_KNOWN = 3_000;

interface Known<Row> {
  readonly version: string;
  readonly rows: readonly Row[];
}

/**
 * Rows of a table that changes a few times a year and is asked with every quote: kept in memory while the table is the same (ADR 86).
 * Whether it is, is asked each time, and what one request asks for together shares the answer. The rows of a key are all that may
 * matter, whatever the day: the caller says which of them do.
 */
export class ReferenceRows<Key extends object, Row> {
  private readonly statement: Statement<Key, Row>;
  /** An installation may serve several databases, and tests do. */
  private readonly known = new WeakMap<object, Recent<Known<Row>>>();

  /** The table is one that has the trigger of `reference_versions`; what else the statement joins must never change. */
  constructor(
    private readonly table: EntitySchemaWithMeta,
    build: (key: Key, em: EntityManager) => Compilable<Row>,
  ) {
    this.statement = new Statement(build);
  }

  async of(em: EntityManager, key: Key): Promise<readonly Row[]> {
    // What a standby says may be old, and is for this request alone.
    if (requestScope()?.readsStandby) return this.statement.rows(em, key);
    const version = await this.versionNow(em);
    if (version === undefined) return this.statement.rows(em, key);
    const text = JSON.stringify(key);
    const known = this.knownOf(em);
    const found = known.find(text);
    if (found?.version === version) return found.rows;
    const rows = frozen(await this.statement.rows(em, key));
    // Not where they were changed meanwhile: by others, or by this transaction, which may be rolled back.
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

/** Of all tables at once, as one value. */
const VERSIONS = new Statement<object, { readonly versions: Versions }>((_, em) =>
  over(em, ReferenceVersion)
    .selectFrom('ReferenceVersion')
    .select((of) => of.fn<Versions>('json_object_agg', ['tableName', 'version']).as('versions')),
);

/** What is being asked, by the transaction that sees it, or by the request where there is none. */
const underWay = new WeakMap<object, Promise<Versions>>();

/** What one request asks for together leaves in one message, and is asked about once. */
function versionsNow(em: EntityManager): Promise<Versions> {
  const seenBy = em.getTransactionContext<object>() ?? requestScope();
  if (!seenBy) return askVersions(em);
  const asked = underWay.get(seenBy);
  if (asked) return asked;
  const asking = askVersions(em);
  underWay.set(seenBy, asking);
  // What comes later may find what was changed meanwhile, by others or by itself.
  process.nextTick(() => underWay.delete(seenBy));
  return asking;
}

async function askVersions(em: EntityManager): Promise<Versions> {
  return (await VERSIONS.first(em, {}))?.versions ?? {};
}
