import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { assertInTransaction } from '../../platform/writes.js';
import type { ScoreOfQuote } from './scores.store.js';
import { CLEAR_CONVERSION, CLEAR_RISK, LOCK_SCORED, WRITE_CONVERSION, WRITE_RISK } from './scores.store.js';

/** The two scores of a quote: written by the room above that has models, and read by no price. */
@Injectable()
export class QuoteScores {
  constructor(private readonly em: EntityManager) {}

  /** In the caller's transaction. Returns the ids of the quotes that were written; the others are locked by somebody else. */
  async write(target: 'risk' | 'conversion', scores: readonly ScoreOfQuote[]): Promise<ReadonlySet<string>> {
    const free = await this.lock(scores.map(({ id }) => id));
    const written = scores.filter(({ id }) => free.has(id));
    const statement = target === 'risk' ? WRITE_RISK : WRITE_CONVERSION;
    if (written.length > 0) await statement.send(this.em, { scores: JSON.stringify(written) });
    return free;
  }

  /** In the caller's transaction. */
  async clear(target: 'risk' | 'conversion', ids: readonly string[]): Promise<ReadonlySet<string>> {
    const free = await this.lock(ids);
    const statement = target === 'risk' ? CLEAR_RISK : CLEAR_CONVERSION;
    if (free.size > 0) await statement.send(this.em, { ids: [...free] });
    return free;
  }

  private async lock(ids: readonly string[]): Promise<ReadonlySet<string>> {
    assertInTransaction(this.em);
    const rows = await LOCK_SCORED.rows(this.em, { ids });
    return new Set(rows.map(({ id }) => id));
  }
}
