import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import type { ExpiredReason } from '../domain/quote-status.js';
import { ENDS_WITH_VALIDITY } from '../domain/quote-status.js';
import { Underwriting } from '../../underwriting/index.js';
import { isOneOf } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { QuoteSchema } from '../quote.entity.js';

/** Ends quotes that were not bound: their status, an audit row, and their open underwriting issues. */
@Injectable()
export class EndQuotes {
  constructor(
    private readonly em: EntityManager,
    private readonly underwriting: Underwriting,
    private readonly audit: Audit,
  ) {}

  /** Quotes that cannot expire are left alone. Returns how many ended. */
  async run(actor: Actor, ids: readonly string[], reason: ExpiredReason, at: Date): Promise<number> {
    if (ids.length === 0) return 0;
    const rows = await over(this.em, QuoteSchema)
      .updateTable('Quote')
      .set((row) => ({
        status: 'expired',
        expiredReason: reason,
        ...(actor.id !== null && { updatedBy: actor.id }),
        updatedAt: at,
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where(isOneOf('id', ids))
      .where('status', 'in', [...ENDS_WITH_VALIDITY])
      .returning('id')
      .execute();
    const ended = rows.map(({ id }) => id);
    if (ended.length === 0) return 0;
    const changes = { status: 'expired', reason };
    await this.audit.recordEach(actor, { action: 'quoting.expired', resourceType: 'quote', changes }, ended);
    await this.underwriting.withdraw(ended);
    return ended.length;
  }
}
