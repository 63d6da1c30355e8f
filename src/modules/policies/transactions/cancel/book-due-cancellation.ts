import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { SYSTEM_ACTOR } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import { LedgerStore } from '../../ledger/ledger.store.js';
import { DueCancellations } from './due-cancellations.js';
import { over } from '../../../../platform/typed.js';
import { PolicySchema } from '../../policy.entity.js';

export type DueOutcome = 'booked' | 'lapsed' | 'skipped';

/** Settles the announced cancellation of one policy; skips one that somebody else is working on, or has settled. */
@Injectable()
export class BookDueCancellation {
  constructor(
    private readonly em: EntityManager,
    private readonly ledger: LedgerStore,
    private readonly due: DueCancellations,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(id: string): Promise<DueOutcome> {
    const free = await over(this.em, PolicySchema)
      .selectFrom('Policy')
      .select('id')
      .where('id', '=', id)
      .where('cancellationDueOn', 'is not', null)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!free) return 'skipped';
    const ledger = await this.ledger.lock(SYSTEM_ACTOR, id);
    const settled = await this.due.settle(ledger, this.clock.today(ledger.term.timeZone));
    if (settled === ledger) return 'skipped';
    return settled.term.cancelledOn === null ? 'lapsed' : 'booked';
  }
}
