import { LockMode } from '@mikro-orm/core';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { assertVersion } from '../../platform/http/etag.js';
import type { Actor } from '../../shared/actor.js';
import { mayWorkFor } from '../../shared/agency.js';
import { Clock } from '../../shared/clock.js';
import { Audit } from '../audit/index.js';
import { Customer } from './customer.entity.js';
import { customerError } from './customers.errors.js';
import { assertNotMerged } from './customers.rules.js';
import { customerView } from './customers.view.js';
import { mergeFaults, mergedData } from './domain/merge.js';
import type { MergeCustomerRequest, CustomerMergeResponse } from './customers.dto.js';
import { CustomerPhones } from './phones/customer-phones.js';
import { ScreenCustomers } from './screening/screen-customers.js';

/**
 * Merges two rows of the same customer. The duplicate keeps its row, and what was written for it keeps its id, because
 * ledgers and issued documents do not change. Reads, letters and lists use the survivor, in one step, and its lists show the
 * business of both. Both must be of one agency and kind; a date of birth that differs is corrected first. New business needs
 * the survivor's id (ADR 28).
 */
@Injectable()
export class MergeCustomer {
  constructor(
    private readonly em: EntityManager,
    private readonly phones: CustomerPhones,
    private readonly screening: ScreenCustomers,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    { into, reason }: MergeCustomerRequest,
  ): Promise<CustomerMergeResponse> {
    const [duplicate, survivor] = await this.lock(actor, id, into);
    assertVersion(duplicate.rowVersion, expected);
    assertMergeable(duplicate, survivor);

    const now = this.clock.now();
    const known = await this.phones.known(survivor);
    const { data, filled } = mergedData(await this.phones.known(duplicate), known);
    const externalId = survivor.externalId ?? duplicate.externalId ?? null;
    const takesId = externalId !== (survivor.externalId ?? null);
    const followers = await this.em.find(Customer, { mergedInto: id });
    for (const follower of followers) follower.mergeInto(into, now);
    duplicate.mergeInto(into, now);
    if (takesId) duplicate.externalId = null;
    // Flushed first, because the unique index is checked with each statement: the duplicate's external id must be free.
    await this.em.flush();
    const filledFields = [...filled, ...(takesId ? ['externalId'] : [])];
    if (filledFields.length > 0)
      survivor.change({ data, externalId }, known, this.phones.columnsOf(into, data), now);
    await this.em.flush();

    const findingIds = await this.screening.follow(actor, id, into);
    const followedIds = followers.map((follower) => follower.id);
    const changes = { into, reason, filledFields, followedIds, findingIds };
    await this.record(actor, 'customers.merged', id, changes);
    await this.record(actor, 'customers.merge-received', into, { from: id, reason, filledFields });
    return { customer: customerView(survivor, data), mergedId: id, filledFields, followedIds };
  }

  /** Locks both rows in the order of their ids, so that two merges of the same pair cannot deadlock. */
  private async lock(actor: Actor, id: string, into: string): Promise<readonly [Customer, Customer]> {
    const rows = await this.em.find(
      Customer,
      { id: { $in: [id, into] } },
      { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const seen = (wanted: string): Customer | undefined =>
      rows.find((row) => row.id === wanted && mayWorkFor(actor, row.agencyId ?? null));
    const [duplicate, survivor] = [seen(id), seen(into)];
    if (duplicate) assertNotMerged(duplicate);
    if (!duplicate || duplicate.deletedAt) throw customerError('customers.customer-not-found');
    if (!survivor || survivor.deletedAt) {
      throw customerError('customers.survivor-not-found', {
        errors: [{ pointer: '/into', detail: 'is no customer (deleted or merged ones are none)' }],
      });
    }
    return [duplicate, survivor];
  }

  private record(actor: Actor, action: string, resourceId: string, changes: object): Promise<void> {
    return this.audit.record(actor, {
      action,
      resourceType: 'customer',
      resourceId,
      changes: { ...changes },
    });
  }
}

/** Customers stay with their agency: moving one would take its business along. */
function assertMergeable(duplicate: Customer, survivor: Customer): void {
  const errors = mergeFaults(duplicate, survivor);
  if (errors.length > 0) throw customerError('customers.merge-differs', { errors });
  if ((duplicate.agencyId ?? null) !== (survivor.agencyId ?? null)) {
    throw customerError('customers.merge-across-agencies', {
      errors: [{ pointer: '/into', detail: 'is a customer of another agency' }],
    });
  }
}
