import type { EntitySchemaWithMeta } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Kysely, Updateable } from 'kysely';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { Dated } from '../shared/dated.js';
import { sqlStateOf } from './http/database-faults.js';
import type { ExpectedRowVersion } from './http/etag.js';
import { assertVersion } from './http/etag.js';
import { EntityNames } from './entity-names.js';

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
  await (em.getKysely().withPlugin(new EntityNames(em)) as unknown as Kysely<Record<string, DatedRow>>)
    .updateTable(entity.meta.className)
    .set({ ...also, expirationDate, rowVersion: row.rowVersion + 1 } as Updateable<DatedRow>)
    .where('id', '=', row.id)
    .execute();
  return { expirationDate: [row.expirationDate, expirationDate] };
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
