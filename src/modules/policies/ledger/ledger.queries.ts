import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import { Money } from '../../../shared/money.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { moment, ofAgency, when } from '../../../platform/sql.js';
import { policyError } from '../policies.errors.js';
import type { PolicyTransactionResponse, PolicyChargeResponse } from '../policies.dto.js';

export interface LedgerSearch {
  readonly limit: number;
  readonly after: SortKey | null;
  readonly knownAt?: string | undefined;
}

type EntryRow = Omit<PolicyTransactionResponse, 'premium' | 'charges'>;
type ChargeRow = PolicyChargeResponse & { readonly transactionId: string };

/** The ledger of a policy for screens, as rows: of a long one, making JSON in the database is half the work. */
@Injectable()
export class LedgerQueries {
  constructor(private readonly em: EntityManager) {}

  /** In the order in which it was booked. */
  async page(
    actor: Actor,
    policyId: string,
    { limit, after, knownAt }: LedgerSearch,
  ): Promise<Page<PolicyTransactionResponse>> {
    const { rows } = await sql<EntryRow | { readonly id: null }>`
      select t.id, t.sequence, t.kind, t.effective_on, ${moment('t.booked_at')} as booked_at,
             t.booked_by, t.reverses, t.worksheet_id, t.details ->> 'reason' as reason,
             t.details -> 'changes' as changes
        from policies p
        left join policy_transactions t on t.policy_id = p.id
             ${when(after, ([sequence]) => sql`t.sequence > ${sequence}::integer`)}
             ${when(knownAt, (known) => sql`t.booked_at <= ${known}::timestamptz`)}
       where p.id = ${policyId} ${ofAgency(actor, 'p.agency_id')}
       order by t.sequence limit ${limit + 1}
    `.execute(this.em.getKysely());
    if (rows.length === 0) throw policyError('policies.policy-not-found');
    const entries = rows.filter((row): row is EntryRow => row.id !== null);
    const charges = await this.chargesOf(entries.slice(0, limit).map(({ id }) => id));
    return toPage(
      entries,
      limit,
      ({ sequence }) => [String(sequence)],
      (entry) => entryView(entry, charges.get(entry.id) ?? []),
    );
  }

  private async chargesOf(
    transactionIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly PolicyChargeResponse[]>> {
    const { rows } = await sql<ChargeRow>`
      select c.transaction_id, t.sequence as transaction_sequence, c.item_id, c.coverage, c.kind,
             c.code, c.earning, c.amount, c.effective_date, c.expiration_date
        from policy_charges c join policy_transactions t on t.id = c.transaction_id
       where t.id = any(${[...transactionIds]}::uuid[]) order by t.sequence, c.id
    `.execute(this.em.getKysely());
    const charges = new Map<string, PolicyChargeResponse[]>();
    for (const { transactionId, ...charge } of rows) {
      const booked = charges.get(transactionId);
      if (booked) booked.push(charge);
      else charges.set(transactionId, [charge]);
    }
    return charges;
  }
}

function entryView(entry: EntryRow, charges: readonly PolicyChargeResponse[]): PolicyTransactionResponse {
  const premium = Money.sum(charges.map(({ amount }) => Money.parse(amount))).toString();
  return { ...entry, premium, charges };
}
