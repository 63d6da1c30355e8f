import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { SYSTEM_ACTOR } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import { Audit } from '../../../audit/index.js';
import { Consequences } from '../../ledger/consequences.js';
import { LedgerStore } from '../../ledger/ledger.store.js';
import { anniversary } from './domain/anniversary.js';
import { over } from '../../../../platform/typed.js';
import { PolicySchema } from '../../policy.entity.js';

export type AnniversaryOutcome = 'booked' | 'skipped';

/**
 * Charges the next year of one term: at the prices that its ledger has for that year, because the premium of a term of
 * several years is level until somebody changes what is insured. Skips a term that somebody else is working on.
 */
@Injectable()
export class BookAnniversary {
  constructor(
    private readonly em: EntityManager,
    private readonly ledger: LedgerStore,
    private readonly consequences: Consequences,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(id: string): Promise<AnniversaryOutcome> {
    const free = await over(this.em, PolicySchema)
      .selectFrom('Policy')
      .select('id')
      .where('id', '=', id)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!free) return 'skipped';
    const ledger = await this.ledger.lock(SYSTEM_ACTOR, id);
    const due = anniversary(ledger.years, ledger.entries);
    if (!due) return 'skipped';

    const { year, number, effectiveOn, bookings } = due;
    const added = await this.ledger.append(SYSTEM_ACTOR, ledger, bookings, {}, this.clock.now());
    const entry = added.find(({ kind }) => kind === 'anniversary');
    if (!entry) throw new Error('An anniversary was booked without its entry');
    const until = year.endsOn ?? year.expiration;
    const change = { ledger, bookings, entry, effectiveOn, kind: 'anniversary', until } as const;
    const premium = await this.consequences.ofPremiumChange(SYSTEM_ACTOR, change);
    await this.audit.record(SYSTEM_ACTOR, {
      action: 'policies.anniversary-booked',
      resourceType: 'policy',
      resourceId: id,
      changes: { year: number, effectiveOn, sequence: entry.sequence, premium },
    });
    return 'booked';
  }
}
