import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { moment, ofAgency } from '../../../platform/sql.js';
import { policyError } from '../policies.errors.js';
import type { Addressee } from './domain/addressee.js';
import type { NoticeKind, NoticeStatus } from './notices.view.js';
import type { MailNoticeRequest } from './notices.dto.js';

export interface NoticeRow {
  readonly id: string;
  readonly policyId: string;
  readonly transactionId: string | null;
  readonly kind: NoticeKind;
  readonly status: NoticeStatus;
  readonly effectiveOn: CalendarDate | null;
  readonly noticeDays: number | null;
  readonly isRequired: boolean;
  readonly addressedTo: Addressee;
  readonly createdAt: string;
  readonly rowVersion: number;
}

/** Notices of a policy: one row for each addressee, kept with the mailing on which its term depends and the proof of it. */
@Injectable()
export class NoticesStore {
  constructor(private readonly em: EntityManager) {}

  /** What was announced no longer takes effect: notices that wait for mailing are withdrawn. */
  async withdraw(transactionId: string): Promise<void> {
    await sql`
      update notices set status = 'withdrawn', row_version = row_version + 1
       where transaction_id = ${transactionId} and status = 'pending'
    `.execute(this.em.getKysely());
  }

  /** Which policy to lock before a notice is changed. Throws when there is none that the actor may see. */
  async policyOf(actor: Actor, id: string): Promise<string> {
    const { rows } = await sql<{ readonly policyId: string }>`
      select n.policy_id from notices n join policies p on p.id = n.policy_id
       where n.id = ${id} ${ofAgency(actor, 'p.agency_id')}
    `.execute(this.em.getKysely());
    if (!rows[0]) throw policyError('policies.notice-not-found');
    return rows[0].policyId;
  }

  async lock(id: string): Promise<NoticeRow> {
    const { rows } = await sql<NoticeRow>`
      select id, policy_id, transaction_id, kind, status, effective_on, notice_days,
             is_required, addressed_to, ${moment('created_at')} as created_at, row_version
        from notices where id = ${id} for update
    `.execute(this.em.getKysely());
    if (!rows[0]) throw policyError('policies.notice-not-found');
    return rows[0];
  }

  async mailed(actor: Actor, id: string, { mailedAt, proofOfMailing }: MailNoticeRequest): Promise<void> {
    await sql`
      update notices set status = 'mailed', mailed_at = ${mailedAt}::timestamptz, proof_of_mailing = ${proofOfMailing},
             mailed_by = ${actor.id}::uuid, row_version = row_version + 1
       where id = ${id}
    `.execute(this.em.getKysely());
  }

  async returned(id: string, returnedAt: string, reason: string): Promise<void> {
    await sql`
      update notices set status = 'returned', returned_at = ${returnedAt}::timestamptz, return_reason = ${reason},
             row_version = row_version + 1
       where id = ${id}
    `.execute(this.em.getKysely());
  }

  /** Whether every notice on which what the entry announces depends was mailed; false when there is none. */
  async areAllMailed(transactionId: string): Promise<boolean> {
    const { rows } = await sql<{ readonly areMailed: boolean }>`
      select coalesce(bool_and(mailed_at is not null), false) as are_mailed
        from notices where transaction_id = ${transactionId} and is_required
    `.execute(this.em.getKysely());
    return rows[0]?.areMailed ?? false;
  }
}
