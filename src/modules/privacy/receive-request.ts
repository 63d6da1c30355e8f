import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { isUniqueViolation } from '../../platform/http/database-faults.js';
import { over } from '../../platform/typed.js';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { FIRST_TO_WAKE } from '../../shared/time-zones.js';
import { Audit } from '../audit/index.js';
import { Customers } from '../customers/index.js';
import { answerDueOn } from './domain/deadline.js';
import type { PrivacyRequestResponse, ReceivePrivacyRequest } from './privacy.dto.js';
import { PrivacyRequest } from './privacy.entities.js';
import { privacyError } from './privacy.errors.js';
import { PrivacyRequests } from './privacy-requests.js';
import { PrivacyStore } from './privacy.store.js';

/** Records a customer's privacy request and the day by which the law requires an answer. */
@Injectable()
export class ReceiveRequest {
  constructor(
    private readonly em: EntityManager,
    private readonly customers: Customers,
    private readonly store: PrivacyStore,
    private readonly requests: PrivacyRequests,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, customerId: string, input: ReceivePrivacyRequest): Promise<PrivacyRequestResponse> {
    const { kind, channel, details = null } = input;
    const today = this.clock.today(FIRST_TO_WAKE);
    const receivedOn = input.receivedOn ?? today;
    if (receivedOn > today)
      throw privacyError('privacy.received-late', {
        errors: [{ pointer: '/receivedOn', detail: 'must not lie in the future' }],
      });
    const customer = await this.customers.owner(actor, customerId);
    if (!customer) throw privacyError('privacy.customer-not-found');
    const address = (await this.customers.addresses(actor, [customerId])).get(customerId);
    const { citation, ...time } = await this.store.answerTime(address?.state ?? null, kind);
    const id = newId();
    await over(this.em, PrivacyRequest)
      .insertInto('PrivacyRequest')
      .values({
        id,
        customerId,
        agencyId: customer.agencyId,
        kind,
        channel,
        receivedOn,
        dueOn: answerDueOn(receivedOn, time),
        dueCitation: citation,
        details,
        createdBy: actor.id,
      })
      .execute()
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? privacyError('privacy.request-open') : error;
      });
    await this.audit.record(actor, {
      action: 'privacy.request-received',
      resourceType: 'privacy-request',
      resourceId: id,
      changes: { kind, subjectId: customerId, channel },
    });
    return this.requests.byId(actor, id);
  }
}
