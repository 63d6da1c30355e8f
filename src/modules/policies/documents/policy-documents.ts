import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import type { CompanyAndAgency } from '../../agencies/index.js';
import { Agencies } from '../../agencies/index.js';
import type { AddresseeRow } from '../../customers/index.js';
import { Customers } from '../../customers/index.js';
import type { IssuedDocumentResponse } from '../../documents/index.js';
import { Documents } from '../../documents/index.js';
import type { EditionRef, RiskWording } from '../../rating/index.js';
import { Rating } from '../../rating/index.js';
import type { PolicyTerm } from '../ledger/ledger.store.js';
import { policyError } from '../policies.errors.js';
import { ratedRiskOf } from '../ledger/rated-change.js';
import type { RiskOfTerm } from '../domain/risk-items.js';
import type { AmendedDocument } from './amended-document.js';
import type { PartiesInDocument } from './interests.js';
import { partiesInDocument, partiesOnDay } from './interests.js';
import { LenderCopies } from './lender-copies.js';
import { ownership } from './ownership.js';
import type {
  ChangeInDocument,
  Letter,
  NewTermInDocument,
  OfferInDocument,
  LetterAndProperty,
} from './policy-document-data.js';
import {
  amendedDeclarationsOf,
  declarationsOf,
  endorsementOf,
  policyLetter,
  renewalOfferOf,
} from './policy-document-data.js';
import type { Known } from './risk-differences.js';

/** What the documents of a term need to know: whose it is, and the manual that has the words for it. */
export type DocumentTerm = Pick<
  PolicyTerm,
  | 'id'
  | 'policyNumber'
  | 'customerId'
  | 'agencyId'
  | 'productType'
  | 'state'
  | 'companyCode'
  | 'effectiveDate'
  | 'expirationDate'
  | 'termMonths'
  | 'timeZone'
  | 'edition'
  | 'insuredName'
>;

/** The part of a policy with which a letter begins. */
export type PolicyInLetter = Pick<
  DocumentTerm,
  | 'policyNumber'
  | 'customerId'
  | 'agencyId'
  | 'productType'
  | 'companyCode'
  | 'effectiveDate'
  | 'expirationDate'
  | 'timeZone'
  | 'insuredName'
> & { readonly state: string };

/** The insured, the senders and the edition whose words a document uses. */
export type WhoseTerm = Pick<DocumentTerm, 'customerId' | 'companyCode' | 'agencyId' | 'edition'>;

/** What the documents of a term need. */
export interface DocumentContext {
  readonly addressee: AddresseeRow | null;
  readonly senders: CompanyAndAgency;
  readonly edition: EditionRef | null;
}

export type NewTermDocument = Pick<
  NewTermInDocument,
  'basis' | 'rated' | 'charges' | 'totalPremium' | 'parties'
> &
  Pick<RiskOfTerm, 'snapshot'> & { readonly transactionId: string };
export type NextTermDocument = OfferInDocument &
  Pick<RiskOfTerm, 'snapshot'> & {
    readonly term: Pick<DocumentTerm, 'policyNumber' | 'effectiveDate' | 'expirationDate' | 'termMonths'>;
  };
export type ChangeDocument = Omit<ChangeInDocument, 'before' | 'after'> & {
  readonly before: RiskOfTerm;
  readonly after: RiskOfTerm;
};

/** Issues the documents of what is booked, in the same transaction: a policy is not bound without its declarations. */
@Injectable()
export class PolicyDocuments {
  constructor(
    private readonly em: EntityManager,
    private readonly customers: Customers,
    private readonly agencies: Agencies,
    private readonly rating: Rating,
    private readonly documents: Documents,
    private readonly copies: LenderCopies,
    private readonly clock: Clock,
  ) {}

  async context(
    actor: Actor,
    { customerId, companyCode, agencyId, edition: editionId }: WhoseTerm,
  ): Promise<DocumentContext> {
    const [addressee, senders, edition] = await Promise.all([
      this.customers.addressee(actor, customerId),
      this.agencies.companyAndAgency(companyCode, agencyId),
      this.rating.edition(editionId),
    ]);
    return { addressee, senders, edition };
  }

  async declarations(
    actor: Actor,
    term: DocumentTerm,
    paper: NewTermDocument,
    context: DocumentContext,
  ): Promise<IssuedDocumentResponse> {
    const [letter, edition] = this.begin(term, context);
    const words = await this.rating.wording(edition, ratedRiskOf(term, paper.snapshot));
    const data = declarationsOf(paper, letter, words);
    const { rated, transactionId, parties } = paper;
    const copied = { data, lenders: parties?.lenders ?? [], transactionId, effectiveOn: rated.effective };
    // The copies are issued first, so that the original is the latest in every list.
    await this.copies.send(actor, term, copied);
    return this.documents.issue(actor, { kind: 'declarations', ...ownership(term), data });
  }

