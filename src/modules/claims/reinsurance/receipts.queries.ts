import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { exactMoment, moment, when } from '../../../platform/sql.js';
import { Statement } from '../../../platform/statement.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { claimsError } from '../claims.errors.js';
import type { ReceiptResponse } from './receipts.dto.js';

const COLUMNS = sql`
  r.id, r.treaty_id, r.reinsurer, r.reference, r.received_on::text, r.amount::text, r.status, r.created_by, r.reversed_by,
  ${moment('r.reversed_at')} as reversed_at, r.reversal_reason, r.row_version, ${moment('r.created_at')} as created_at,
  (select coalesce(json_agg(json_build_object('claimId', e.claim_id, 'amount', e.amount::text) order by e.claim_id), '[]')
     from claim_cession_entries e where e.receipt_id = r.id and e.kind = 'received') as lines`;

const BY_ID = new Statement<{ readonly id: string }, ReceiptResponse>(
  ({ id }) => sql`select ${COLUMNS} from reinsurance_receipts r where r.id = ${id}`,
);

const LOCK = new Statement<{ readonly id: string }, { readonly id: string }>(
  ({ id }) => sql`select r.id from reinsurance_receipts r where r.id = ${id} for no key update`,
);

interface Owed {
  readonly claimId: string;
  readonly owed: string;
}

/** What was ceded of payments and has not come. In the order in which cessions are written, so that nobody meets. */
const OWED = new Statement<
  { readonly treatyId: string; readonly reinsurer: string; readonly ids: readonly string[] },
  Owed
>(
  ({ treatyId, reinsurer, ids }) => sql`
    select claim_id, (paid_loss + paid_expense - received)::text as owed from claim_cessions
     where treaty_id = ${treatyId} and reinsurer = ${reinsurer} and claim_id = any(${ids}::uuid[])
     order by claim_id for no key update`,
);

@Injectable()
export class ReceiptsQueries {
  constructor(private readonly em: EntityManager) {}

  async byId(id: string): Promise<ReceiptResponse> {
    const row = await BY_ID.first(this.em, { id });
    if (!row) throw claimsError('claims.receipt-not-found');
    return row;
  }

  /** For a change: nobody else changes it meanwhile. */
  async lock(id: string): Promise<ReceiptResponse> {
    await LOCK.rows(this.em, { id });
    return this.byId(id);
  }

  /** Behind the lock of each; of a claim that cedes nothing to the reinsurer there is no row. */
  owed(treatyId: string, reinsurer: string, ids: readonly string[]): Promise<readonly Owed[]> {
    return OWED.rows(this.em, { treatyId, reinsurer, ids });
  }

  /** Newest first. */
  async list(treatyId: string, limit: number, after: SortKey | null): Promise<Page<ReceiptResponse>> {
    const { rows } = await sql<ReceiptResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('r.created_at')} as sorted_by from reinsurance_receipts r
       where r.treaty_id = ${treatyId} ${when(after, (key) => sql`(r.created_at, r.id) < (${key[0]}, ${key[1]}::uuid)`)}
       order by r.created_at desc, r.id desc limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, limit);
  }
}
