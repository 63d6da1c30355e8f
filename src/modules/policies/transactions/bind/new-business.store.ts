import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../../shared/actor.js';
import { newId } from '../../../../shared/ids.js';
import { insertOf } from '../../../../platform/insert.js';
import { json } from '../../../../platform/sql.js';
import type { BindableQuote } from '../../../quoting/index.js';
import type { CoverageInForce } from '../../domain/coverage-in-force.js';
import type { NewBusinessLedger } from './domain/new-business.js';
import type { PolicyStatus } from '../../domain/policy-status.js';
import { insertEntries } from '../../ledger/ledger-rows.store.js';
import { PolicyParty } from '../../parties/policy-party.entity.js';
import { PolicySchema } from '../../policy.entity.js';

export interface NewBusiness {
  readonly quote: BindableQuote;
  readonly contractNumber: string;
  readonly policyNumber: string;
  readonly insuredName: string;
  readonly timeZone: string;
  readonly status: PolicyStatus;
  readonly ledger: NewBusinessLedger;
  readonly coverages: readonly CoverageInForce[];
}

const POLICY = insertOf(PolicySchema, [
  'id',
  'policyNumber',
  'contractNumber',
  'termNumber',
  'customerId',
  'data',
  'status',
  'productType',
  'state',
  'companyCode',
  'agencyId',
  'effectiveDate',
  'expirationDate',
  'termMonths',
  'timeZone',
  'quoteId',
  'edition',
  'boundAt',
  'issuedAt',
  'createdAt',
  'updatedAt',
]);

const INSURED = insertOf(PolicyParty, [
  'id',
  'policyId',
  'role',
  'customerId',
  'name',
  'effectiveDate',
  'createdAt',
  'updatedAt',
]);

/** Writes a first term: the policy, its named insured, the first entry of its ledger with charges and coverages. */
export async function insertNewBusiness(
  em: EntityManager,
  actor: Actor,
  business: NewBusiness,
  now: Date,
): Promise<{ readonly policyId: string; readonly transactionId: string }> {
  const { quote, ledger, coverages } = business;
  const policyId = newId();
  const entry = {
    id: newId(),
    sequence: 1,
    kind: 'new_business',
    effectiveOn: quote.effectiveDate,
    reverses: null,
    snapshot: { ...quote.risk },
    worksheetId: quote.worksheetId,
    details: { quoteNumber: quote.quoteNumber, quoteVersion: quote.version, itemIds: ledger.itemIds },
    charges: ledger.charges,
    coverages,
  } as const;
  const { insuredName: name, ...named } = business;
  const { id: quoteId, customerId, effectiveDate, expirationDate } = quote;
  const data = json<Record<string, unknown>>({ insuredName: name });
  const written = { createdAt: now, updatedAt: now };
  await POLICY.send(em, {
    ...quote,
    ...named,
    ...written,
    id: policyId,
    termNumber: 1,
    data,
    quoteId,
    edition: quote.editionId,
    boundAt: now,
    issuedAt: now,
  });
  const role = 'first_named_insured';
  await INSURED.send(em, { id: newId(), policyId, role, customerId, name, effectiveDate, ...written });
  await insertEntries(em, actor, { id: policyId, expirationDate }, [entry], now);
  return { policyId, transactionId: entry.id };
}
