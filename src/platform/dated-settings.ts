import type { EntitySchemaWithMeta } from '@mikro-orm/core';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Insertable, Kysely, SelectQueryBuilder, Updateable } from 'kysely';
import type { Actor } from '../shared/actor.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { Dated } from '../shared/dated.js';
import { datesFaults } from '../shared/dated.js';
import type { FieldFault } from '../shared/errors.js';
import { newId } from '../shared/ids.js';
import type { Page, SortKey } from '../shared/page.js';
import { sqlStateOf } from './http/database-faults.js';
import type { ExpectedRowVersion } from './http/etag.js';
import { assertVersion } from './http/etag.js';
import { newestPage } from './page-of-rows.js';
import type { Trail } from './trail.js';
import type { TablesOf } from './typed.js';
import { over } from './typed.js';

const OVERLAP = '23P01';

/** A row of a dated setting. Only its end may change, because decisions were based on its content. */
export interface DatedRow extends Dated {
  readonly id: string;
  readonly rowVersion: number;
}

export interface NewEnd<Row extends DatedRow> {
  readonly expected: ExpectedRowVersion;
  readonly expirationDate: CalendarDate | null;
  /** Throws the room's error if the new end is not allowed; not called if the end does not change. */
  readonly check: (ended: Row) => void;
  /** Other columns to set with the end. */
  readonly also?: Readonly<Record<string, unknown>>;
}

/** The change of an end for the trail: before and after. */
export type EndChange = Readonly<{ expirationDate: readonly [CalendarDate | null, CalendarDate | null] }>;

/**
 * Changes the end of a dated setting that the caller has locked. Returns null if it has this end already; then nothing is written or
 * recorded. Throws 412 if the caller has read another version.
 */
export async function moveEnd<Row extends DatedRow>(
  em: EntityManager,
  entity: EntitySchemaWithMeta,
  row: Row,
  { expected, expirationDate, check, also = {} }: NewEnd<Row>,
): Promise<EndChange | null> {
  assertVersion(row.rowVersion, expected);
  if (row.expirationDate === expirationDate) return null;
  check({ ...row, expirationDate });
  await rowsOf(em, entity)
    .updateTable(entity.meta.className)
    .set({ ...also, expirationDate, rowVersion: row.rowVersion + 1 } as Updateable<DatedRow>)
    .where('id', '=', row.id)
    .execute();
  return { expirationDate: [row.expirationDate, expirationDate] };
}

type Columns<Entity extends EntitySchemaWithMeta> = TablesOf<readonly [Entity]>[keyof TablesOf<
  readonly [Entity]
>];

/** A room's typed query for its rows. */
type RowsQuery<Row> = Pick<SelectQueryBuilder<object, never, Row>, 'execute'>;

/** A kind of settings: its table, and its names in the trail and in errors. */
interface Sort<Entity> {
  readonly entity: Entity;
  readonly resourceType: string;
  readonly added: string;
  readonly ended: string;
  readonly notFound: () => Error;
  readonly invalid: (errors: readonly FieldFault[]) => Error;
  /** Turns an error of the database on insert or update into the room's error. */
  readonly refused?: (error: unknown) => never;
}

/**
 * Settings with a first day, which are never changed afterwards, because decisions were based on them: one is ended, and another one is
 * entered. Each row and each end are recorded in the trail.
 */
export abstract class DatedSettings<Entity extends EntitySchemaWithMeta, Row extends DatedRow> {
  protected abstract readonly sort: Sort<Entity>;

  constructor(
    protected readonly em: EntityManager,
    protected readonly audit: Trail,
  ) {}

  byId(id: string): Promise<Row> {
    return this.one(id).executeTakeFirstOrThrow(this.sort.notFound);
  }

  /** Newest first. */
  list(limit: number, after: SortKey | null): Promise<Page<Row>> {
    return newestPage(this.all(), { limit, after });
  }

  /** Sets the first day on which a setting no longer holds, or removes its end. */
  @Transactional()
  async end(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    expirationDate: CalendarDate | null,
  ): Promise<Row> {
    const row = await this.lock(id);
    const changes = await moveEnd(this.em, this.sort.entity, row, {
      expected,
      expirationDate,
      check: (ended) => {
        this.check(ended, actor);
      },
      also: this.alsoAtEnd(row, actor),
    }).catch(this.sort.refused);
    if (changes) await this.audit.note(actor, [this.sort.resourceType, id], this.sort.ended, changes);
    return this.byId(id);
  }

  /** Reads a row and locks it for a change. */
  lock(id: string): Promise<Row> {
    return this.one(id).forNoKeyUpdate().executeTakeFirstOrThrow(this.sort.notFound);
  }

  protected abstract rows(): RowsQuery<Row>;

  /** Throws if an end is not allowed. */
  protected check(ended: Row, _actor: Actor): void {
    this.assertFits(datesFaults(ended));
  }

  protected assertFits(errors: readonly FieldFault[]): void {
    if (errors.length > 0) throw this.sort.invalid(errors);
  }

  /** Inserts a setting and its audit row, in the caller's transaction; `told` is what the trail shows of it. */
  protected async enter(
    actor: Actor,
    row: Omit<Insertable<Columns<Entity>>, 'id' | 'createdBy'>,
    told: Readonly<Record<string, unknown>> = row,
  ): Promise<Row> {
    const id = newId();
    await rowsOf(this.em, this.sort.entity)
      .insertInto(this.sort.entity.meta.className)
      .values({ ...row, id, createdBy: actor.id } as unknown as Insertable<DatedRow>)
      .execute()
      .catch(this.sort.refused);
    await this.audit.note(actor, [this.sort.resourceType, id], this.sort.added, told);
    return this.byId(id);
  }

  /** Other columns to set when the end changes. */
  protected alsoAtEnd(_row: Row, _actor: Actor): Readonly<Record<string, unknown>> {
    return {};
  }

  private one(id: string) {
    return this.all().where('id', '=', id);
  }

  private all() {
    return this.rows() as unknown as SelectQueryBuilder<Record<'setting', DatedRow>, 'setting', Row>;
  }
}

function rowsOf(em: EntityManager, entity: EntitySchemaWithMeta): Kysely<Record<string, DatedRow>> {
  return over(em, entity) as unknown as Kysely<Record<string, DatedRow>>;
}

/**
 * For `.catch()`: throws `fault()` if two settings for the same subject overlap. An exclusion constraint checks this, because
 * two people may enter them at the same time.
 */
export function onOverlap(fault: () => Error): (error: unknown) => never {
  return (error) => {
    throw sqlStateOf(error) === OVERLAP ? fault() : error;
  };
}
