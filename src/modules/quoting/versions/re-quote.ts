import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { offerOf } from '../domain/offer.js';
import { lockQuote } from '../lock-quote.store.js';
import { Pricing } from '../pricing.js';
import { QuoteWriter } from '../quote-writer.js';
import type { Quote } from '../quote.entity.js';
import { assertStaysWith } from '../quote-owner.js';
import type { QuoteResponse } from '../quoting.dto.js';
import { askedAgain, assertSameRisk } from './asked-again.js';
import type { ReQuoteRequest } from './versions.dto.js';

/**
 * Makes the next version of a quote: the same number, rated again with what changed, on the edition in force now. The lock
 * on the version before lets one of many at once through; the others find it superseded, or bound.
 */
@Injectable()
export class ReQuote {
  constructor(
    private readonly em: EntityManager,
    private readonly pricing: Pricing,
    private readonly writer: QuoteWriter,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, id: string, change: ReQuoteRequest): Promise<QuoteResponse> {
    const before = await lockQuote(this.em, actor, id);
    before.assertMayBeFollowed();
    if (before.groupId) assertSameRisk(change);
    const asked = askedAgain(before, change);
    const context = await this.pricing.context(actor, asked, before.id);
    assertStaysWith(before.agencyId ?? null, context.agencyId);
    const rated = await this.pricing.rate(context, asked);

    const now = this.clock.now();
    const facts = { by: actor.id, at: now, validDays: context.validDays, lineage: lineageAfter(before) };
    const ids = { id: newId(), worksheetId: newId() };
    const offer = offerOf(ids, { ...asked, agencyId: context.agencyId }, rated, facts);
    const { quoteNumber, alternativePosition } = before;
    const position = alternativePosition ?? null;
    const { underwriting } = context;
    const next = await this.writer.enter(actor, quoteNumber, { offer, rated, underwriting, position });

    before.supersede(next.id, actor.id, now);
    await this.em.flush();
    await this.audit.record(actor, {
      action: 'quoting.superseded',
      resourceType: 'quote',
      resourceId: before.id,
      changes: { status: before.status, supersededBy: next.id },
    });
    return next;
  }
}

function lineageAfter({ id, version, groupId, alternative }: Quote) {
  return {
    version: version + 1,
    parentQuoteId: id,
    groupId: groupId ?? null,
    alternative: alternative ?? null,
  };
}
