import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { tableOf, withRows } from '../domain/manual/placed-tables.js';
import { Drafts } from './drafts.js';
import { EditionLifecycle } from './edition-lifecycle.js';
import { EditionsStore } from './editions.store.js';
import { ManualWork } from './manual-work.js';
import { ratingError } from '../rating.errors.js';
import { RatingQueries } from './rating.queries.js';
import type { EditionResponse } from './editions.dto.js';

/** Replaces the rows of a factor table in a draft; its dimensions stay. */
@Injectable()
export class ReplaceTable {
  constructor(
    private readonly lifecycle: EditionLifecycle,
    private readonly store: EditionsStore,
    private readonly drafts: Drafts,
    private readonly work: ManualWork,
    private readonly queries: RatingQueries,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    place: { readonly coverage: string; readonly table: string },
    csv: string,
  ): Promise<EditionResponse> {
    const edition = await this.lifecycle.lockFor('edit', id, expected);
    const manual = await this.store.load(id);
    const found = tableOf(manual, place.coverage, place.table);
    if (!found) throw ratingError('rating.table-not-found');
    const { rows, faults, faultCount } = await this.work.rowsFromCsv(csv, found.table);
    if (faultCount > 0) {
      throw ratingError('rating.table-invalid', {
        detail: `The lines have ${faultCount} fault(s).`,
        errors: faults,
      });
    }
    const changed = withRows(manual, found, rows);
    await this.drafts.save(actor, edition, changed, `${place.coverage}/${place.table}`);
    return this.queries.summary(id);
  }
}
