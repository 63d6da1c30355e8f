import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import { newId } from '../../shared/ids.js';
import type { BindableQuote } from '../quoting/index.js';
import type { NewBusinessLedger } from './domain/new-business.js';
import type { PolicyStatus } from './domain/policy-status.js';
import { PolicyCharge, PolicyParty, PolicyTransaction } from './ledger.entities.js';
import { Policy } from './policy.entity.js';

export interface NewBusiness {
  readonly quote: BindableQuote;
  readonly contractNumber: string;
  readonly policyNumber: string;
  readonly insuredName: string;
  readonly timeZone: string;
  readonly status: PolicyStatus;
  readonly ledger: NewBusinessLedger;
}

/** The rows of a first term: the policy, its named insured, the first entry of its ledger and that entry's charges. */
export function persistNewBusiness(
  em: EntityManager,
  actor: Actor,
  business: NewBusiness,
  now: Date,
): { readonly policy: Policy; readonly transaction: PolicyTransaction } {
  const { quote, contractNumber, policyNumber, insuredName, timeZone, status, ledger } = business;
  const policy = em.create(Policy, {
    id: newId(),
    policyNumber,
    contractNumber,
    termNumber: 1,
    customerId: quote.customerId,
    data: { insuredName },
    status,
    productType: quote.productType,
    state: quote.state,
    companyCode: quote.companyCode,
    agencyId: quote.agencyId,
    effectiveDate: quote.effectiveDate,
    expirationDate: quote.expirationDate,
    termMonths: quote.termMonths,
    timeZone,
    quoteId: quote.id,
    edition: quote.editionId,
    renewalOf: null,
    cancelledOn: null,
    cancellationDueOn: null,
    cancellationStands: false,
    boundAt: now,
    issuedAt: now,
    createdAt: now,
    updatedAt: now,
  });
  const transaction = em.create(PolicyTransaction, {
    id: newId(),
    policy,
    sequence: 1,
    kind: 'new_business',
    effectiveOn: quote.effectiveDate,
    bookedAt: now,
    bookedBy: actor.id,
    reverses: null,
    snapshot: quote.risk,
    worksheetId: quote.worksheetId,
    details: { quoteNumber: quote.quoteNumber, quoteVersion: quote.version, itemIds: ledger.itemIds },
    createdAt: now,
  });
  const insured = em.create(PolicyParty, {
    id: newId(),
    policy,
    role: 'first_named_insured',
    customerId: quote.customerId,
    itemId: null,
    name: insuredName,
    address: null,
    reference: null,
    effectiveDate: quote.effectiveDate,
    expirationDate: null,
    createdAt: now,
    updatedAt: now,
  });
  em.persist([policy, transaction, insured]);
  for (const charge of ledger.charges) {
    em.persist(em.create(PolicyCharge, { id: newId(), transaction, createdAt: now, ...charge }));
  }
  return { policy, transaction };
}
