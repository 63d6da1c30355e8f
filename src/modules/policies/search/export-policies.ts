import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import type { Export } from '../../../platform/http/export/export-answer.js';
import type { ExportFormat } from '../../../platform/http/export/export-stream.js';
import { exportStream } from '../../../platform/http/export/export-stream.js';
import { recordExport } from '../../../platform/http/export/record-export.js';
import { Audit } from '../../audit/index.js';
import { PoliciesQueries } from '../policies.queries.js';
import { policyIdsOf } from './ids-of-page.queries.js';
import { PolicySearchQueries } from './search.queries.js';
import type { PolicyFiltersQuery } from './search.dto.js';

const COLUMNS = [
  ['Policy number', 'policyNumber'],
  ['Contract number', 'contractNumber'],
  ['Term', 'termNumber'],
  ['Status', 'status'],
  ['Insured', 'insuredName'],
  ['Customer id', 'customerId'],
  ['Product', 'productType'],
  ['Company', 'companyCode'],
  ['State', 'state'],
  ['Effective date', 'effectiveDate'],
  ['Expiration date', 'expirationDate'],
  ['Term months', 'termMonths'],
  ['Total premium', 'totalPremium'],
  ['Canceled on', 'cancelledOn'],
  ['Bound', 'boundAt'],
  ['Policy id', 'id'],
  ['Quote id', 'quoteId'],
] as const;

/** Exports all policies that a search finds. The audit trail records who took them out of the system. */
@Injectable()
export class ExportPolicies {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: PolicySearchQueries,
    private readonly policies: PoliciesQueries,
    private readonly audit: Audit,
  ) {}

  async run(actor: Actor, format: ExportFormat, filters: PolicyFiltersQuery): Promise<Export> {
    const found = await this.queries.found(actor, filters);
    const about = { action: 'policies.exported', resourceType: 'policy_export', found, format, filters };
    const total = await recordExport(this.em, this.audit, actor, about);
    // The rows are streamed after the request's own ORM context has ended, so this has one of its own.
    const em = this.em.fork();
    const content = exportStream(
      format,
      COLUMNS,
      (after, limit) => this.policies.among(policyIdsOf(found, filters, after, limit), em),
      ({ sortedBy, id }) => [sortedBy, id],
    );
    return { format, total, content };
  }
}
