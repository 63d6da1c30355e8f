import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { UsState } from '../../../shared/us-states.js';
import { timeZoneOf } from '../../../shared/us-states.js';
import { askTogether } from '../../../platform/sql.js';
import { Customers } from '../../customers/index.js';
import type { IssuedDocument } from '../../documents/index.js';
import { Documents } from '../../documents/index.js';
import { Rating } from '../../rating/index.js';
import { unknownCustomer } from '../quote-owner.js';
import { QuotingQueries } from '../quoting.queries.js';
import { proposable, proposalOf } from './proposal-data.js';

export interface IssueProposalInput {
  /** For the customer, below everything else. */
  readonly remarks?: readonly string[] | undefined;
  /** The proposal that this one corrects. */
  readonly supersedes?: string | undefined;
}

/** Puts a price on paper for the customer. A rated quote does not change, so nothing has to be locked. */
@Injectable()
export class IssueProposal {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: QuotingQueries,
    private readonly customers: Customers,
    private readonly rating: Rating,
    private readonly documents: Documents,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, id: string, { remarks, supersedes }: IssueProposalInput): Promise<IssuedDocument> {
    const quote = proposable(await this.queries.byId(actor, id));
    const found = await askTogether(this.em, {
      addressees: this.customers.addresseeQuestion(actor, quote.customerId),
      senders: this.documents.sendersQuestion(quote.companyCode, quote.agencyId),
      editions: this.rating.editionQuestion(quote.editionId),
    });
    const [[addressee], [senders], [edition]] = [found.addressees, found.senders, found.editions];
    if (!addressee) throw unknownCustomer();
    if (!senders || !edition) throw new Error(`Quote ${id} was rated on an edition that is gone`);
    const words = await this.rating.inWords(edition, quote);
    const timeZone = timeZoneOf(quote.state as UsState);
    const data = proposalOf(quote, words, {
      senders,
      addressee,
      timeZone,
      issuedOn: this.clock.today(timeZone),
      remarks: remarks ?? [],
    });
    return this.documents.issue(actor, {
      kind: 'quote_proposal',
      subject: { type: 'quote', id },
      agencyId: quote.agencyId,
      customerId: quote.customerId,
      data,
      supersedes,
    });
  }
}
