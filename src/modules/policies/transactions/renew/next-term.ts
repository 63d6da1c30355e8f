import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../../shared/actor.js';
import { newId } from '../../../../shared/ids.js';
import type { PolicyStatus } from '../../domain/policy-status.js';
import { PolicyCharge, PolicyTransaction } from '../../ledger/ledger.entities.js';
import { Policy } from '../../policy.entity.js';
import { amountOf } from '../../ledger/premium.js';
import type { CarriedView, ChargeLine, PaymentLine } from '../../../rating/index.js';
import { firstYearOf } from '../../domain/policy-years.js';
import type { ItemIds, RiskSnapshot } from '../../domain/risk-items.js';
import type { DatedCharge } from '../../domain/term-charge.js';
import { EARNED } from '../../domain/term-charge.js';
import { termChargesOf } from '../../ledger/rated-change.js';
import type { TermDates } from './domain/next-term.js';
import type { EndingTerm } from './ending-term.queries.js';
import { insertRowsOf } from '../../../../platform/insert.js';
import { over } from '../../../../platform/typed.js';
import { PolicyParty } from '../../parties/policy-party.entity.js';
import { numberOfTerm } from '../../policy-numbers.queries.js';

/** The offer of a next term as it was accepted. */
export interface AcceptedOffer extends TermDates {
  /** The id of the renewal. */
  readonly id: string;
  readonly edition: string;
  readonly worksheetId: string;
  readonly risk: RiskSnapshot;
  readonly itemIds: ItemIds;
  readonly charges: readonly ChargeLine[];
  readonly payments: readonly PaymentLine[];
  readonly premium: string;
  readonly carried: CarriedView | null;
}

export interface NextTermOf {
  readonly term: EndingTerm;
  readonly offer: AcceptedOffer;
  readonly insuredName: string;
  readonly status: PolicyStatus;
}

/** The rows of a next term: the policy of the same contract, the first entry of its ledger with its charges, the same parties. */
export async function persistNextTerm(
  em: EntityManager,
  actor: Actor,
  { term, offer, insuredName, status }: NextTermOf,
  now: Date,
): Promise<{ readonly policy: Policy; readonly transaction: PolicyTransaction }> {
  const termNumber = term.termNumber + 1;
  const policy = em.create(Policy, {
    id: newId(),
    policyNumber: await numberOfTerm(em, term.contractNumber, termNumber),
    contractNumber: term.contractNumber,
    termNumber,
    customerId: term.customerId,
    data: { insuredName },
    status,
    productType: term.productType,
    state: term.state,
    companyCode: term.companyCode,
    agencyId: term.agencyId,
    effectiveDate: offer.effectiveDate,
    expirationDate: offer.expirationDate,
    termMonths: offer.termMonths,
    timeZone: term.timeZone,
    quoteId: null,
    edition: offer.edition,
    renewalOf: term.id,
    cancelledOn: null,
    cancellationDueOn: null,
    cancellationStands: false,
    boundAt: now,
    issuedAt: now,
    createdAt: now,
    updatedAt: now,
  });
  const { id: renewalId, risk, itemIds, worksheetId, carried } = offer;
  const transaction = em.create(PolicyTransaction, {
    id: newId(),
    policy,
    sequence: 1,
    kind: 'renewal',
    effectiveOn: offer.effectiveDate,
    bookedAt: now,
    bookedBy: actor.id,
    reverses: null,
    snapshot: risk,
    worksheetId,
    details: { renewalId, renews: term.policyNumber, itemIds, ...(carried && { carried }) },
    createdAt: now,
  });
  em.persist([policy, transaction]);
  for (const { cents, ...charge } of chargesOfOffer(offer)) {
    em.persist(
      em.create(PolicyCharge, {
        id: newId(),
        transaction,
        createdAt: now,
        ...charge,
        amount: amountOf(cents),
      }),
    );
  }
  await em.flush();
  await carryPartiesOver(em, term.id, policy, insuredName);
  return { policy, transaction };
}

const PARTIES = insertRowsOf(PolicyParty, [
  'id',
  'policyId',
  'role',
  'customerId',
  'itemId',
  'name',
  'address',
  'reference',
  'effectiveDate',
  'expirationDate',
  'createdAt',
  'updatedAt',
]);

/**
 * Whoever was named on the last day of one term is named from the first day of the next; the first named insured as the
 * customer who holds the next term.
 */
async function carryPartiesOver(
  em: EntityManager,
  from: string,
  { id, customerId, effectiveDate, createdAt }: Policy,
  insuredName: string,
): Promise<void> {
  const parties = await over(em, PolicyParty)
    .selectFrom('PolicyParty')
    .select(['role', 'customerId', 'itemId', 'name', 'address', 'reference', 'expirationDate'])
    .where('policyId', '=', from)
    .where((party) =>
      party.or([party('expirationDate', 'is', null), party('expirationDate', '>', effectiveDate)]),
    )
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  const rows = parties.map((party) => ({
    ...party,
    ...(party.role === 'first_named_insured' && { customerId, name: insuredName }),
    id: newId(),
    policyId: id,
    effectiveDate,
    createdAt,
    updatedAt: createdAt,
  }));
  await PARTIES.send(em, rows);
}

/** What is booked when it is bound: its charges over the days that they are for, which add up to its premium. */
function chargesOfOffer(offer: AcceptedOffer): readonly DatedCharge[] {
  const { effective, expiration } = firstYearOf(offer, 'actual');
  return termChargesOf(offer.charges, offer.itemIds).map((charge) => ({
    ...charge,
    earning: EARNED[charge.kind],
    effectiveDate: effective,
    expirationDate: expiration,
  }));
}
