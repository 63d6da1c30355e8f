import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage, toSortedPage } from '../../../shared/page.js';
import { exactMoment, moment, ofAgency, when } from '../../../platform/sql.js';
import { assertPolicySeen } from '../assert-policy-seen.js';
import { policyError } from '../policies.errors.js';
import type { NoticeKind } from './notices.view.js';
import type { NoticeResponse } from './notices.dto.js';

export interface PendingNotices {
  readonly kind?: NoticeKind | undefined;
  /** Only those due on this day or before. */
  readonly dueBy?: CalendarDate | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

const COLUMNS = sql`
  n.id, n.policy_id, p.policy_number, n.transaction_id, n.party_id, n.kind, n.status, n.addressed_to, n.document_id,
  n.effective_on, n.notice_days, n.is_required, n.due_on, ${moment('n.mailed_at')} as mailed_at, n.proof_of_mailing,
  ${moment('n.returned_at')} as returned_at, n.return_reason, n.row_version,
  ${moment('n.created_at')} as created_at, ${moment('n.updated_at')} as updated_at`;

/** Reads of notices for screens. */
@Injectable()
export class NoticesQueries {
  constructor(private readonly em: EntityManager) {}

  async byId(actor: Actor, id: string): Promise<NoticeResponse> {
    const { rows } = await sql<NoticeResponse>`
      select ${COLUMNS} from notices n join policies p on p.id = n.policy_id
       where n.id = ${id} ${ofAgency(actor, 'p.agency_id')}
    `.execute(this.em.getKysely());
    if (!rows[0]) throw policyError('policies.notice-not-found');
    return rows[0];
  }

  /** The notices of one policy, newest first. */
  async ofPolicy(
    actor: Actor,
    policyId: string,
    limit: number,
    after: SortKey | null,
  ): Promise<Page<NoticeResponse>> {
    const { rows } = await sql<NoticeResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('n.created_at')} as sorted_by
        from notices n join policies p on p.id = n.policy_id
       where n.policy_id = ${policyId} ${ofAgency(actor, 'p.agency_id')}
         ${when(after, (value) => sql`(n.created_at, n.id) < (${value[0]}, ${value[1]})`)}
       order by n.created_at desc, n.id desc
       limit ${limit + 1}
    `.execute(this.em.getKysely());
    if (rows.length === 0) await assertPolicySeen(this.em, actor, policyId);
    return toSortedPage(rows, limit);
  }

  /** What is still to be mailed, the most pressing first. */
  async pending(actor: Actor, { kind, dueBy, limit, after }: PendingNotices): Promise<Page<NoticeResponse>> {
    const { rows } = await sql<NoticeResponse>`
      select ${COLUMNS} from notices n join policies p on p.id = n.policy_id
       where n.status = 'pending' and n.due_on is not null ${ofAgency(actor, 'p.agency_id')}
         ${when(kind, (value) => sql`n.kind = ${value}`)}
         ${when(dueBy, (value) => sql`n.due_on <= ${value}`)}
         ${when(after, (value) => sql`(n.due_on, n.id) > (${value[0]}::date, ${value[1]}::uuid)`)}
       order by n.due_on, n.id
       limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toPage(rows, limit, ({ dueOn, id }) => [dueOn ?? '', id]);
  }
}
