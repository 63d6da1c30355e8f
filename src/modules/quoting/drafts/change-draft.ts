import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import { Audit } from '../../audit/index.js';
import { lockQuote } from '../lock-quote.store.js';
import { QuoteOwner, assertStaysWith } from '../quote-owner.js';
import type { QuoteResponse } from '../quoting.dto.js';
import { QuoteSchema } from '../quote.entity.js';
import { ReadQuote } from './read-quote.js';
import type { ChangeDraftRequest } from './drafts.dto.js';

/** Fills in a draft. A rated quote never changes: it gets a new version instead. */
@Injectable()
export class ChangeDraft {
  constructor(
    private readonly em: EntityManager,
    private readonly owner: QuoteOwner,
    private readonly reading: ReadQuote,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    change: ChangeDraftRequest,
  ): Promise<QuoteResponse> {
    const quote = await lockQuote(this.em, actor, id);
    assertVersion(quote.rowVersion, expected);
    quote.assertUnrated();
    if (change.customerId !== undefined && change.customerId !== quote.customerId) {
      const { agencyId } = await this.owner.of(actor, change.customerId);
      assertStaysWith(quote.agencyId ?? null, agencyId);
      quote.agencyId = agencyId;
    }
    const fields = quote.fillIn(change, actor.id, this.clock.now());
    if (fields.length > 0) {
      await this.em.flush();
      await this.remember(id, actor.id);
      await this.audit.record(actor, {
        action: 'quoting.draft-changed',
        resourceType: 'quote',
        resourceId: id,
        changes: { fields },
      });
    }
    return this.reading.run(actor, id);
  }

  /** For the rule of four eyes, a draft is the business of whoever filled it in, even if somebody else has it rated. */
  private async remember(id: string, person: string | null): Promise<void> {
    if (person === null) return;
    await over(this.em, QuoteSchema)
      .updateTable('Quote')
      .set(({ fn, val }) => ({ contributors: fn<string[]>('array_append', ['contributors', val(person)]) }))
      .where('id', '=', id)
      .where(({ not, eb, val, fn }) => not(eb(val(person), '=', fn.any('contributors'))))
      .execute();
  }
}
