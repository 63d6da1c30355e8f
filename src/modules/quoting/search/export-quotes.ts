import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { Export } from '../../../platform/http/export/export-answer.js';
import type { ExportFormat } from '../../../platform/http/export/export-stream.js';
import { exportStream } from '../../../platform/http/export/export-stream.js';
import { recordExport } from '../../../platform/http/export/record-export.js';
import { Audit } from '../../audit/index.js';
import type { StoredStatus } from '../domain/quote-status.js';
import { statusAt } from '../domain/quote-status.js';
import { QuoteSearchQueries } from './search.queries.js';
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

/** Exports all quotes that a search finds. The audit trail records who took them out of the system. */
@Injectable()
export class ExportQuotes {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: QuoteSearchQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, format: ExportFormat, filters: QuoteFiltersQuery): Promise<Export> {
    const found = await this.queries.found(actor, filters);
    const about = { action: 'quoting.exported', resourceType: 'quote_export', found, format, filters };
    const total = await recordExport(this.em, this.audit, actor, about);
    return { format, total, content: this.stream(format, found, filters) };
  }

  private stream(
    format: ExportFormat,
    found: RawBuilder<unknown>,
    filters: QuoteFiltersQuery,
  ): Export['content'] {
    // The rows are streamed after the request's own ORM context has ended, so this has one of its own.
    const em = this.em.fork();
    const now = this.clock.now();
    return exportStream<QuoteLine>(
      format,
      COLUMNS,
      async (after, limit) => {
        const rows = await this.queries.lines<QuoteLine>(em, found, filters, after, limit);
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
