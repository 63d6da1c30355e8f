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

/** One entry to be written to an account's ledger. Above zero it raises what the customer owes, below zero it lowers it. */
export interface EntryToPost {
  readonly kind: EntryKind;
  readonly amount: Money;
  /** Number of the installment that a fee is for. */
  readonly instalment: number | null;
}

/** The sums of a ledger. */
export interface AccountSums {
  readonly premium: Money;
  /** What a manual's way of paying costs beyond the premium. */
  readonly charge: Money;
  readonly fees: Money;
  /** What has come in or was given up, less what went out again. */
  readonly money: Money;
  /** The part of it that was given up, and has never come in. */
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

/** What the customer has paid and not got back. */
export function receivedOf({ money, writtenOff }: AccountSums): Money {
  return money.minus(writtenOff);
}

/** What is owed for the whole term, whether due or not; below zero the company owes the customer. */
export function balanceOf({ premium, charge, fees, money }: AccountSums): Money {
  return premium.plus(charge).plus(fees).minus(money);
}

/** What installments have to add up to. */
export function owedInInstallments({ premium, charge }: AccountSums): Money {
  return premium.plus(charge);
}
