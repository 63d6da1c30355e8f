import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { newId } from '../../../shared/ids.js';
import { Money } from '../../../shared/money.js';
import { insertRowsOf } from '../../../platform/insert.js';
import { isOneOf } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { ChargedEntry } from '../domain/ledger-entry.js';
import { PolicyChargeSchema, PolicyCoverage, PolicyTransactionSchema } from './ledger.entities.js';

/** An entry with its place in the ledger. */
export type AddedEntry = ChargedEntry & { readonly id: string; readonly sequence: number };

const TRANSACTIONS = insertRowsOf(PolicyTransactionSchema, [
  'id',
  'policy',
  'sequence',
  'kind',
  'effectiveOn',
  'bookedAt',
  'bookedBy',
  'reverses',
  'snapshot',
  'worksheetId',
  'details',
]);

const CHARGES = insertRowsOf(PolicyChargeSchema, [
  'id',
  'transaction',
  'itemId',
  'coverage',
  'kind',
  'code',
  'earning',
  'amount',
  'effectiveDate',
  'expirationDate',
  'createdAt',
]);

const COVERAGES = insertRowsOf(PolicyCoverage, [
  'id',
  'transactionId',
  'itemId',
  'code',
  'limits',
  'deductible',
  'effectiveDate',
  'expirationDate',
  'createdAt',
]);

/** Writes entries of a ledger with their charges and coverages. */
export async function insertEntries(
  em: EntityManager,
  actor: Actor,
  term: { readonly id: string; readonly expirationDate: CalendarDate },
  added: readonly AddedEntry[],
  bookedAt: Date,
): Promise<void> {
  const entries = added.map((entry) => ({ ...entry, policy: term.id, bookedAt, bookedBy: actor.id }));
  await TRANSACTIONS.send(em, entries);
  await CHARGES.send(
    em,
    added.flatMap((entry) => chargesOf(entry, bookedAt)),
  );
  await insertCoverages(em, term, added, bookedAt);
}

type CoveredEntry = Pick<AddedEntry, 'id' | 'effectiveOn' | 'coverages'>;

/** The coverages that entries name, each from its entry's day to the end of the term, or those that an earlier entry has. */
export async function insertCoverages(
  em: EntityManager,
  { expirationDate }: { readonly expirationDate: CalendarDate },
  added: readonly CoveredEntry[],
  createdAt: Date,
): Promise<void> {
  const keptFrom = added.flatMap(({ coverages = [] }) => ('of' in coverages ? [coverages.of] : []));
  const kept = await coveragesOf(em, keptFrom);
  const rows = added.flatMap(({ id, effectiveOn, coverages = [] }) => {
    const covered =
      'of' in coverages
        ? (kept.get(coverages.of) ?? [])
        : coverages.map((coverage) => ({ ...coverage, expirationDate }));
    return covered.map((coverage) => ({
      ...coverage,
      id: newId(),
      transactionId: id,
      effectiveDate: effectiveOn,
      createdAt,
    }));
  });
  await COVERAGES.send(em, rows);
}

async function coveragesOf(em: EntityManager, transactionIds: readonly string[]) {
  if (transactionIds.length === 0) return new Map<string, never[]>();
  const rows = await over(em, PolicyCoverage)
    .selectFrom('PolicyCoverage')
    .select(['transactionId', 'itemId', 'code', 'limits', 'deductible', 'expirationDate'])
    .where(isOneOf('transactionId', transactionIds))
    .execute();
  return Map.groupBy(rows, ({ transactionId }) => transactionId);
}

function chargesOf({ id, charges }: AddedEntry, createdAt: Date) {
  return charges.map(({ cents, ...charge }) => ({
    ...charge,
    id: newId(),
    transaction: id,
    amount: Money.ofCents(cents).toString(),
    createdAt,
  }));
}
