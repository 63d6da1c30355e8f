import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { Period } from '../../shared/period.js';
import { timeZoneOf } from '../../shared/us-states.js';
import { Audit } from '../audit/index.js';
import { Customers } from '../customers/index.js';
import { Quoting } from '../quoting/index.js';
import { Rating } from '../rating/index.js';
import { newBusinessLedger } from './domain/new-business.js';
import { statusOn } from './domain/policy-status.js';
import { persistNewBusiness } from './new-business.js';
import { PoliciesQueries } from './policies.queries.js';
import { assertMayBegin } from './policies.rules.js';
import type { PolicyView } from './policies.view.js';

/**
 * Turns an accepted quote into a contract: policy, first ledger entry and its charges, named insured, the quote marked as
 * bound, and the audit row, all or nothing. The lock on the quote's row lets one of many parallel binds through; the
 * others then find it bound. The price is the quoted one, whatever has happened to its edition since.
 */
@Injectable()
export class BindPolicy {
  constructor(
    private readonly em: EntityManager,
    private readonly quoting: Quoting,
    private readonly customers: Customers,
    private readonly rating: Rating,
    private readonly queries: PoliciesQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, quoteId: string, version: number): Promise<PolicyView> {
    const quote = await this.quoting.lockForBinding(actor, quoteId, version);
    const timeZone = timeZoneOf(quote.state);
    const today = this.clock.today(timeZone);
    assertMayBegin(actor, quote.effectiveDate, today);
    const customer = await this.customers.get(actor, quote.customerId);
    const { charges } = await this.rating.worksheet(quote.worksheetId);
    const term = new Period(quote.effectiveDate, quote.expirationDate);

    const business = {
      quote,
      ...(await this.nextNumbers()),
      insuredName: customer.displayName,
      timeZone,
      status: statusOn('pending', term, today),
      ledger: newBusinessLedger(charges, term, newId),
    };

    const policy = persistNewBusiness(this.em, actor, business, this.clock.now());
    await this.em.flush();
    await this.quoting.markBound(actor, quote.id, policy.id);
    await this.audit.record(actor, {
      action: 'policies.bound',
      resourceType: 'policy',
      resourceId: policy.id,
      changes: { policyNumber: policy.policyNumber, quoteId: quote.id, totalPremium: quote.totalPremium },
    });
    return this.queries.byId(actor, policy.id);
  }

  /** Taken late, from a sequence: two policies never share one, and a refused bind wastes none. */
  private async nextNumbers(): Promise<{ readonly contractNumber: string; readonly policyNumber: string }> {
    const { rows } = await sql<{ contractNumber: string; policyNumber: string }>`
      select n as "contractNumber", term_policy_number(n, 1) as "policyNumber" from generate_contract_number() n
    `.execute(this.em.getKysely());
    const [numbers] = rows;
    if (!numbers) throw new Error('generate_contract_number() gave no row');
    return numbers;
  }
}
