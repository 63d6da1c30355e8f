import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import type {
  ClearSanctionsMatchRequest,
  ScreenedSubject,
  WithdrawSanctionsClearanceRequest,
} from '../../sanctions/index.js';
import { Sanctions } from '../../sanctions/index.js';
import { customerError } from '../customers.errors.js';
import { CustomersQueries } from '../customers.queries.js';
import type { CustomerScreeningResponse } from './screening.dto.js';

const TYPE = 'customer';

/** Whether a customer has the name of somebody who is listed, and who has found that it is somebody else. */
@Injectable()
export class ClearCustomers {
  constructor(
    protected readonly em: EntityManager,
    private readonly customers: CustomersQueries,
    private readonly sanctions: Sanctions,
    private readonly audit: Audit,
  ) {}

  /** The name as it is now, against the list as it is now. */
  async look(actor: Actor, customerId: string): Promise<CustomerScreeningResponse> {
    const { id, displayName } = await this.customers.byId(actor, customerId);
    return this.looked({ id, name: displayName });
  }

  /** On the version of the customer that was looked at: what was found is about the name. */
  @Transactional()
  async clear(
    actor: Actor,
    customerId: string,
    expected: ExpectedRowVersion,
    body: ClearSanctionsMatchRequest,
  ): Promise<CustomerScreeningResponse> {
    const subject = await this.held(actor, customerId, expected);
    const cleared = await this.sanctions.clear(actor, TYPE, subject, body);
    await this.record(actor, subject.id, 'match-cleared', { ...cleared, reason: body.reason });
    return this.looked(subject);
  }

  /** Refunds that have not been paid yet, and quotes, are looked at again when they are released and bound. */
  @Transactional()
  async withdraw(
    actor: Actor,
    customerId: string,
    expected: ExpectedRowVersion,
    clearanceId: string,
    { reason }: WithdrawSanctionsClearanceRequest,
  ): Promise<CustomerScreeningResponse> {
    const subject = await this.held(actor, customerId, expected);
    const { listEntry } = await this.sanctions.withdraw(actor, TYPE, subject.id, clearanceId, reason);
    await this.record(actor, subject.id, 'clearance-withdrawn', { clearanceId, listEntry, reason });
    return this.looked(subject);
  }

  /** Two who decide on the same come one after the other, and no name changes meanwhile. */
  private async held(
    actor: Actor,
    customerId: string,
    expected: ExpectedRowVersion,
  ): Promise<ScreenedSubject> {
    const held = await this.customers.holdNamed(actor, customerId, 'for no key update');
    if (!held) throw customerError('customers.customer-not-found');
    assertVersion(held.rowVersion, expected);
    return held;
  }

  private async looked(subject: ScreenedSubject): Promise<CustomerScreeningResponse> {
    return { customerId: subject.id, ...(await this.sanctions.look(TYPE, subject)) };
  }

  private record(
    actor: Actor,
    resourceId: string,
    what: string,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const action = `customers.sanctions-${what}`;
    return this.audit.record(actor, { action, resourceType: 'customer', resourceId, changes });
  }
}
