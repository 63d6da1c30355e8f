import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { assertStaff } from '../agencies.rules.js';
import { codeOrNumberTaken } from './company-taken.js';
import { Company } from './company.entity.js';
import { companyView } from './company.view.js';
import type { CreateCompanyRequest, CompanyResponse } from './companies.dto.js';

/** Enters a writing company with its letterhead. From then on editions of its manuals can be activated. */
@Injectable()
export class CreateCompany {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, input: CreateCompanyRequest): Promise<CompanyResponse> {
    assertStaff(actor);
    const now = this.clock.now();
    const company = this.em.create(Company, {
      id: newId(),
      code: input.code,
      legalName: input.legalName,
      naicNumber: input.naicNumber ?? null,
      addressLines: input.addressLines ?? [],
      phone: input.phone ?? null,
      email: input.email ?? null,
      website: input.website ?? null,
      signature: input.signature ?? null,
      status: 'active',
      createdAt: now,
      updatedAt: now,
    });
    await this.em.persist(company).flush().catch(codeOrNumberTaken);
    const { code, legalName, naicNumber } = company;
    await this.audit.record(actor, {
      action: 'agencies.company-created',
      resourceType: 'company',
      resourceId: company.id,
      changes: { code, legalName, naicNumber },
    });
    return companyView(company);
  }
}
