import { LockMode } from '@mikro-orm/core';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { isReferenceViolation } from '../../../platform/http/database-faults.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { zipOverride } from '../../../shared/mailing-address.js';
import { Audit } from '../../audit/index.js';
import { agencyError } from '../agencies.errors.js';
import { assertStaff } from '../agencies.rules.js';
import { Agency } from './agency.entity.js';
import type { AgencyChange, AgencyStatus } from './agency.entity.js';
import { agencyView } from './agency.view.js';
import { assertReachable } from './create-agency.js';
import type { AgencyResponse } from './agencies.dto.js';

/** For each status, the statuses that may precede it. */
const BEFORE: Readonly<Record<AgencyStatus, readonly AgencyStatus[]>> = {
  active: ['suspended', 'closed'],
  suspended: ['active'],
  closed: ['active', 'suspended'],
};
const ACTIONS: Readonly<Record<AgencyStatus, string>> = {
  active: 'agencies.reinstated',
  suspended: 'agencies.suspended',
  closed: 'agencies.closed',
};

/**
 * Changes of an agency. One that users, customers or business refer to is suspended or closed, never deleted, because its
 * name is on their documents. While it is not active, its agents cannot sign in and it writes no new business; the company's
 * staff goes on serving its customers.
 */
@Injectable()
export class ChangeAgency {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    change: AgencyChange,
  ): Promise<AgencyResponse> {
    const agency = await this.lock(actor, id, expected);
    assertReachable(change.address);
    const { name } = agency;
    const fields = agency.change(change, this.clock.now());
    if (fields.length > 0) {
      const zipCodeReason = zipOverride(change.address);
      await this.record(actor, agency, 'agencies.changed', {
        fields,
        zipCodeReason,
        ...(name !== agency.name && { name: [name, agency.name] }),
      });
    }
    return agencyView(agency);
  }

  @Transactional()
  async become(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    status: AgencyStatus,
    reason: string,
  ): Promise<AgencyResponse> {
    const agency = await this.lock(actor, id, expected);
    const before = agency.status;
    if (!BEFORE[status].includes(before))
      throw agencyError('agencies.agency-status', {
        detail: `It is ${before}.`,
        members: { status: before },
      });
    agency.become(status, this.clock.now());
    await this.record(actor, agency, ACTIONS[status], { status: [before, status], reason });
    return agencyView(agency);
  }

  /** Deletes an agency to which nothing refers, such as one entered by mistake. */
  @Transactional()
  async delete(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<void> {
    const agency = await this.lock(actor, id, expected);
    const { code, name } = agency;
    await this.em.remove(agency).flush().catch(referredTo);
    await this.audit.record(actor, {
      action: 'agencies.deleted',
      resourceType: 'agency',
      resourceId: id,
      changes: { code, name },
    });
  }

  private async lock(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<Agency> {
    assertStaff(actor);
    const agency = await this.em.findOne(Agency, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!agency) throw agencyError('agencies.agency-not-found');
    assertVersion(agency.rowVersion, expected);
    return agency;
  }

  private async record(actor: Actor, agency: Agency, action: string, changes: object): Promise<void> {
    await this.em.flush();
    await this.audit.record(actor, {
      action,
      resourceType: 'agency',
      resourceId: agency.id,
      changes: { ...changes },
    });
  }
}

/** Foreign keys decide whether it can be deleted: a check beforehand would miss rows that are being written. */
function referredTo(error: unknown): never {
  if (!isReferenceViolation(error)) throw error;
  throw agencyError('agencies.agency-referred-to');
}
