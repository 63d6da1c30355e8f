import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import type { FoundHold, HeldQuestion } from './holds.queries.js';
import { HoldsQueries } from './holds.queries.js';
import { underwritingError } from './underwriting.errors.js';

/** Moratoria as other rooms ask for them. */
@Injectable()
export class Holds {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: HoldsQueries,
  ) {}

  /** Asks together with other questions; `assertNoneIn` judges the answer. */
  question(asked: HeldQuestion): RawBuilder<FoundHold> {
    return this.queries.inTheWayQuestion(asked);
  }

  /** Throws quoting.under-moratorium with the hold's public reason. Dating back does not dodge a hold. */
  async assertNone(asked: HeldQuestion): Promise<void> {
    const { rows } = await this.question(asked).execute(this.em.getKysely());
    this.assertNoneIn(rows);
  }

  assertNoneIn([hold]: readonly FoundHold[]): void {
    if (!hold) return;
    throw underwritingError('quoting.under-moratorium', {
      detail: hold.reason,
      members: { holdId: hold.id },
    });
  }
}
