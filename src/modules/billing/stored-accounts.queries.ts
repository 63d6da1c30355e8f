import type { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { jsonBuildObject } from 'kysely/helpers/postgres';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Money } from '../../shared/money.js';
import { Statement } from '../../platform/statement.js';
import { over } from '../../platform/typed.js';
import type { ItemRow } from './account-rows.js';
import { BillingAccount, BillingEntry, BillingItem } from './billing.entities.js';
import type { Account } from './domain/account.js';
import type { Installment, InstallmentState } from './domain/installments.js';
import type { FiledWay } from './domain/payment-plan.js';
import type { InstallmentStatus } from './domain/settle.js';
import type { EntryKind } from './domain/sums.js';

/** What an account is for; it never changes. */
export interface AccountDetails {
  readonly id: string;
  readonly policyId: string;
  readonly policyNumber: string;
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly productType: string;
  readonly state: string;
  readonly companyCode: string;
  readonly timeZone: string;
  readonly offered: readonly FiledWay[];
}

export interface StoredAccount {
  readonly details: AccountDetails;
  readonly rowVersion: number;
  /** The opening day in the policy's time zone. */
  readonly openedOn: CalendarDate;
  readonly account: Account;
}

interface AccountRow extends AccountDetails {
  readonly rowVersion: number;
  readonly openedOn: CalendarDate;
  readonly plan: Account['plan'];
  readonly status: 'open' | 'closed';
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly premium: string;
  readonly charge: string;
  readonly fees: string;
  readonly money: string;
  readonly writtenOff: string;
  readonly instalments: readonly StoredItem[];
}

interface StoredItem extends Pick<ItemRow, 'number' | 'billOn' | 'dueOn' | 'weight' | 'status'> {
  readonly amount: string;
  readonly fee: string;
}

const MONEY_IN: readonly EntryKind[] = ['payment', 'payment_reversal', 'refund', 'write_off'];

/** Accounts with the sums of their ledgers and their installments. */
function accounts(em: EntityManager) {
  return over(em, BillingAccount, BillingEntry, BillingItem)
    .selectFrom('BillingAccount as a')
    .select([
      'a.id',
      'a.policyId',
      'a.policyNumber',
      'a.customerId',
      'a.agencyId',
      'a.productType',
      'a.state',
    ])
    .select(['a.companyCode', 'a.timeZone', 'a.offered', 'a.plan', 'a.status', 'a.effectiveDate'])
    .select(['a.expirationDate', 'a.endsOn', 'a.rowVersion'])
    .innerJoinLateral(
      (ledger) =>
        ledger
          .selectFrom('BillingEntry as e')
          .whereRef('e.accountId', '=', 'a.id')
          .select(({ ref }) => [
            sql<CalendarDate>`(min(${ref('e.bookedAt')}) at time zone ${ref('a.timeZone')})::date`.as(
              'openedOn',
            ),
            total('premium').as('premium'),
            total('instalment_charge').as('charge'),
            total('fee').as('fees'),
            sql<string>`-${total(...MONEY_IN)}`.as('money'),
            sql<string>`-${total('write_off')}`.as('writtenOff'),
          ])
          .as('sums'),
      (join) => join.onTrue(),
    )
    .select(['sums.openedOn', 'sums.premium', 'sums.charge', 'sums.fees', 'sums.money', 'sums.writtenOff'])
    .select((account) =>
      account
        .selectFrom('BillingItem as i')
        .whereRef('i.accountId', '=', 'a.id')
        .select(({ ref, cast }) => {
          const item = jsonBuildObject({
            number: ref('i.number'),
            billOn: ref('i.billOn'),
            dueOn: ref('i.dueOn'),
            amount: cast<string>('i.amount', 'text'),
            fee: cast<string>('i.fee', 'text'),
            weight: ref('i.weight'),
            status: ref('i.status'),
          });
          return sql<readonly StoredItem[]>`coalesce(json_agg(${item} order by ${ref('i.number')}), '[]')`.as(
            'all',
          );
        })
        .as('instalments'),
    )
    .$castTo<AccountRow>();
}

function total(...kinds: readonly EntryKind[]): RawBuilder<string> {
  const [amount, kind] = [sql.ref('e.amount'), sql.ref('e.kind')];
  return sql<string>`coalesce(sum(${amount}) filter (where ${kind} in (${sql.join(kinds)})), 0)`;
}

const BY_IDS = new Statement<{ readonly ids: readonly string[] }, AccountRow>(({ ids }, em) =>
  accounts(em).where('a.id', '=', ({ fn, val }) => fn.any(val(ids))),
);

const OF_POLICY = new Statement<{ readonly policyId: string }, AccountRow>(({ policyId }, em) =>
  accounts(em).where('a.policyId', '=', policyId),
);

/** In no particular order. */
export async function storedAccounts(
  em: EntityManager,
  ids: readonly string[],
): Promise<readonly StoredAccount[]> {
  return (await BY_IDS.rows(em, { ids })).map(stored);
}

export async function accountOfPolicy(em: EntityManager, policyId: string): Promise<StoredAccount | null> {
  const row = await OF_POLICY.first(em, { policyId });
  return row && stored(row);
}

function stored(row: AccountRow): StoredAccount {
  const { rowVersion, openedOn, plan, status, effectiveDate, expirationDate, endsOn, instalments, ...rest } =
    row;
  const { premium, charge, fees, money, writtenOff, ...details } = rest;
  return {
    details,
    rowVersion,
    openedOn,
    account: {
      plan,
      term: { effective: effectiveDate, expiration: expirationDate },
      endsOn,
      closed: status === 'closed',
      sums: {
        premium: Money.parse(premium),
        charge: Money.parse(charge),
        fees: Money.parse(fees),
        money: Money.parse(money),
        writtenOff: Money.parse(writtenOff),
      },
      instalments: instalments.map(installmentOf),
    },
  };
}

function installmentOf({ number, billOn, dueOn, amount, fee, weight, status }: StoredItem): Installment {
  const state = stateOf(status, amount);
  return { number, billOn, dueOn, amount: Money.parse(amount), fee: Money.parse(fee), weight, state };
}

/** The stored state of an installment. A credit has a negative amount; an installment that a credit covers is billed. */
function stateOf(status: InstallmentStatus, amount: string): InstallmentState {
  if (status === 'planned' || status === 'void') return status;
  return status === 'credited' && amount.startsWith('-') ? 'credited' : 'billed';
}
