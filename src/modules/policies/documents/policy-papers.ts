import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { askTogether } from '../../../platform/sql.js';
import { Customers } from '../../customers/index.js';
import type { IssuedDocument } from '../../documents/index.js';
import { Documents } from '../../documents/index.js';
import type { EditionRef } from '../../rating/index.js';
import { Rating } from '../../rating/index.js';
import type { ItemIds, RiskSnapshot } from '../domain/risk-items.js';
import type { PolicyTerm } from '../ledger.store.js';
import { policyError } from '../policies.errors.js';
import { ratedRiskOf } from '../rated-change.js';
import type { ChangeOnPaper, Letter, NewTermOnPaper } from './policy-document-data.js';
import { declarationsOf, endorsementOf, policyLetter } from './policy-document-data.js';
import type { Known } from './risk-differences.js';

/** Of a term what its papers need: whose it is, and which manual has the words for it. */
export type PaperTerm = Pick<
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

export interface RiskOfTerm {
  readonly snapshot: RiskSnapshot;
  readonly itemIds: ItemIds;
}

export type NewTermPaper = Pick<NewTermOnPaper, 'basis' | 'rated' | 'charges' | 'totalPremium'> &
  Pick<RiskOfTerm, 'snapshot'>;
export type ChangePaper = Omit<ChangeOnPaper, 'before' | 'after'> & {
  readonly before: RiskOfTerm;
  readonly after: RiskOfTerm;
};

/** Puts on paper what is booked, in the same transaction: a policy is not bound without its declarations. */
@Injectable()
export class PolicyPapers {
  constructor(
    private readonly em: EntityManager,
    private readonly customers: Customers,
    private readonly rating: Rating,
    private readonly documents: Documents,
    private readonly clock: Clock,
  ) {}

  async declarations(actor: Actor, term: PaperTerm, paper: NewTermPaper): Promise<IssuedDocument> {
    const [letter, edition] = await this.ground(actor, term);
    const words = await this.rating.inWords(edition, ratedRiskOf(term, paper.snapshot));
    const data = declarationsOf({ ...term, ...paper }, letter, words);
    return this.documents.issue(actor, { kind: 'declarations', ...ownership(term), data });
  }

  async endorsement(actor: Actor, term: PaperTerm, paper: ChangePaper): Promise<IssuedDocument> {
    const [letter, edition] = await this.ground(actor, term);
    const known = async ({ snapshot, itemIds }: RiskOfTerm): Promise<Known> => {
      return { words: await this.rating.inWords(edition, ratedRiskOf(term, snapshot)), itemIds };
    };
    const change = { ...paper, before: await known(paper.before), after: await known(paper.after) };
    const data = endorsementOf(change, letter);
    return this.documents.issue(actor, { kind: 'endorsement', ...ownership(term), data });
  }

  /** What a letter of any kind about the term begins with: sender, date, insured and policy. */
  async letter(actor: Actor, term: PaperTerm): Promise<Letter> {
    const [letter] = await this.ask(actor, term);
    return letter;
  }

  private async ground(actor: Actor, term: PaperTerm): Promise<readonly [Letter, EditionRef]> {
    const [letter, edition] = await this.ask(actor, term);
    if (!edition) throw policyError('policies.term-without-edition');
    return [letter, edition];
  }

  private async ask(actor: Actor, term: PaperTerm): Promise<readonly [Letter, EditionRef | null]> {
    const found = await askTogether(this.em, {
      addressees: this.customers.addresseeQuestion(actor, term.customerId),
      senders: this.documents.sendersQuestion(term.companyCode, term.agencyId),
      editions: this.rating.editionQuestion(term.edition),
    });
    const [senders] = found.senders;
    if (!senders) throw new Error('The question for the senders always has an answer');
    const addressee = found.addressees[0] ?? null;
    const issuedOn = this.clock.today(term.timeZone);
    return [policyLetter(term, { senders, addressee, issuedOn }), found.editions[0] ?? null];
  }
}

/** All papers of a term are found under its policy. */
export function ownership({ id, agencyId, customerId }: PaperTerm): {
  readonly subject: { readonly type: 'policy'; readonly id: string };
  readonly agencyId: string | null;
  readonly customerId: string;
} {
  return { subject: { type: 'policy', id }, agencyId, customerId };
}
