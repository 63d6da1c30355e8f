import { Money } from '../../../shared/money.js';

export const ENTRY_KINDS = [
  'premium',
  'instalment_charge',
  'fee',
  'payment',
  'payment_reversal',
  'refund',
  'write_off',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** An entry to be written to an account's ledger. A positive amount raises what the customer owes. */
export interface EntryToPost {
  readonly kind: EntryKind;
  readonly amount: Money;
  /** Number of the installment that a fee is for. */
  readonly instalment: number | null;
}

/** The sums of a ledger. */
export interface AccountSums {
  readonly premium: Money;
  /** The cost of a manual's payment mode beyond the premium. */
  readonly charge: Money;
  readonly fees: Money;
  /** Money received or given up, less money paid back. */
  readonly money: Money;
  /** The part of `money` that was given up and never received. */
  readonly writtenOff: Money;
}

export const NO_SUMS: AccountSums = {
  premium: Money.ZERO,
  charge: Money.ZERO,
  fees: Money.ZERO,
  money: Money.ZERO,
  writtenOff: Money.ZERO,
};

const SUM_OF: Readonly<Record<EntryKind, Exclude<keyof AccountSums, 'writtenOff'>>> = {
  premium: 'premium',
  instalment_charge: 'charge',
  fee: 'fees',
  payment: 'money',
  payment_reversal: 'money',
  refund: 'money',
  write_off: 'money',
};

export function posted(
  sums: AccountSums,
  bookings: Iterable<Pick<EntryToPost, 'kind' | 'amount'>>,
): AccountSums {
  const next: Record<keyof AccountSums, Money> = { ...sums };
  for (const { kind, amount } of bookings) {
    const book = SUM_OF[kind];
    next[book] = book === 'money' ? next.money.minus(amount) : next[book].plus(amount);
    if (kind === 'write_off') next.writtenOff = next.writtenOff.minus(amount);
  }
  return next;
}

/** Money that the customer paid and did not get back. */
export function receivedOf({ money, writtenOff }: AccountSums): Money {
  return money.minus(writtenOff);
}

/** Owed for the whole term, due or not; negative where the company owes the customer. */
export function balanceOf({ premium, charge, fees, money }: AccountSums): Money {
  return premium.plus(charge).plus(fees).minus(money);
}

/** The sum that installments must add up to. */
export function owedInInstallments({ premium, charge }: AccountSums): Money {
  return premium.plus(charge);
}
