import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { sql } from 'kysely';
import { isUniqueViolation } from '../../../platform/http/database-faults.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { underwritingError } from '../underwriting.errors.js';
import { ReportAgenciesQueries } from './report-agencies.queries.js';
import type {
  AddReportAgencyRequest,
  ChangeReportAgencyRequest,
  ReportAgencyResponse,
} from './report-agencies.dto.js';

/**
 * Keeps the agencies that notices have to name. What notices have named stays as it was: adverse actions carry their own copy.
 * A new default one takes the place of the one before.
 */
@Injectable()
export class KeepReportAgency {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: ReportAgenciesQueries,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async add(
    actor: Actor,
    { code, name, phone, address, isDefault }: AddReportAgencyRequest,
  ): Promise<ReportAgencyResponse> {
    const id = newId();
    if (isDefault) await this.dropDefault(id);
    await sql`
      insert into consumer_report_agencies (id, code, name, phone, address, is_default)
      values (${id}, ${code}, ${name}, ${phone}, ${address}, ${isDefault})
    `
      .execute(this.em.getKysely())
      .catch(taken);
    return this.recorded(actor, id, 'quoting.report-agency-added', { code, name, isDefault });
  }

  @Transactional()
  async change(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    input: ChangeReportAgencyRequest,
  ): Promise<ReportAgencyResponse> {
    const before = await this.queries.byId(id, sql`for update`);
    assertVersion(before.rowVersion, expected);
    const name = input.name ?? before.name;
    const phone = input.phone ?? before.phone;
    const address = input.address ?? before.address;
    const isDefault = input.isDefault ?? before.isDefault;
    if (isDefault && !before.isDefault) await this.dropDefault(id);
    await sql`
      update consumer_report_agencies
         set name = ${name}, phone = ${phone}, address = ${address}, is_default = ${isDefault}, row_version = row_version + 1
       where id = ${id}
    `
      .execute(this.em.getKysely())
      .catch(taken);
    return this.recorded(actor, id, 'quoting.report-agency-changed', {
      name: [before.name, name],
      phone: [before.phone, phone],
      address: [before.address, address],
      isDefault: [before.isDefault, isDefault],
    });
  }

  private async dropDefault(except: string): Promise<void> {
    await sql`
      update consumer_report_agencies set is_default = false, row_version = row_version + 1
       where is_default and id <> ${except}
    `.execute(this.em.getKysely());
  }

  private async recorded(
    actor: Actor,
    id: string,
    action: string,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<ReportAgencyResponse> {
    await this.audit.record(actor, {
      action,
      resourceType: 'consumer-report-agency',
      resourceId: id,
      changes,
    });
    return this.queries.byId(id);
  }
}

/** Two people may add the same one, or each another default one, at once. */
function taken(error: unknown): never {
  if (!isUniqueViolation(error)) throw error;
  throw underwritingError('quoting.report-agency-taken');
}
