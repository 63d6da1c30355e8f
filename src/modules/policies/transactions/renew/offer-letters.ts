import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import { newId } from '../../../../shared/ids.js';
import { Statement } from '../../../../platform/statement.js';
import { send } from '../../../../platform/writes.js';
import type { WayToPay, WaysCriteria } from '../../../billing/index.js';
import { Billing } from '../../../billing/index.js';
import { addressedName } from '../../../customers/index.js';
import type { ChargeLine, PaymentLine } from '../../../rating/index.js';
import type { DocumentContext } from '../../documents/policy-documents.js';
import { PolicyDocuments } from '../../documents/policy-documents.js';
import { firstYearOf } from '../../domain/policy-years.js';
import type { RiskSnapshot } from '../../domain/risk-items.js';
import type { TermDates } from './domain/next-term.js';
import type { EndingTerm } from './ending-term.js';

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
    await send(this.em, withdrawnOffers(policyIds));
  }

  async send(actor: Actor, offers: readonly OutgoingOffer[]): Promise<void> {
    if (offers.length === 0) return;
    const contexts = await Promise.all(offers.map((offer) => this.context(actor, offer)));
    const ways = await this.billing.waysToPay(offers.map((offer) => this.waysCriteria(offer)));
    const notices: object[] = [];
    for (const [index, offer] of offers.entries()) {
      const context = contexts[index] as OfferContext;
      const next = documentOf(offer, context, ways[index] ?? []);
      const { id } = await this.policyDocuments.renewalOffer(actor, offer.term, next, context);
      notices.push(noticeOf(offer, context, id, this.clock.today(offer.term.timeZone)));
    }
    await this.withdraw(offers.map(({ term }) => term.id));
    await send(this.em, noticeRows(notices, this.clock.now()));
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
    const [context, number] = await Promise.all([
      this.policyDocuments.context(actor, { ...term, edition }),
      NUMBER.first(this.em, { contractNumber, termNumber: termNumber + 1 }),
    ]);
    return { ...context, policyNumber: number?.policyNumber ?? term.policyNumber };
  }
}

interface OfferContext extends DocumentContext {
  readonly policyNumber: string;
}

const NUMBER = new Statement<
  { readonly contractNumber: string; readonly termNumber: number },
  { readonly policyNumber: string }
>(
  ({ contractNumber, termNumber }) =>
    sql`select term_policy_number(${contractNumber}, ${termNumber}::integer) as "policyNumber"`,
);

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
): object {
  return {
    id: newId(),
    policy_id: term.id,
    document_id: documentId,
    effective_on: next.effectiveDate,
    due_on: dueOn,
    name: addressedName({ name: term.insuredName, isDeceased: addressee?.isDeceased ?? false }),
    address: addressee?.address ?? null,
  };
}

/** Letters with an offer that no longer holds stay here, if they are not on their way yet. */
function withdrawnOffers(policyIds: readonly string[]): RawBuilder<unknown> {
  return sql`
    update notices set status = 'withdrawn', row_version = row_version + 1
     where policy_id = any(${[...policyIds]}::uuid[]) and kind = 'renewal_offer' and status = 'pending'`;
}

function noticeRows(rows: readonly object[], now: Date): RawBuilder<unknown> {
  return sql`
    insert into notices (id, policy_id, party_id, kind, addressed_to, document_id, due_on, effective_on, is_required, created_at)
    select r.id, r.policy_id, y.id, 'renewal_offer',
           jsonb_build_object('role', y.role, 'name', r.name, 'address', coalesce(y.address, r.address), 'reference', y.reference,
                              'itemId', y.item_id),
           r.document_id, r.due_on, r.effective_on, false, ${now}::timestamptz
      from json_to_recordset(${JSON.stringify(rows)}::json)
           as r (id uuid, policy_id uuid, document_id uuid, effective_on date, due_on date, name text, address jsonb)
      join policy_parties y on y.policy_id = r.policy_id and y.role = 'first_named_insured'`;
}
