import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { besideReads } from '../../../platform/http/standby/reading.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import type { Export } from '../../../platform/http/export/export-answer.js';
import type { ExportFormat } from '../../../platform/http/export/export-stream.js';
import { exportStream } from '../../../platform/http/export/export-stream.js';
import { exactMoment, moment } from '../../../platform/sql.js';
import { Audit } from '../../audit/index.js';
import { Customers } from '../../customers/index.js';
import type { StoredStatus } from '../domain/quote-status.js';
import { statusAt } from '../domain/quote-status.js';
import { QuoteSearchQueries, quoteIdsOf } from './search.queries.js';
import type { QuoteFiltersQuery } from './search.dto.js';

const COLUMNS = [
  ['Quote number', 'quoteNumber'],
  ['Version', 'version'],
  ['Alternative', 'alternative'],
  ['Status', 'status'],
  ['Customer', 'customerName'],
  ['Customer id', 'customerId'],
  ['Product', 'productType'],
  ['Company', 'companyCode'],
  ['State', 'state'],
  ['ZIP code', 'zipCode'],
  ['Effective date', 'effectiveDate'],
  ['Expiration date', 'expirationDate'],
  ['Term months', 'termMonths'],
  ['Total premium', 'totalPremium'],
  ['Monthly premium', 'monthlyPremium'],
  ['Created', 'createdAt'],
  ['Price held until', 'expiresAt'],
  ['Quote id', 'id'],
  ['Policy id', 'policyId'],
] as const;

type Column = (typeof COLUMNS)[number][1];
type QuoteLine = {
  readonly [Name in Exclude<Column, 'version' | 'termMonths' | 'status'>]: string | null;
} & {
  readonly id: string;
  readonly version: number;
  readonly termMonths: number;
  readonly status: StoredStatus['status'];
  readonly sortedBy: string;
};

/** All quotes that a search finds, as a file. That somebody took them out of the system stands in the trail. */
@Injectable()
export class ExportQuotes {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: QuoteSearchQueries,
    private readonly customers: Customers,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, format: ExportFormat, filters: QuoteFiltersQuery): Promise<Export> {
    const found = await this.queries.found(actor, filters);
    const { rows } = await sql<{ readonly total: number }>`
      select count(*)::integer as total from ${found}`.execute(this.em.getKysely());
    const total = rows[0]?.total ?? 0;
    const entry = {
      action: 'quoting.exported',
      resourceType: 'quote_export',
      resourceId: newId(),
      changes: { format, total, filters: namesOf(filters) },
    };
    await besideReads(() => this.em.transactional(() => this.audit.record(actor, entry)));
    return { format, total, content: this.stream(format, found, filters) };
  }

  private stream(
    format: ExportFormat,
    found: RawBuilder<unknown>,
    filters: QuoteFiltersQuery,
  ): Export['content'] {
    // Read long after the request's own context has ended.
    const em = this.em.fork();
    const now = this.clock.now();
    return exportStream<QuoteLine>(
      format,
      COLUMNS,
      async (after, limit) => {
        const { rows } = await sql<QuoteLine>`
          select id, quote_number as "quoteNumber", version, alternative, status,
                 ${this.customers.nameOf(sql`quotes.customer_id`)} as "customerName", customer_id as "customerId",
                 product_type as "productType", company_code as "companyCode", state, zip_code as "zipCode",
                 effective_date as "effectiveDate", expiration_date as "expirationDate", term_months as "termMonths",
                 total_premium as "totalPremium", monthly_premium as "monthlyPremium",
                 ${moment('created_at')} as "createdAt", ${moment('expires_at')} as "expiresAt",
                 converted_to_policy_id as "policyId", ${exactMoment('created_at')} as "sortedBy"
            from quotes where id = any(array(${quoteIdsOf(found, filters, after, limit)}))
           order by created_at desc, id desc
        `.execute(em.getKysely());
        return rows.map((row) => asOf(row, now));
      },
      ({ sortedBy, id }) => [sortedBy, id],
    );
  }
}

function asOf(row: QuoteLine, now: Date): QuoteLine {
  const expiresAt = row.expiresAt === null ? null : new Date(row.expiresAt);
  return { ...row, status: statusAt({ status: row.status, expiredReason: null, expiresAt }, now).status };
}

/** By what was asked; what exactly was looked for may be a person's name. */
function namesOf(filters: object): readonly string[] {
  return Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}
