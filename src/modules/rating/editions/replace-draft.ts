import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { readManual } from '../domain/manual/read-manual.js';
import { Drafts } from './drafts.js';
import { EditionLifecycle } from './edition-lifecycle.js';
import { RatingQueries } from './rating.queries.js';
import type { EditionResponse } from './editions.dto.js';

/** Replaces the content of a draft by another manual. */
@Injectable()
export class ReplaceDraft {
  constructor(
    private readonly lifecycle: EditionLifecycle,
    private readonly drafts: Drafts,
    private readonly queries: RatingQueries,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    document: unknown,
  ): Promise<EditionResponse> {
    const manual = readManual(document);
    const edition = await this.lifecycle.lockFor('edit', id, expected);
    await this.drafts.save(actor, edition, manual, 'manual');
    return this.queries.summary(id);
  }
}
