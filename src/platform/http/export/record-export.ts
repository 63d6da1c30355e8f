import type { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { countOf } from '../../page-of-rows.js';
import type { Trail } from '../../trail.js';
import { besideReads } from '../standby/reading.js';
import type { ExportFormat } from './export-stream.js';
import { namesOf } from './filter-names.js';

interface Exported {
  readonly action: string;
  readonly resourceType: string;
  readonly found: RawBuilder<unknown>;
  readonly format: ExportFormat;
  readonly filters: object;
}

/** Counts the rows and records the export in the trail, before the first row is sent. Returns the count. */
export async function recordExport(
  em: EntityManager,
  trail: Trail,
  actor: Actor,
  { action, resourceType, found, format, filters }: Exported,
): Promise<number> {
  const total = await countOf(em, found);
  const changes = { format, total, filters: namesOf(filters) };
  await besideReads(() =>
    em.transactional(() => trail.note(actor, [resourceType, newId()], action, changes)),
  );
  return total;
}
