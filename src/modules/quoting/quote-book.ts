import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import { writeTogether } from '../../platform/sql.js';
import type { AuditEntry } from '../audit/index.js';
import { Audit } from '../audit/index.js';
import type { RatedRisk } from '../rating/index.js';
import { Rating } from '../rating/index.js';
import type { Offer } from './domain/offer.js';
import { quoteRow } from './quote.row.js';
import type { QuoteView } from './quoting.view.js';

/** A price that is to be kept, and how it came about. */
export interface NewQuote {
  readonly offer: Offer;
  readonly rated: RatedRisk;
}

/** Keeps rated quotes: the quote, its worksheet and its audit row in one statement of the caller's transaction. */
@Injectable()
export class QuoteBook {
  constructor(
    private readonly em: EntityManager,
    private readonly rating: Rating,
    private readonly audit: Audit,
  ) {}

  async enter(actor: Actor, { offer, rated }: NewQuote): Promise<QuoteView> {
    const [stored] = await writeTogether(
      this.em,
      [this.rating.worksheetRow(offer.worksheetId, rated), this.audit.row(actor, created(offer))],
      quoteRow(offer, actor.id),
    );
    if (!stored) throw new Error('The insert of a quote returned no row');
    return { ...offer, ...stored };
  }
}

function created({ id, version, status, totalPremium, editionId }: Offer): AuditEntry {
  return {
    action: 'quoting.created',
    resourceType: 'quote',
    resourceId: id,
    changes: { version, status, totalPremium, editionId },
  };
}
