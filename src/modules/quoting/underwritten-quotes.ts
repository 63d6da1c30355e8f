import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { Audit } from '../audit/index.js';
import type { QuoteOfIssue, QuoteUnderReview } from '../underwriting/index.js';
import { QuotesUnderReview } from '../underwriting/index.js';
import type { QuoteStatus } from './domain/quote-status.js';
import { ENDS_WITH_VALIDITY, statusAt } from './domain/quote-status.js';
import { lockQuote } from './lock-quote.store.js';
import type { Quote } from './quote.entity.js';
import { contributorsOf, quotesOfIssues } from './published.queries.js';

/** What a decision of underwriting does to a quote. */
@Injectable()
export class UnderwrittenQuotes extends QuotesUnderReview {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {
    super();
  }

  async lock(actor: Actor, id: string): Promise<QuoteUnderReview> {
    const quote = await lockQuote(this.em, actor, id);
    return {
      id,
      ended: this.endOf(quote),
      release: async () => {
        if (quote.status !== 'draft') return;
        quote.release(actor.id, this.clock.now());
        await this.record(actor, id, 'quoting.released', ['draft', 'quoted']);
      },
      decline: async (reasons) => {
        const { status } = quote;
        quote.decline(reasons, actor.id, this.clock.now());
        await this.record(actor, id, 'quoting.declined', [status, 'declined']);
      },
    };
  }

  relation(now: Date): RawBuilder<QuoteOfIssue> {
    return quotesOfIssues(now);
  }

  contributors(id: string): RawBuilder<{ readonly by: string }> {
    return contributorsOf(id);
  }

  private endOf({ quoteNumber, status, expiredReason = null, expiresAt = null }: Quote): string | null {
    const now = statusAt({ status, expiredReason, expiresAt }, this.clock.now());
    if ((ENDS_WITH_VALIDITY as readonly QuoteStatus[]).includes(now.status)) return null;
    return `Quote ${quoteNumber} is ${now.status}.`;
  }

  private async record(
    actor: Actor,
    id: string,
    action: string,
    status: readonly [QuoteStatus, QuoteStatus],
  ): Promise<void> {
    await this.em.flush();
    await this.audit.record(actor, { action, resourceType: 'quote', resourceId: id, changes: { status } });
  }
}
