import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { calendarDateIn } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { dollars } from '../../../shared/dollars.js';
import { Money } from '../../../shared/money.js';
import type { ClaimLetter } from '../../documents/index.js';
import { Documents } from '../../documents/index.js';
import { JurisdictionRules } from '../../jurisdictions/index.js';
import type { PolicyInLetter } from '../../policies/index.js';
import { Policies } from '../../policies/index.js';
import type { DenialResponse } from '../claims.dto.js';
import type { ClaimLedger } from '../ledger/domain/claim-ledger.js';
import type { ClaimTransactionResponse } from '../ledger/transactions.dto.js';
import type { MissingItem } from '../notices/domain/missing.js';
import { ContactNames } from '../people/contact-names.js';
import { statementOf } from './domain/payment-statement.js';
import { BeneficiaryLetters } from './beneficiary-letters.js';
import type { ClaimInLetter } from './claim-in-letter.js';
import { claimInLetter, whose } from './claim-in-letter.js';
import { methodWords } from './domain/words.js';

type Opening = Omit<ClaimLetter, 'claim'>;
type PaymentInLetter = Pick<ClaimTransactionResponse, 'lines' | 'payees' | 'method' | 'amount'>;

/**
 * Letters to the insured about a claim, in the transaction of what they tell of. Of a claim whose policy is not known there is
 * nobody to write to.
 */
@Injectable()
export class ClaimLetters {
  constructor(
    private readonly policies: Policies,
    private readonly documents: Documents,
    private readonly contacts: ContactNames,
    private readonly beneficiaries: BeneficiaryLetters,
    private readonly rules: JurisdictionRules,
    private readonly clock: Clock,
  ) {}

  /** What every letter about a policy begins with; for whoever reads it together with other things. */
  begin(actor: Actor, policy: PolicyInLetter): Promise<Opening> {
    return this.policies.letter(actor, policy);
  }

  async acknowledge(
    actor: Actor,
    claim: Omit<ClaimInLetter, 'terms' | 'productType'>,
    timeZone: string,
    letter: Opening,
    { reportedAt, missing }: { readonly reportedAt: Date; readonly missing: readonly MissingItem[] },
  ): Promise<void> {
    const data = {
      ...letter,
      claim: claimInLetter(claim),
      reportedOn: calendarDateIn(timeZone, reportedAt),
      missing: missing.map(({ title }) => title),
    };
    await this.documents.issue(actor, { kind: 'claim_acknowledgment', ...whose(claim), data });
  }

  async deny(actor: Actor, claim: ClaimInLetter, denial: DenialResponse): Promise<void> {
    if (claim.policyId === null) return;
    const { coverage, provisions, reason } = denial;
    const policy = await this.policies.read(actor, claim.policyId);
    const data = {
      ...(await this.opening(actor, claim, policy)),
      coverage: claim.terms?.find(({ code }) => code === coverage)?.title ?? coverage,
      provisions: provisions.map(({ number, title }) => ({ label: number, value: title })),
      reason,
      reviewRights: await this.rightsIn(policy),
    };
    await this.documents.issue(actor, { kind: 'claim_denial', ...whose(claim), data });
  }

  /** As long as nothing is decided: what the policy may say against the claim is said in time. */
  async reserveRights(
    actor: Actor,
    claim: ClaimInLetter,
    { coverage, provisions, reason }: DenialResponse,
  ): Promise<string | null> {
    if (claim.policyId === null) return null;
    const policy = await this.policies.read(actor, claim.policyId);
    const data = {
      ...(await this.opening(actor, claim, policy)),
      coverage: claim.terms?.find(({ code }) => code === coverage)?.title ?? coverage,
      provisions: provisions.map(({ number, title }) => ({ label: number, value: title })),
      reason,
    };
    const kind = 'claim_reservation_of_rights';
    return (await this.documents.issue(actor, { kind, ...whose(claim), data })).id;
  }

  /** What was paid to others on the claim is none of the insured's business. */
  async close(
    actor: Actor,
    claim: ClaimInLetter,
    paid: string,
    reopenUntil: CalendarDate | null,
  ): Promise<void> {
    if (claim.policyId === null) return;
    const policy = await this.policies.read(actor, claim.policyId);
    const data = {
      ...(await this.opening(actor, claim, policy)),
      paid,
      reopenUntil,
      reviewRights: await this.rightsIn(policy),
    };
    await this.documents.issue(actor, { kind: 'claim_closing', ...whose(claim), data });
  }

  /** What others than the insured have claimed and are paid is none of the insured's business. */
  async pay(
    actor: Actor,
    claim: ClaimInLetter,
    ledger: ClaimLedger,
    payment: PaymentInLetter,
  ): Promise<void> {
    if (claim.productType === 'life') return this.beneficiaries.pay(actor, claim, ledger, payment);
    const { lines: paid, payees, method, amount } = payment;
    const parts = paid.map((part) => ({ lineId: part.lineId, amount: Money.parse(part.amount) }));
    const lines = statementOf(ledger, claim.terms ?? [], parts);
    if (lines === null || claim.policyId === null) return;
    const [names, policy] = await Promise.all([
      this.contacts.of(payees.flatMap(({ contactIds }) => contactIds)),
      this.policies.read(actor, claim.policyId),
    ]);
    const data = {
      ...(await this.opening(actor, claim, policy)),
      payees: payees.map((payee) => ({
        label: payee.contactIds.map((id) => names.get(id) ?? id).join(' and '),
        value: dollars(payee.amount),
      })),
      method: methodWords(method),
      lines,
      amount,
    };
    await this.documents.issue(actor, { kind: 'claim_payment', ...whose(claim), data });
  }

  /** Where a policyholder may complain, as the state wants it said in every notice. */
  private async rightsIn({ state, productType, timeZone }: PolicyInLetter): Promise<readonly string[]> {
    const asked = { state, productType, kind: 'notice_text', key: 'complaint' } as const;
    const facts = await this.rules.on(asked, this.clock.today(timeZone));
    return facts.map(({ value }) => String(value['text']));
  }

  private async opening(
    actor: Actor,
    claim: Pick<ClaimInLetter, 'claimNumber' | 'lossOn' | 'cause'>,
    policy: PolicyInLetter,
  ): Promise<ClaimLetter> {
    return { ...(await this.begin(actor, policy)), claim: claimInLetter(claim) };
  }
}
