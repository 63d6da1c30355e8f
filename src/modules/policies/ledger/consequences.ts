import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Billing } from '../../billing/index.js';
import type { PaymentLine } from '../../rating/index.js';
import type { AmendedPaper } from '../documents/amended-paper.js';
import type { ChangePaper, NewTermPaper, PaperContext, PaperTerm } from '../documents/policy-papers.js';
import { PolicyPapers } from '../documents/policy-papers.js';
import { totalCents } from '../domain/term-charge.js';
import type { BookedEntry } from './ledger.store.js';
import { amountOf } from './premium.js';

export interface NewTerm extends PaperTerm, NewTermPaper {
  /** How the customer pays; null for in full. */
  readonly planCode: string | null;
  /** Ways of paying that the manual offers. */
  readonly payments: readonly PaymentLine[];
}

export interface TermChange {
  readonly policyId: string;
  readonly kind: 'changed' | 'cancelled' | 'reinstated';
  readonly effectiveOn: CalendarDate;
  /** One word for the ledger of billing. */
  readonly reason: string;
  /** What the term costs from now on, in cents. */
  readonly cents: number;
}

/** What follows in other rooms when a term is bound or changed: in the same transaction, so that neither is without the other. */
@Injectable()
export class Consequences {
  constructor(
    private readonly billing: Billing,
    private readonly papers: PolicyPapers,
  ) {}

  /** What follows from a new term. */
  async ofTerm(actor: Actor, term: NewTerm, context: PaperContext): Promise<void> {
    const { id, rated, totalPremium } = term;
    await this.billing.open(actor, {
      ...term,
      policyId: id,
      term: { effective: rated.effective, expiration: rated.expiration },
      total: totalPremium,
    });
    await this.papers.declarations(actor, term, term, context);
  }

  async ofChange(actor: Actor, change: TermChange, booked: readonly BookedEntry[]): Promise<void> {
    const { policyId, kind, effectiveOn, reason, cents } = change;
    const last = booked.at(-1);
    if (!last) throw new Error('A change of a term books at least one entry');
    await this.billing[kind](actor, {
      policyId,
      transactionId: last.id,
      total: amountOf(cents),
      effectiveOn,
      reason,
    });
  }

  /** An endorsement: what the term now costs, the paper that says what was changed, and what the policy then is. */
  async ofEndorsement(
    actor: Actor,
    term: PaperTerm,
    paper: ChangePaper,
    amended: AmendedPaper,
    booked: readonly BookedEntry[],
  ): Promise<void> {
    const { effectiveOn, premiumBefore, charges } = paper;
    const cents = premiumBefore + totalCents(charges);
    const change = { policyId: term.id, kind: 'changed', effectiveOn, reason: 'endorsement', cents } as const;
    await this.ofChange(actor, change, booked);
    await this.papers.endorsement(actor, term, paper);
    await this.papers.amended(actor, term, amended, booked.at(-1)?.id);
  }
}
