import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { writeTogether } from '../../platform/sql.js';
import type { AuditEntry } from '../audit/index.js';
import { Audit } from '../audit/index.js';
import type { RatedRisk } from '../rating/index.js';
import { Rating, decisionShownTo } from '../rating/index.js';
import type { Offer } from './domain/offer.js';
import type { QuoteStatus } from './domain/quote-status.js';
import type { QuoteRow } from './quote.row.js';
import { quoteRows, ratedDraft } from './quote.row.js';
import type { QuoteView } from './quoting.view.js';
import type { UnderwritingGround, UnderwritingOutcome } from '../underwriting/index.js';
import { UnderwritingAtQuoting } from '../underwriting/index.js';

/** A price that is to be kept, and how it came about. */
export interface NewQuote extends Partial<QuoteRow> {
  readonly offer: Offer;
  readonly rated: RatedRisk;
  readonly underwriting: UnderwritingGround;
}

interface JudgedOffer extends NewQuote {
  readonly writes: readonly RawBuilder<unknown>[];
}

/** Keeps rated quotes: quote, worksheet, underwriting issues and audit row in one statement of the caller's transaction. */
@Injectable()
export class QuoteBook {
  constructor(
    private readonly em: EntityManager,
    private readonly rating: Rating,
    private readonly underwriting: UnderwritingAtQuoting,
    private readonly audit: Audit,
  ) {}

  async enter(actor: Actor, quote: NewQuote): Promise<QuoteView> {
    const [stored] = await this.enterAll(actor, [quote]);
    return stored as QuoteView;
  }

  /** `before` are rows that the quotes refer to. */
  async enterAll(
    actor: Actor,
    quotes: readonly NewQuote[],
    before: readonly RawBuilder<unknown>[] = [],
  ): Promise<readonly QuoteView[]> {
    const judged = await this.judgeAll(actor, quotes);
    const around = judged.flatMap(({ offer, rated, writes }) => [
      this.rating.worksheetRow(offer.worksheetId, rated),
      ...writes,
      this.audit.row(actor, rating('quoting.created', offer)),
    ]);
    const rows = judged.map(({ offer, quoteNumber = null, position = null }) => {
      return { offer, quoteNumber, position };
    });
    const stored = await writeTogether(this.em, [...before, ...around], quoteRows(rows));
    const numbers = new Map(stored.map(({ id, quoteNumber }) => [id, quoteNumber]));
    return judged.map(({ offer }) => {
      const quoteNumber = numbers.get(offer.id);
      if (quoteNumber === undefined) throw new Error('The insert of a quote returned no row');
      return { ...offer, quoteNumber, decision: decisionShownTo(actor, offer.decision) };
    });
  }

  /** A draft that now has its price. */
  async complete(actor: Actor, quote: NewQuote): Promise<void> {
    const { offer, rated, writes } = await this.judge(actor, quote);
    await writeTogether(
      this.em,
      [
        this.rating.worksheetRow(offer.worksheetId, rated),
        ...writes,
        this.audit.row(actor, rating('quoting.rated', offer)),
      ],
      ratedDraft(offer),
    );
  }

  private async judgeAll(actor: Actor, quotes: readonly NewQuote[]): Promise<readonly JudgedOffer[]> {
    const judged: JudgedOffer[] = [];
    for (const quote of quotes) judged.push(await this.judge(actor, quote));
    return judged;
  }

  private async judge(actor: Actor, quote: NewQuote): Promise<JudgedOffer> {
    const { offer, rated, underwriting } = quote;
    const { outcome, writes } = await this.underwriting.judge(actor, offer, rated, underwriting);
    const status = statusOf(outcome);
    const missingToBind = status === 'declined' ? null : offer.missingToBind;
    return { ...quote, offer: { ...offer, status, missingToBind }, writes };
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
