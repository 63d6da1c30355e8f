import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import type { AuditEntry } from '../audit/index.js';
import { Audit } from '../audit/index.js';
import type { RatedRisk } from '../rating/index.js';
import { Rating, decisionShownTo } from '../rating/index.js';
import type { Offer } from './domain/offer.js';
import type { QuoteStatus } from './domain/quote-status.js';
import type { QuoteRow } from './quotes.store.js';
import { completeDraft, drawQuoteNumbers, insertQuote } from './quotes.store.js';
import type { QuoteResponse } from './quoting.dto.js';
import type { EvaluatedQuote, QuoteUnderwritingContext, UnderwritingOutcome } from '../underwriting/index.js';
import { QuoteUnderwriting } from '../underwriting/index.js';

/** A price to be stored, with its worksheet. */
export interface NewQuote {
  readonly offer: Offer;
  readonly rated: RatedRisk;
  readonly underwriting: QuoteUnderwritingContext;
  readonly position?: QuoteRow['position'];
}

interface EvaluatedOffer extends NewQuote {
  readonly evaluated: EvaluatedQuote;
}

/** Keeps rated quotes in the caller's transaction: quote, worksheet, underwriting issues and audit row. */
@Injectable()
export class QuoteWriter {
  constructor(
    private readonly em: EntityManager,
    private readonly rating: Rating,
    private readonly underwriting: QuoteUnderwriting,
    private readonly audit: Audit,
  ) {}

  async enter(actor: Actor, quoteNumber: string, quote: NewQuote): Promise<QuoteResponse> {
    const { offer, rated, evaluated, underwriting, position = null } = await this.evaluate(actor, quote);
    await this.rating.recordWorksheet(offer.worksheetId, rated);
    await insertQuote(this.em, { offer, quoteNumber, position });
    await this.underwriting.record(actor, offer, evaluated, underwriting);
    await this.audit.record(actor, rating('quoting.created', offer));
    return { ...offer, quoteNumber, decision: decisionShownTo(actor, offer.decision) };
  }

  /** The first versions of alternatives. */
  async enterAll(actor: Actor, quotes: readonly NewQuote[]): Promise<readonly QuoteResponse[]> {
    const numbers = await drawQuoteNumbers(this.em, quotes.length);
    const entered: QuoteResponse[] = [];
    for (const [index, quote] of quotes.entries())
      entered.push(await this.enter(actor, numbers[index] ?? '', quote));
    return entered;
  }

  /** A draft that now has its price. */
  async complete(actor: Actor, quote: NewQuote): Promise<void> {
    const { offer, rated, evaluated, underwriting } = await this.evaluate(actor, quote);
    await this.rating.recordWorksheet(offer.worksheetId, rated);
    await completeDraft(this.em, offer);
    await this.underwriting.record(actor, offer, evaluated, underwriting);
    await this.audit.record(actor, rating('quoting.rated', offer));
  }

  private async evaluate(actor: Actor, quote: NewQuote): Promise<EvaluatedOffer> {
    const { offer, rated, underwriting } = quote;
    const evaluated = await this.underwriting.evaluate(actor, offer, rated, underwriting);
    const status = statusOf(evaluated.outcome);
    const missingToBind = status === 'declined' ? null : offer.missingToBind;
    return { ...quote, evaluated, offer: { ...offer, status, missingToBind } };
  }
}

/** A referral that blocks the quote itself keeps it a draft; one that blocks binding or issue still lets the price be shown. */
function statusOf({ isDeclined, blockedAt }: UnderwritingOutcome): QuoteStatus {
  if (isDeclined) return 'declined';
  return blockedAt === 'quote' ? 'draft' : 'quoted';
}

function rating(action: string, offer: Offer): AuditEntry {
  const { id, version, status, totalPremium, editionId } = offer;
  return {
    action,
    resourceType: 'quote',
    resourceId: id,
    changes: { version, status, totalPremium, editionId },
  };
}
