import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { askTogether } from '../../../platform/sql.js';
import type { WayToPay, WaysQuestion } from '../../billing/index.js';
import { Billing } from '../../billing/index.js';
import { addressedName } from '../../customers/index.js';
import type { ChargeLine, PaymentLine } from '../../rating/index.js';
import type { PaperAnswers } from '../documents/policy-papers.js';
import { PolicyPapers } from '../documents/policy-papers.js';
import { firstYearOf } from '../domain/policy-years.js';
import type { RiskSnapshot } from '../domain/risk-items.js';
import type { TermDates } from './domain/next-term.js';
import type { TermToRenew } from './ending-term.js';

/** A renewal that goes out to the insured. */
export interface OutgoingOffer {
  readonly term: TermToRenew;
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
    private readonly papers: PolicyPapers,
    private readonly billing: Billing,
    private readonly clock: Clock,
  ) {}

  /** The rows, for the statement that makes the offers; what all of them need to know is asked at once. */
  async rows(actor: Actor, offers: readonly OutgoingOffer[]): Promise<readonly RawBuilder<unknown>[]> {
    if (offers.length === 0) return [];
    const answers = await this.ask(actor, offers);
    const ways = await this.billing.waysToPay(offers.map((offer) => this.waysQuestion(offer)));
    const letters: RawBuilder<unknown>[] = [];
    const notices: object[] = [];
    for (const [index, offer] of offers.entries()) {
      const found = answerOf(answers, index);
      const { document, rows } = await this.papers.renewalOffer(
        actor,
        offer.term,
        paperOf(offer, found, ways[index] ?? []),
        found,
      );
      letters.push(...rows);
      notices.push(noticeOf(offer, found, document.id, this.clock.today(offer.term.timeZone)));
    }
    const before = withdrawnOffers(offers.map(({ term }) => term.id));
    return [...letters, before, noticeRows(notices, this.clock.now())];
  }

  private waysQuestion({ term, next, premium, payments }: OutgoingOffer): WaysQuestion {
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

  private ask(actor: Actor, offers: readonly OutgoingOffer[]): Promise<Answered> {
    const questions = offers.flatMap(({ term, edition }, index) =>
      [
        ...Object.entries(this.papers.questions(actor, { ...term, edition })),
        ['numbers', nextNumber(term)] as const,
      ].map(([name, question]) => [`${name}${index}`, question] as const),
    );
    return askTogether(this.em, Object.fromEntries(questions)) as Promise<Answered>;
  }
}

type Answered = Readonly<Record<string, readonly never[]>>;
interface OfferAnswers extends PaperAnswers {
  readonly numbers: readonly { readonly policyNumber: string }[];
}

function answerOf(answers: Answered, index: number): OfferAnswers {
  const rows = (name: keyof OfferAnswers): readonly never[] => answers[`${name}${index}`] ?? [];
  return {
    addressees: rows('addressees'),
    senders: rows('senders'),
    editions: rows('editions'),
    numbers: rows('numbers'),
  };
}

function nextNumber({ contractNumber, termNumber }: TermToRenew): RawBuilder<unknown> {
  return sql`select term_policy_number(${contractNumber}, ${termNumber + 1}::integer) as "policyNumber"`;
}

function paperOf(
  { term, next, risk, charges, premium }: OutgoingOffer,
  { numbers }: OfferAnswers,
  ways: readonly WayToPay[],
): Parameters<PolicyPapers['renewalOffer']>[2] {
  return {
    term: { ...datesOf(next), policyNumber: numbers[0]?.policyNumber ?? term.policyNumber },
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
  { addressees }: OfferAnswers,
  documentId: string,
  dueOn: string,
): object {
  return {
    id: newId(),
    policy_id: term.id,
    document_id: documentId,
    effective_on: next.effectiveDate,
    due_on: dueOn,
    name: addressedName({ name: term.insuredName, isDeceased: addressees[0]?.isDeceased ?? false }),
    address: addressees[0]?.address ?? null,
  };
}

/** Letters with an offer that no longer holds stay here, if they are not on their way yet. */
export function withdrawnOffers(policyIds: readonly string[]): RawBuilder<unknown> {
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
