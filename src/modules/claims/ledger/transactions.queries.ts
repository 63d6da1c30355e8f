import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { exactMoment, moment, when } from '../../../platform/sql.js';
import { Statement } from '../../../platform/statement.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Money } from '../../../shared/money.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { encodeCursor, toPage, toSortedPage } from '../../../shared/page.js';
import { assertClaimSeen } from '../assert-claim-seen.js';
import { ClaimAuthoritiesQueries } from '../authority/authorities.queries.js';
import { claimsError } from '../claims.errors.js';
import { ClaimTransaction } from './ledger.entities.js';
import { mayDecide } from './may-decide.js';
import type {
  ClaimTransactionResponse,
  ClaimTransactionSearchQuery,
  FinancialsResponse,
  LedgerEntryResponse,
  ReserveLineResponse,
} from './transactions.dto.js';
import { OFFICE } from '../time-zones.js';

const COLUMNS = sql`
  t.id, t.claim_id, c.claim_number, t.sequence, t.kind, t.status, t.amount::text, t.lines, t.coverage, t.payment_type,
  t.recovery_kind, t.method, t.payable_on::text, t.series_id, t.reissue_of, t.memo, t.screening, t.screening_list,
  t.measures, t.requested_by, ${moment('t.requested_at')} as requested_at, t.decided_by,
  ${moment('t.decided_at')} as decided_at, t.decision_reason, ${moment('t.booked_at')} as booked_at, t.ended_by,
  ${moment('t.ended_at')} as ended_at, t.end_reason, t.row_version,
  (select coalesce(json_agg(json_build_object('contactIds', y.ids, 'amount', y.amount) order by y.place), '[]')
     from (select p.place, min(p.amount)::text as amount, json_agg(p.contact_id order by p.position) as ids
             from claim_payees p where p.transaction_id = t.id group by p.place) y) as payees`;

const BY_ID = new Statement<{ readonly id: string }, ClaimTransactionResponse>(
  ({ id }) => sql`
    select ${COLUMNS} from claim_transactions t join claims c on c.id = t.claim_id where t.id = ${id}`,
);

/** The oldest first. */
const BY_IDS = new Statement<{ readonly ids: readonly string[] }, ClaimTransactionResponse>(
  ({ ids }) => sql`
    select ${COLUMNS} from claim_transactions t join claims c on c.id = t.claim_id
     where t.id = any(${ids}::uuid[]) order by t.requested_at, t.id`,
);

interface WaitingRow extends Pick<ClaimTransactionResponse, 'id' | 'kind' | 'requestedBy' | 'measures'> {
  readonly productType: string | null;
  readonly state: string | null;
  readonly sortedBy: string;
}

const BATCH = 500;
const MOST_LOOKED = 1_000;

export interface ScheduledPayment {
  readonly id: string;
  readonly payableOn: string;
}

