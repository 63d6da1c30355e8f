import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import { newId } from '../../../../shared/ids.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import type { MailingAddress } from '../../../../shared/mailing-address.js';
import { send } from '../../../../platform/writes.js';
import { insertRowsOf } from '../../../../platform/insert.js';
import { isOneOf } from '../../../../platform/sql.js';
import { over } from '../../../../platform/typed.js';
import type { WayToPay, WaysCriteria } from '../../../billing/index.js';
import { Billing } from '../../../billing/index.js';
import { addressedName } from '../../../customers/index.js';
import type { ChargeLine, PaymentLine } from '../../../rating/index.js';
import type { DocumentContext } from '../../documents/policy-documents.js';
import { PolicyDocuments } from '../../documents/policy-documents.js';
import { firstYearOf } from '../../domain/policy-years.js';
import type { RiskSnapshot } from '../../domain/risk-items.js';
import type { TermDates } from './domain/next-term.js';
import type { EndingTerm } from './ending-term.queries.js';
import type { Addressee } from '../../notices/domain/addressee.js';
import { Notice } from '../../notices/notice.entity.js';
import { PolicyParty } from '../../parties/policy-party.entity.js';
import { numberOfTerm } from '../../policy-numbers.queries.js';

/** A renewal that goes out to the insured. */
export interface OutgoingOffer {
  readonly term: EndingTerm;
  readonly next: TermDates;
  readonly edition: string;
  readonly risk: RiskSnapshot;
  readonly charges: readonly ChargeLine[];
  readonly payments: readonly PaymentLine[];
  readonly premium: string;
}

/** The letters by which renewals are offered, each with a notice to the first named insured that waits to be mailed. */
@Injectable()
export class OfferLetters {
  constructor(
    private readonly em: EntityManager,
    private readonly policyDocuments: PolicyDocuments,
    private readonly billing: Billing,
    private readonly clock: Clock,
  ) {}

  /** Takes back those that are not on their way yet. */
  async withdraw(policyIds: readonly string[]): Promise<void> {
    await send(this.em, withdrawnOffers(this.em, policyIds));
  }

  async send(actor: Actor, offers: readonly OutgoingOffer[]): Promise<void> {
    if (offers.length === 0) return;
    const contexts = await Promise.all(offers.map((offer) => this.context(actor, offer)));
    const ways = await this.billing.waysToPay(offers.map((offer) => this.waysCriteria(offer)));
    const notices: OfferNotice[] = [];
    for (const [index, offer] of offers.entries()) {
      const context = contexts[index] as OfferContext;
      const next = documentOf(offer, context, ways[index] ?? []);
      const { id } = await this.policyDocuments.renewalOffer(actor, offer.term, next, context);
      notices.push(noticeOf(offer, context, id, this.clock.today(offer.term.timeZone)));
    }
    await this.withdraw(offers.map(({ term }) => term.id));
    const insureds = await this.insuredsOf(offers.map(({ term }) => term.id));
    const rows = notices.flatMap((notice) => {
      const insured = insureds.get(notice.policyId);
      return insured ? [noticeTo(insured, notice, this.clock.now())] : [];
    });
    await NOTICES.send(this.em, rows);
  }

  private async insuredsOf(policyIds: readonly string[]): Promise<ReadonlyMap<string, FirstInsured>> {
    const rows = await over(this.em, PolicyParty)
      .selectFrom('PolicyParty')
      .select(['id', 'policyId', 'role', 'address', 'reference', 'itemId'])
      .where(isOneOf('policyId', policyIds))
      .where('role', '=', 'first_named_insured')
      .execute();
    return new Map(rows.map((row) => [row.policyId, row]));
  }

  private waysCriteria({ term, next, premium, payments }: OutgoingOffer): WaysCriteria {
    const { productType, state, timeZone } = term;
    const { effective, expiration } = firstYearOf(next, 'actual');
    return {
      productType,
      state,
      on: this.clock.today(timeZone),
      term: { effective, expiration },
      total: premium,
      offered: payments,
    };
  }

  private async context(actor: Actor, { term, edition }: OutgoingOffer): Promise<OfferContext> {
    const { contractNumber, termNumber } = term;
    const [context, policyNumber] = await Promise.all([
      this.policyDocuments.context(actor, { ...term, edition }),
      numberOfTerm(this.em, contractNumber, termNumber + 1),
    ]);
    return { ...context, policyNumber };
  }
}

const NOTICES = insertRowsOf(Notice, [
  'id',
  'policyId',
  'partyId',
  'kind',
  'addressedTo',
  'documentId',
  'dueOn',
  'effectiveOn',
  'isRequired',
  'createdAt',
]);

interface OfferNotice {
  readonly id: string;
  readonly policyId: string;
  readonly documentId: string;
  readonly effectiveOn: CalendarDate;
  readonly dueOn: CalendarDate;
  /** On the envelope. */
  readonly name: string;
  readonly address: MailingAddress | null;
}

type FirstInsured = Pick<Addressee, 'role' | 'address' | 'reference' | 'itemId'> & { readonly id: string };

/** To the address on the policy, else to that of the customer. */
function noticeTo({ id: partyId, ...insured }: FirstInsured, notice: OfferNotice, createdAt: Date) {
  const { name, address, ...row } = notice;
  const { role, reference, itemId } = insured;
  const addressedTo = { role, name, address: insured.address ?? address, reference, itemId };
  return { ...row, partyId, kind: 'renewal_offer', addressedTo, isRequired: false, createdAt };
}

interface OfferContext extends DocumentContext {
  readonly policyNumber: string;
}

function documentOf(
  { term, next, risk, charges, premium }: OutgoingOffer,
  { policyNumber }: OfferContext,
  ways: readonly WayToPay[],
): Parameters<PolicyDocuments['renewalOffer']>[2] {
  return {
    term: { ...datesOf(next), policyNumber },
    rated: firstYearOf(next, 'actual'),
    snapshot: risk,
    charges,
    ways,
    totalPremium: premium,
    expiringPremium: term.last?.premium ?? null,
  };
}

function datesOf({ effectiveDate, expirationDate, termMonths }: TermDates): TermDates {
  return { effectiveDate, expirationDate, termMonths };
}

function noticeOf(
  { term, next }: OutgoingOffer,
  { addressee }: OfferContext,
  documentId: string,
  dueOn: string,
): OfferNotice {
  return {
    id: newId(),
    policyId: term.id,
    documentId,
    effectiveOn: next.effectiveDate,
    dueOn,
    name: addressedName({ name: term.insuredName, isDeceased: addressee?.isDeceased ?? false }),
    address: addressee?.address ?? null,
  };
}

/** Letters with an offer that no longer holds stay here, if they are not on their way yet. */
function withdrawnOffers(em: EntityManager, policyIds: readonly string[]) {
  return over(em, Notice)
    .updateTable('Notice')
    .set((row) => ({ status: 'withdrawn', rowVersion: row('rowVersion', '+', 1) }))
    .where(isOneOf('policyId', policyIds))
    .where('kind', '=', 'renewal_offer')
    .where('status', '=', 'pending');
}
