import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Billing } from '../../billing/index.js';
import type { PaymentLine } from '../../rating/index.js';
import type { AmendedDocument } from '../documents/amended-document.js';
import type {
  ChangeDocument,
  NewTermDocument,
  DocumentContext,
  DocumentTerm,
} from '../documents/policy-documents.js';
import { PolicyDocuments } from '../documents/policy-documents.js';
import type { ChargedEntry } from '../domain/ledger-entry.js';
import { totalCents } from '../domain/term-charge.js';
import type { BookedEntry, Ledger } from './ledger.store.js';
import { amountOf, premiumOf } from './premium.js';

export interface NewTerm extends DocumentTerm, NewTermDocument {
  /** The payment plan; null for payment in full. */
  readonly planCode: string | null;
  /** Ways of paying that the manual offers. */
  readonly payments: readonly PaymentLine[];
}

/** Entries that change what a term costs. */
export interface PremiumChangeBooked {
  /** The term before the change. */
  readonly ledger: Pick<Ledger, 'term' | 'entries'>;
  readonly bookings: readonly Pick<ChargedEntry, 'charges'>[];
  /** The entry for which they were booked. */
  readonly entry: BookedEntry;
  readonly effectiveOn: CalendarDate;
  /** The kind is also the kind of the entry in the ledger of billing. */
  readonly kind: 'cancellation' | 'reinstatement' | 'anniversary';
  /** For an anniversary, the day up to which the term is charged then. */
  readonly until?: CalendarDate;
}

/** Books the consequences of a transaction in other rooms: the billing account and the documents, in the same transaction. */
@Injectable()
export class Consequences {
  constructor(
    private readonly billing: Billing,
    private readonly policyDocuments: PolicyDocuments,
  ) {}

  /** The consequences of a new term. */
  async ofTerm(actor: Actor, term: NewTerm, context: DocumentContext): Promise<void> {
    const { id, rated, totalPremium } = term;
    await this.billing.open(actor, {
      ...term,
      policyId: id,
      term: { effective: rated.effective, expiration: rated.expiration },
      total: totalPremium,
    });
    await this.policyDocuments.declarations(actor, term, term, context);
  }

  /** Brings billing up to the new premium; returns the premium before and after, for the audit trail. */
  async ofPremiumChange(actor: Actor, change: PremiumChangeBooked): Promise<readonly [string, string]> {
    const { ledger, bookings, entry, effectiveOn, kind, until } = change;
    const before = premiumOf(ledger.entries);
    const total = amountOf(before + premiumOf(bookings));
    const told = { policyId: ledger.term.id, transactionId: entry.id, total, effectiveOn, reason: kind };
    if (kind === 'cancellation') await this.billing.cancelled(actor, told);
    if (kind === 'reinstatement') await this.billing.reinstated(actor, told);
    if (kind === 'anniversary')
      await this.billing.extended(actor, { ...told, until: until ?? ledger.term.expirationDate });
    return [amountOf(before), total];
  }

  /** An endorsement: billing, the endorsement document, and the amended declarations. */
  async ofEndorsement(
    actor: Actor,
    term: DocumentTerm,
    paper: ChangeDocument,
    amended: AmendedDocument,
    booked: readonly BookedEntry[],
  ): Promise<void> {
    const { effectiveOn, premiumBefore, charges } = paper;
    const last = booked.at(-1);
    if (!last) throw new Error('An endorsement books at least one entry');
    await this.billing.changed(actor, {
      policyId: term.id,
      transactionId: last.id,
      total: amountOf(premiumBefore + totalCents(charges)),
      effectiveOn,
      reason: 'endorsement',
    });
    await this.policyDocuments.endorsement(actor, term, paper);
    await this.policyDocuments.amended(actor, term, amended, last.id);
  }
}