/** Reserves, payments and recoveries for screens. Agents see none of them. */
@Injectable()
export class TransactionsQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly authorities: ClaimAuthoritiesQueries,
    private readonly clock: Clock,
  ) {}

  async byId(id: string): Promise<ClaimTransactionResponse> {
    const row = await BY_ID.first(this.em, { id });
    if (!row) throw claimsError('claims.transaction-not-found');
    return row;
  }

  /** The payment that took the place of this one; null where none did. */
  async reissueOf(id: string): Promise<string | null> {
    const row = await over(this.em, ClaimTransaction)
      .selectFrom('ClaimTransaction')
      .select('id')
      .where('reissueOf', '=', id)
      .executeTakeFirst();
    return row?.id ?? null;
  }

  /** Newest first. */
  async search({
    limit,
    after,
    status,
    kind,
    claimId,
  }: Omit<ClaimTransactionSearchQuery, 'cursor'> & { readonly after: SortKey | null }): Promise<
    Page<ClaimTransactionResponse>
  > {
    const { rows } = await sql<ClaimTransactionResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('t.requested_at')} as sorted_by
        from claim_transactions t join claims c on c.id = t.claim_id
       where true
         ${when(claimId, (value) => sql`t.claim_id = ${value}`)}
         ${when(status, (value) => sql`t.status = ${value}`)}
         ${when(kind, (value) => sql`t.kind = ${value}`)}
         ${when(after, (key) => sql`(t.requested_at, t.id) < (${key[0]}, ${key[1]}::uuid)`)}
       order by t.requested_at desc, t.id desc limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, limit);
  }

  /**
   * What waits, the oldest first; of that, what the actor has enough authority for. Authority is judged of so much at most, so that
   * a long queue of what others have to decide takes no longer: the page may be short then, and its cursor goes on behind it.
   */
  async queue(
    actor: Actor,
    mine: boolean,
    limit: number,
    after: SortKey | null,
  ): Promise<Page<ClaimTransactionResponse>> {
    const today = this.clock.today(OFFICE);
    const held = mine
      ? await this.authorities.held(actor, { productType: null, state: null, today })
      : undefined;
    const most = held ? BATCH : limit + 1;
    const found: WaitingRow[] = [];
    let [place, isMore, looked] = [after, true, 0];
    while (isMore && found.length <= limit && looked < MOST_LOOKED) {
      const rows = await this.waiting(place, most);
      found.push(...rows.filter((row) => !held || mayDecide(actor, row, row, held)));
      const last = rows.at(-1);
      place = last ? [last.sortedBy, last.id] : place;
      isMore = rows.length === most;
      looked += rows.length;
    }
    const page = toSortedPage(found, limit);
    const { items } = page;
    return {
      items: await this.inOrder(items.map(({ id }) => id)),
      nextCursor: page.nextCursor ?? (isMore && place ? encodeCursor(place) : null),
    };
  }

  async entries(
    actor: Actor,
    claimId: string,
    limit: number,
    after: SortKey | null,
  ): Promise<Page<LedgerEntryResponse>> {
    const { rows } = await sql<LedgerEntryResponse>`
      select e.sequence, e.transaction_id, e.line_id, e.kind, e.amount::text,
             e.booked_by, ${moment('e.booked_at')} as booked_at
        from claim_entries e where e.claim_id = ${claimId}
         ${when(after, (key) => sql`e.sequence > ${key[0]}::integer`)}
       order by e.sequence limit ${limit + 1}
    `.execute(this.em.getKysely());
    if (rows.length === 0) await assertClaimSeen(this.em, actor, claimId);
    return toPage(rows, limit, ({ sequence }) => [String(sequence)]);
  }

  async financials(actor: Actor, claimId: string): Promise<FinancialsResponse> {
    const { rows } = await sql<ReserveLineResponse>`
      select l.id, l.exposure_id, l.cost_type, l.reserved::text,
             l.paid::text, l.held::text, (l.reserved - l.paid - l.held)::text as outstanding,
             l.recovered::text
        from claim_reserve_lines l where l.claim_id = ${claimId} order by l.created_at, l.id
    `.execute(this.em.getKysely());
    if (rows.length === 0) await assertClaimSeen(this.em, actor, claimId);
    const sum = (of: (line: ReserveLineResponse) => string): Money =>
      Money.sum(rows.map((line) => Money.parse(of(line))));
    const [reserved, recovered] = [sum((line) => line.reserved), sum((line) => line.recovered)];
    return {
      lines: rows,
      reserved: reserved.toString(),
      paid: sum((line) => line.paid).toString(),
      outstanding: sum((line) => line.outstanding).toString(),
      recovered: recovered.toString(),
      incurred: reserved.minus(recovered).toString(),
    };
  }

  /** What is payable by a day, past the one named. */
  async scheduled(
    by: string,
    after: ScheduledPayment | null,
    limit: number,
  ): Promise<readonly ScheduledPayment[]> {
    const { rows } = await sql<ScheduledPayment>`
      select t.id, t.payable_on::text from claim_transactions t
       where t.status = 'scheduled' and t.payable_on <= ${by}::date
         ${when(after, ({ payableOn, id }) => sql`(t.payable_on, t.id) > (${payableOn}::date, ${id}::uuid)`)}
       order by t.payable_on, t.id limit ${limit}
    `.execute(this.em.getKysely());
    return rows;
  }

  /** What is judged of each, and no more: most of a long queue is for others. */
  private async waiting(after: SortKey | null, limit: number): Promise<readonly WaitingRow[]> {
    const { rows } = await sql<WaitingRow>`
      select t.id, t.kind, t.requested_by, t.measures, c.product_type, c.state,
             ${exactMoment('t.requested_at')} as sorted_by
        from claim_transactions t join claims c on c.id = t.claim_id
       where t.status = 'pending' ${when(after, (key) => sql`(t.requested_at, t.id) > (${key[0]}, ${key[1]}::uuid)`)}
       order by t.requested_at, t.id limit ${limit}
    `.execute(this.em.getKysely());
    return rows;
  }

  private async inOrder(ids: readonly string[]): Promise<readonly ClaimTransactionResponse[]> {
    return ids.length === 0 ? [] : BY_IDS.rows(this.em, { ids });
  }
}
