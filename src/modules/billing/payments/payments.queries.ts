import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { exactMoment, moment, ofAgency } from '../../../platform/sql.js';
import { assertAccountSeen } from '../assert-account-seen.js';
import { billingError } from '../billing.errors.js';
import type { RecordedPaymentResponse } from './payments.dto.js';

const COLUMNS = sql`
  p.id, p.account_id as "accountId", p.source, p.external_reference as "externalReference", p.amount::text as amount,
  p.method, p.received_on::text as "receivedOn", p.note, p.status, p.recorded_by as "recordedBy",
  p.reversed_on::text as "reversedOn", p.reversal_kind as "reversalKind", p.reversal_reason as "reversalReason",
  p.reversed_by as "reversedBy", p.row_version as "rowVersion", ${moment('p.created_at')} as "createdAt",
  ${moment('p.updated_at')} as "updatedAt"`;

@Injectable()
export class PaymentsQueries {
  constructor(private readonly em: EntityManager) {}

  async byId(actor: Actor, id: string): Promise<RecordedPaymentResponse> {
    const { rows } = await sql<RecordedPaymentResponse>`
      select ${COLUMNS} from payments p join billing_accounts a on a.id = p.account_id
       where p.id = ${id} ${ofAgency(actor, 'a.agency_id')}
    `.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) throw billingError('billing.payment-not-found');
    return row;
  }

  /** Newest first. */
  async ofAccount(
    actor: Actor,
    accountId: string,
    { limit, after }: { readonly limit: number; readonly after: SortKey | null },
  ): Promise<Page<RecordedPaymentResponse>> {
    const { rows } = await sql<RecordedPaymentResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('p.created_at')} as "sortedBy"
        from payments p join billing_accounts a on a.id = p.account_id
       where p.account_id = ${accountId} ${ofAgency(actor, 'a.agency_id')}
         ${after === null ? sql`` : sql`and (p.created_at, p.id) < (${after[0]}, ${after[1]})`}
       order by p.created_at desc, p.id desc
       limit ${limit + 1}
    `.execute(this.em.getKysely());
    if (rows.length === 0) await assertAccountSeen(this.em, actor, accountId);
    return toSortedPage(rows, limit);
  }
}
