import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Drafts } from './drafts.js';
import { EditionLifecycle } from './edition-lifecycle.js';
import { EditionsStore } from './editions.store.js';
import { ratingError } from '../rating.errors.js';
import { RatingQueries } from './rating.queries.js';
import type { CopyEditionRequest, EditionResponse } from './editions.dto.js';

/**
 * Starts a draft as a copy of an edition in any status. Authors of the source count as authors of the copy, so that they
 * cannot approve it.
 */
@Injectable()
export class CopyEdition {
  constructor(
    private readonly lifecycle: EditionLifecycle,
    private readonly store: EditionsStore,
    private readonly drafts: Drafts,
    private readonly queries: RatingQueries,
  ) {}

  @Transactional()
  async run(actor: Actor, id: string, input: CopyEditionRequest): Promise<EditionResponse> {
    const original = await this.lifecycle.lock(id);
    const manual = await this.store.load(id);
    const { label, description = manual.edition.description } = input;
    const edition = {
      ...manual.edition,
      label,
      ...(description !== undefined && { description }),
      newBusinessDate: input.newBusinessDate ?? original.newBusinessDate,
      renewalDate: input.renewalDate ?? original.renewalDate,
    };
    if (edition.renewalDate < edition.newBusinessDate) {
      throw ratingError('rating.edition-dates', {
        errors: [{ pointer: '/renewalDate', detail: 'must not lie before the new-business date' }],
      });
    }
    await this.drafts.assertLabelFree(original.planId, label, '/label');
    const { id: copy } = await this.drafts.create(
      actor,
      original.planId,
      { ...manual, edition },
      'rating.copied',
      id,
    );
    return this.queries.summary(copy);
  }
}
