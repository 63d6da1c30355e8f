import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addMonths } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import type { UsState } from '../../../shared/us-states.js';
import { timeZoneOf } from '../../../shared/us-states.js';
import { Agencies } from '../../agencies/index.js';
import { Billing } from '../../billing/index.js';
import { Customers } from '../../customers/index.js';
import type { IssuedDocumentResponse } from '../../documents/index.js';
import { Documents } from '../../documents/index.js';
import { Rating } from '../../rating/index.js';
import { unknownCustomer } from '../../underwriting/index.js';
import { QuotingQueries } from '../quoting.queries.js';
import type { ProposableQuote } from './proposal-data.js';
import { proposable, proposalOf } from './proposal-data.js';

const MONTHS_OF_A_YEAR = 12;

export interface IssueProposalInput {
  /** A note for the customer, printed last. */
  readonly remarks?: readonly string[] | undefined;
  /** The proposal that this one corrects. */
  readonly supersedes?: string | undefined;
}

/** Issues a proposal for the customer. A rated quote does not change, so nothing has to be locked. */
@Injectable()
export class IssueProposal {
  constructor(
    protected readonly em: EntityManager,
    private readonly queries: QuotingQueries,
    private readonly customers: Customers,
    private readonly agencies: Agencies,
    private readonly rating: Rating,
    private readonly documents: Documents,
    private readonly billing: Billing,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    { remarks, supersedes }: IssueProposalInput,
  ): Promise<IssuedDocumentResponse> {
    const quote = proposable(await this.queries.byId(actor, id));
    const [addressee, found, edition] = await Promise.all([
      this.customers.addressee(actor, quote.customerId),
      this.agencies.companyAndAgency(quote.companyCode, quote.agencyId),
      this.rating.edition(quote.editionId),
    ]);
    if (!addressee) throw unknownCustomer();
    if (!edition) throw new Error(`Quote ${id} was rated on an edition that is gone`);
    const words = await this.rating.wording(edition, quote);
    const timeZone = timeZoneOf(quote.state as UsState);
    const today = this.clock.today(timeZone);
    const term = chargedFirst(quote);
    const [ways = []] = await this.billing.waysToPay([
      {
        productType: quote.productType,
        state: quote.state,
        on: today,
        term,
        total: quote.totalPremium,
        offered: quote.payments,
      },
    ]);
    const data = proposalOf(quote, words, {
      senders: this.agencies.senders(found),
      addressee,
      timeZone,
      ways,
      chargedUntil: term.expiration,
      issuedOn: today,
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

/** A term of several years is charged, and paid for, year by year. */
function chargedFirst({ effectiveDate, expirationDate, termMonths }: ProposableQuote): {
  readonly effective: CalendarDate;
  readonly expiration: CalendarDate;
} {
  const isLong = termMonths > MONTHS_OF_A_YEAR;
  return {
    effective: effectiveDate,
    expiration: isLong ? addMonths(effectiveDate, MONTHS_OF_A_YEAR) : expirationDate,
  };
}
