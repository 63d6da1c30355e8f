import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { SYSTEM_ACTOR } from '../../../../shared/actor.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { addDays } from '../../../../shared/calendar-date.js';
import { Clock } from '../../../../shared/clock.js';
import { LedgerStore } from '../../ledger/ledger.store.js';
import { NoticesStore } from '../../notices/notices.store.js';
import { Notice } from '../../notices/notice.entity.js';
import { NonRenewalWriter } from './non-renewal-writer.js';
import { nonRenewalOf, standingNonRenewal } from './non-renewal-entries.js';
import { ifGiven } from '../../../../platform/sql.js';
import { over } from '../../../../platform/typed.js';
import { PolicySchema } from '../../policy.entity.js';

/** Days that staff has to enter a mailing of the last day: the letter may have gone out before a weekend. */
const DAYS_TO_RECORD = 4;

/** Takes back a non-renewal whose notice was not mailed in time: the law then has the insurer renew. */
@Injectable()
export class LapseNonRenewal {
  constructor(
    private readonly em: EntityManager,
    private readonly ledger: LedgerStore,
    private readonly notices: NoticesStore,
    private readonly writer: NonRenewalWriter,
    private readonly clock: Clock,
  ) {}

  /** Policies with a notice that nobody has mailed in time, past the last one of before. */
  async due(after: string | null, limit: number): Promise<readonly string[]> {
    const rows = await over(this.em, Notice, PolicySchema)
      .selectFrom('Notice as n')
      .innerJoin('Policy as p', 'p.id', 'n.policyId')
      .select('n.policyId as id')
      .distinct()
      .where('n.status', '=', 'pending')
      .where('n.kind', '=', 'non_renewal')
      .where('n.isRequired', '=', true)
      .where('n.dueOn', '<', this.lastRecordable(this.clock.today('UTC')))
      .where('p.status', 'in', ['pending', 'active'])
      .where((notice) => ifGiven(after, (last) => notice('n.policyId', '>', last)))
      .orderBy('n.policyId')
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }

  @Transactional()
  async run(id: string): Promise<boolean> {
    const ledger = await this.ledger.lock(SYSTEM_ACTOR, id);
    const today = this.clock.today(ledger.term.timeZone);
    const announcement = standingNonRenewal(ledger.entries);
    const { mailBy } = announcement ? nonRenewalOf(announcement) : { mailBy: null };
    if (!announcement || mailBy === null || mailBy >= this.lastRecordable(today)) return false;
    if (ledger.term.expirationDate <= today || (await this.notices.areAllMailed(announcement.id)))
      return false;
    const details = { reason: 'notice-not-in-time', note: null } as const;
    await this.writer.takeBack(SYSTEM_ACTOR, ledger, announcement, details, today);
    return true;
  }

  private lastRecordable(today: CalendarDate): CalendarDate {
    return addDays(today, -DAYS_TO_RECORD);
  }
}
