import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import type { MailingAddress } from '../../../shared/mailing-address.js';
import { mailingAddressFaults, zipOverride } from '../../../shared/mailing-address.js';
import { Audit } from '../../audit/index.js';
import { agencyError } from '../agencies.errors.js';
import { assertStaff } from '../agencies.rules.js';
import { Agency } from './agency.entity.js';
import { agencyView } from './agency.view.js';
import type { AgencyResponse, CreateAgencyRequest } from './agencies.dto.js';

export interface CreateAgencyInput extends CreateAgencyRequest {
  /** Only for data from elsewhere that bring an id of their own. */
  readonly id?: string | undefined;
}

/** Enters an agency. From then on its agents may sign in and write business. */
@Injectable()
export class CreateAgency {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, input: CreateAgencyInput): Promise<AgencyResponse> {
    assertStaff(actor);
    assertReachable(input.address);
    const now = this.clock.now();
    const agency = this.em.create(Agency, {
      id: input.id ?? newId(),
      code: input.code,
      name: input.name,
      licenseNumber: input.licenseNumber ?? null,
      phone: input.phone ?? null,
      email: input.email ?? null,
      address: input.address ?? null,
      status: 'active',
      createdAt: now,
      updatedAt: now,
    });
    await this.em.persist(agency).flush().catch(taken);
    await this.audit.record(actor, {
      action: 'agencies.created',
      resourceType: 'agency',
      resourceId: agency.id,
      changes: { code: agency.code, name: agency.name, zipCodeReason: zipOverride(agency.address) },
    });
    return agencyView(agency);
  }
}

export function assertReachable(address: MailingAddress | null | undefined): void {
  const errors = address ? mailingAddressFaults(address, '/address') : [];
  if (errors.length > 0) throw agencyError('agencies.invalid-data', { errors });
}

function taken(error: unknown): never {
  if (!(error instanceof UniqueConstraintViolationException)) throw error;
  throw agencyError('agencies.agency-code-taken', {
    errors: [{ pointer: '/code', detail: 'belongs to another agency' }],
  });
}