  /** The letter that offers the next term, filed under the one that ends. */
  async renewalOffer(
    actor: Actor,
    ending: DocumentTerm,
    next: NextTermDocument,
    context: DocumentContext,
  ): Promise<IssuedDocumentResponse> {
    const [letter, edition] = this.begin({ ...ending, ...next.term }, context);
    const words = await this.rating.wording(edition, ratedRiskOf({ ...ending, ...next.term }, next.snapshot));
    const data = renewalOfferOf(next, letter, words);
    return this.documents.issue(actor, { kind: 'renewal_offer', ...ownership(ending), data });
  }

  async endorsement(
    actor: Actor,
    term: DocumentTerm,
    paper: ChangeDocument,
  ): Promise<IssuedDocumentResponse> {
    const [letter, edition] = this.begin(term, await this.context(actor, term));
    const known = async ({ snapshot, itemIds }: RiskOfTerm): Promise<Known & { words: RiskWording }> => {
      return { words: await this.rating.wording(edition, ratedRiskOf(term, snapshot)), itemIds };
    };
    const after = await known(paper.after);
    const change = { ...paper, before: await known(paper.before), after };
    const property = after.words.identity().map(({ label, value }) => ({ label, value }));
    const data = { ...endorsementOf(change, letter), property };
    return this.documents.issue(actor, { kind: 'endorsement', ...ownership(term), data });
  }

  /** The declarations of a term that has changed, which list its endorsements and who has an interest; lenders get copies. */
  async amended(
    actor: Actor,
    term: DocumentTerm,
    paper: AmendedDocument,
    transactionId: string | null = null,
  ): Promise<IssuedDocumentResponse> {
    const [letter, edition] = this.begin(term, await this.context(actor, term));
    const inDocument = await this.partiesOf(actor, term.id, paper.amendedOn);
    const words = await this.rating.wording(edition, ratedRiskOf(term, paper.snapshot));
    const data = amendedDeclarationsOf({ ...paper, ...inDocument }, letter, words);
    const copied = { data, lenders: inDocument.lenders, transactionId, effectiveOn: paper.amendedOn };
    await this.copies.send(actor, term, copied);
    return this.documents.issue(actor, { kind: 'declarations', ...ownership(term), data });
  }

  /** The parties of a policy besides its first named insured, as its declarations list them. */
  async partiesOf(actor: Actor, policyId: string, on: CalendarDate): Promise<PartiesInDocument> {
    const rows = await partiesOnDay(this.em, policyId, on);
    const unknown = rows.flatMap(({ customerId, address }) => (customerId && !address ? [customerId] : []));
    return partiesInDocument(rows, await this.customers.addresses(actor, unknown));
  }

  /** The beginning of a letter that does not say what is insured. */
  async opening(actor: Actor, policy: PolicyInLetter): Promise<Letter> {
    const [addressee, senders] = await Promise.all([
      this.customers.addressee(actor, policy.customerId),
      this.agencies.companyAndAgency(policy.companyCode, policy.agencyId),
    ]);
    const issuedOn = this.clock.today(policy.timeZone);
    return policyLetter(policy, { senders: this.agencies.senders(senders), addressee, issuedOn });
  }

  /** What a letter of any kind about the term begins with: sender, date, insured and policy; and what is insured. */
  async letter(
    actor: Actor,
    term: DocumentTerm,
    { snapshot, itemIds }: RiskOfTerm,
  ): Promise<LetterAndProperty> {
    const context = await this.context(actor, term);
    const { edition } = context;
    const words = edition ? await this.rating.wording(edition, ratedRiskOf(term, snapshot)) : null;
    const property = (words?.identity() ?? []).map(({ pointer, label, value }) => {
      return { itemId: itemIds[pointer] ?? null, label, value };
    });
    return { letter: this.letterOf(term, context), property };
  }

  private begin(term: DocumentTerm, context: DocumentContext): readonly [Letter, EditionRef] {
    if (!context.edition) throw policyError('policies.term-without-edition');
    return [this.letterOf(term, context), context.edition];
  }

  private letterOf(term: DocumentTerm, { addressee, senders }: DocumentContext): Letter {
    const issuedOn = this.clock.today(term.timeZone);
    return policyLetter(term, { senders: this.agencies.senders(senders), addressee, issuedOn });
  }
}
