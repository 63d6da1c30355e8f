import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { writeTogether } from '../../platform/sql.js';
import type { AuditEntry } from '../audit/index.js';
import { Audit } from '../audit/index.js';
import type { RatedRisk } from '../rating/index.js';
import { Rating } from '../rating/index.js';
import type { Offer } from './domain/offer.js';
import type { QuoteRow } from './quote.row.js';
import { quoteRows, ratedDraft } from './quote.row.js';
import type { QuoteView } from './quoting.view.js';

/** A price that is to be kept, and how it came about. */
export interface NewQuote extends Partial<QuoteRow> {
  readonly offer: Offer;
  readonly rated: RatedRisk;
}

/** Keeps rated quotes: quote, worksheet and audit row in one statement of the caller's transaction. */
@Injectable()
export class QuoteBook {
  constructor(
    private readonly em: EntityManager,
    private readonly rating: Rating,
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
    const around = quotes.flatMap(({ offer, rated }) => [
      this.rating.worksheetRow(offer.worksheetId, rated),
      this.audit.row(actor, rating('quoting.created', offer)),
    ]);
    const rows = quotes.map(({ offer, quoteNumber = null, position = null }) => {
      return { offer, quoteNumber, position };
    });
    const stored = await writeTogether(this.em, [...before, ...around], quoteRows(rows));
    const numbers = new Map(stored.map(({ id, quoteNumber }) => [id, quoteNumber]));
    return quotes.map(({ offer }) => {
      const quoteNumber = numbers.get(offer.id);
      if (quoteNumber === undefined) throw new Error('The insert of a quote returned no row');
      return { ...offer, quoteNumber };
    });
  }

  /** A draft that now has its price. */
  async complete(actor: Actor, { offer, rated }: NewQuote): Promise<void> {
    await writeTogether(
      this.em,
      [
        this.rating.worksheetRow(offer.worksheetId, rated),
        this.audit.row(actor, rating('quoting.rated', offer)),
      ],
      ratedDraft(offer),
    );
  }
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
