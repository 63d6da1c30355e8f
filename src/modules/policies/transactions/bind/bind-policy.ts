import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import { newId } from '../../../../shared/ids.js';
import { timeZoneOf } from '../../../../shared/us-states.js';
import type { ExpectedRowVersion } from '../../../../platform/http/etag.js';
import { Audit } from '../../../audit/index.js';
import { Agencies } from '../../../agencies/index.js';
import { Customers } from '../../../customers/index.js';
import { Quoting } from '../../../quoting/index.js';
import { Rating, assertCompleteForBinding } from '../../../rating/index.js';
import { Consequences } from '../../ledger/consequences.js';
import { boundPolicyRow } from './bound-policy.js';
import { newBusinessLedger } from './domain/new-business.js';
import { statusOn } from '../../domain/policy-status.js';
import { firstYearOf } from '../../domain/policy-years.js';
import { insertNewBusiness } from './new-business.store.js';
import { policyError } from '../../policies.errors.js';
import { PoliciesQueries } from '../../policies.queries.js';
import { assertMayBegin } from '../../policies.rules.js';
import { driversOf } from '../../sanctions/named-people.js';
import { ScreenContracts } from '../../sanctions/screen-contracts.js';
import { TermCoverages } from '../../ledger/term-coverages.js';
import type { BindQuoteRequest, PolicyResponse } from '../../policies.dto.js';
import { drawNumbers } from '../../policy-numbers.queries.js';

/**
 * Turns an accepted quote into a contract: policy, first ledger entry and its charges, named insured, the quote marked as
 * bound, account, declarations and audit rows, all or nothing. The lock on the quote's row lets one of many parallel binds
 * through; the others then find it bound. The price is the quoted one, whatever has happened to its edition since.
 */
@Injectable()
export class BindPolicy {
  constructor(
    private readonly em: EntityManager,
    private readonly quoting: Quoting,
    private readonly rating: Rating,
    private readonly agencies: Agencies,
    private readonly customers: Customers,
    private readonly consequences: Consequences,
    private readonly coverages: TermCoverages,
    private readonly queries: PoliciesQueries,
    private readonly screening: ScreenContracts,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    quoteId: string,
    expected: ExpectedRowVersion,
    { planCode }: BindQuoteRequest,
  ): Promise<PolicyResponse> {
    const quote = await this.quoting.lockForBinding(actor, quoteId, expected);
    const timeZone = timeZoneOf(quote.state);
    const today = this.clock.today(timeZone);
    const people = driversOf({ ...quote.risk });
    const [, insured, senders, edition, numbers] = await Promise.all([
      this.quoting.assertMayBind(actor, quote),
      this.customers.lockInsured(
        actor,
        quote.customerId,
        people.map(({ name }) => name),
      ),
      this.agencies.companyAndAgency(quote.companyCode, quote.agencyId),
      this.rating.edition(quote.editionId),
      drawNumbers(this.em),
    ]);
    this.agencies.assertWriting(senders);
    assertMayBegin(actor, quote.effectiveDate, today);
    if (edition) assertCompleteForBinding(await this.rating.missingToBind(edition, quote.risk));
    if (!insured || !numbers) throw policyError('policies.customer-gone');
    assertNotMerged(insured.mergedInto);
    // Nobody on the list of sanctions is insured (31 CFR chapter V).
    const held = { action: 'policies.binding-held', resourceType: 'quote', resourceId: quote.id };
    this.screening.refuse(actor, people, { ...held, reference: quote.quoteNumber }, insured.screening);

    const rated = firstYearOf(quote, 'actual');
    const status = statusOn({ ...quote, cancelledOn: null }, today);
    const ledger = newBusinessLedger(quote.charges, { ...quote.risk }, rated, newId);
    const begun = { ...quote, risk: { ...quote.risk } };
    const coverages = await this.coverages.of(begun, ledger.itemIds, edition);
    const named = { ...numbers, insuredName: insured.name, timeZone };
    const business = { quote, ...named, status, ledger, coverages };
    const now = this.clock.now();
    const { policyId, transactionId } = await insertNewBusiness(this.em, actor, business, now);

    await this.quoting.markBound(actor, quote, policyId);
    const term = { ...quote, ...named, id: policyId, rated, edition: quote.editionId, transactionId };
    const paper = { basis: 'new_business', snapshot: { ...quote.risk }, planCode: planCode ?? null } as const;
    await this.consequences.ofTerm(actor, { ...term, ...paper }, { addressee: insured, senders, edition });
    await this.audit.record(actor, {
      action: 'policies.bound',
      resourceType: 'policy',
      resourceId: policyId,
      changes: { policyNumber: named.policyNumber, quoteId: quote.id, totalPremium: quote.totalPremium },
    });
    return this.queries.viewOf(boundPolicyRow(business, { policyId, transactionId, now, today, edition }));
  }
}

/**
 * A price is offered to one customer only. Where that customer was merged, the survivor gets a new version of the
 * quote, rated on what is known now.
 */
function assertNotMerged(stays: string | null): void {
  if (stays === null) return;
  throw policyError('policies.customer-gone', {
    detail: `The customer was merged into ${stays}: a version of the quote for that one can be bound.`,
    members: { mergedInto: stays },
  });
}
