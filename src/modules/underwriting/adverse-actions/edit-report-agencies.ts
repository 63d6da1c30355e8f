import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { isUniqueViolation } from '../../../platform/http/database-faults.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
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
import { ConsumerReportAgency } from './adverse-action.entities.js';

/**
 * The consumer reporting agencies that notices have to name. Notices already issued stay as they are: adverse actions
 * carry their own copy. A new default agency replaces the one before.
 */
@Injectable()
export class EditReportAgencies {
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
    await over(this.em, ConsumerReportAgency)
      .insertInto('ConsumerReportAgency')
      .values({ id, code, name, phone, address, isDefault })
      .execute()
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
    const before = await this.queries.lock(id);
    assertVersion(before.rowVersion, expected);
    const name = input.name ?? before.name;
    const phone = input.phone ?? before.phone;
    const address = input.address ?? before.address;
    const isDefault = input.isDefault ?? before.isDefault;
    if (isDefault && !before.isDefault) await this.dropDefault(id);
    await over(this.em, ConsumerReportAgency)
      .updateTable('ConsumerReportAgency')
      .set((row) => ({ name, phone, address, isDefault, rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', id)
      .execute()
      .catch(taken);
    return this.recorded(actor, id, 'quoting.report-agency-changed', {
      name: [before.name, name],
      phone: [before.phone, phone],
      address: [before.address, address],
      isDefault: [before.isDefault, isDefault],
    });
  }

  private async dropDefault(except: string): Promise<void> {
    await over(this.em, ConsumerReportAgency)
      .updateTable('ConsumerReportAgency')
      .set((row) => ({ isDefault: false, rowVersion: row('rowVersion', '+', 1) }))
      .where('isDefault', '=', true)
      .where('id', '<>', except)
      .execute();
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

/** Two people may add the same agency at once, or each a different default agency. */
function taken(error: unknown): never {
  if (!isUniqueViolation(error)) throw error;
  throw underwritingError('quoting.report-agency-taken');
}
