import { LockMode } from '@mikro-orm/core';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { agencyError } from '../agencies.errors.js';
import { assertStaff } from '../agencies.rules.js';
import { codeOrNumberTaken } from './company-taken.js';
import { Company } from './company.entity.js';
import type { CompanyChange, CompanyStatus } from './company.entity.js';
import { companyView } from './company.view.js';
import type { CompanyResponse } from './companies.dto.js';

const ACTIONS: Readonly<Record<CompanyStatus, string>> = {
  active: 'agencies.company-reopened',
  closed: 'agencies.company-closed',
};

/**
 * Changes of a company. It is never deleted, because manuals and policies refer to its code, and issued documents keep their
 * letterhead. A closed company writes no new business, but still serves what it has written.
 */
@Injectable()
export class ChangeCompany {
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
    change: CompanyChange,
  ): Promise<CompanyResponse> {
    const company = await this.lock(actor, id, expected);
    const before = { legalName: company.legalName, naicNumber: company.naicNumber ?? null };
    const fields = company.change(change, this.clock.now());
    if (fields.length > 0) {
      const { legalName, naicNumber = null } = company;
      await this.record(actor, company, 'agencies.company-changed', {
        fields,
        legalName: [before.legalName, legalName],
        naicNumber: [before.naicNumber, naicNumber],
      });
    }
    return companyView(company);
  }

  @Transactional()
  async become(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    status: CompanyStatus,
    reason: string,
  ): Promise<CompanyResponse> {
    const company = await this.lock(actor, id, expected);
    if (company.status === status)
      throw agencyError('agencies.company-status', { detail: `It is ${status}.`, members: { status } });
    company.become(status, this.clock.now());
    await this.record(actor, company, ACTIONS[status], { reason });
    return companyView(company);
  }

  private async lock(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<Company> {
    assertStaff(actor);
    const company = await this.em.findOne(Company, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!company) throw agencyError('agencies.company-not-found');
    assertVersion(company.rowVersion, expected);
    return company;
  }

  private async record(actor: Actor, company: Company, action: string, changes: object): Promise<void> {
    await this.em.flush().catch(codeOrNumberTaken);
    await this.audit.record(actor, {
      action,
      resourceType: 'company',
      resourceId: company.id,
      changes: { ...changes },
    });
  }
}
