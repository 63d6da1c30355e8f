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

/** A row of a dated setting. What it says is never changed, because decisions were taken by it: only its end is. */
export interface DatedRow extends Dated {
  readonly id: string;
  readonly rowVersion: number;
}

export interface NewEnd<Row extends DatedRow> {
  readonly expected: ExpectedRowVersion;
  readonly expirationDate: CalendarDate | null;
  /** Throws what its room says about a setting with an end that is no good; nothing is asked when it ends so already. */
  readonly check: (ended: Row) => void;
  /** Other columns that the change writes. */
  readonly also?: Readonly<Record<string, unknown>>;
}

/** How the trail shows a moved end: before, and after. */
export type EndChange = Readonly<{ expirationDate: readonly [CalendarDate | null, CalendarDate | null] }>;

/**
 * Moves the end of a dated setting, which the caller has locked. Null when it ends so already: then nothing is written, and
 * nothing belongs in the trail. Throws 412 when the caller has seen another version.
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

/** The typed query of a room for its rows, of which nothing more is asked here. */
type RowsQuery<Row> = Pick<SelectQueryBuilder<object, never, Row>, 'execute'>;

/** One sort of settings: its table, and how the trail and the errors call it. */
interface Sort<Entity> {
  readonly entity: Entity;
  readonly resourceType: string;
  readonly added: string;
  readonly ended: string;
  readonly notFound: () => Error;
  readonly invalid: (errors: readonly FieldFault[]) => Error;
  /** What is said where the database refuses a row or an end. */
  readonly refused?: (error: unknown) => never;
}

/**
 * Settings that somebody enters with a first day, and that are never changed afterwards: decisions were taken by them. What ends
 * one is a date, and another one says what holds from then on. Each row and each end leave a row in the trail.
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

  /** Says from which day on a setting no longer holds, or that it goes on. */
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

  /** For a change: nobody else changes it meanwhile. */
  lock(id: string): Promise<Row> {
    return this.one(id).forNoKeyUpdate().executeTakeFirstOrThrow(this.sort.notFound);
  }

  protected abstract rows(): RowsQuery<Row>;

  /** Throws where an end would be no good. */
  protected check(ended: Row, _actor: Actor): void {
    this.assertFits(datesFaults(ended));
  }

  protected assertFits(errors: readonly FieldFault[]): void {
    if (errors.length > 0) throw this.sort.invalid(errors);
  }

  /** Enters a new setting and its row in the trail, in the caller's transaction. `told` is what the trail shows of it. */
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

  /** Other columns that a moved end writes. */
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
 * For `.catch()`: two settings for the same never hold on one day. The database judges by an exclusion constraint, because two
 * people may enter them at once.
 */
export function onOverlap(fault: () => Error): (error: unknown) => never {
  return (error) => {
    throw sqlStateOf(error) === OVERLAP ? fault() : error;
  };
}
