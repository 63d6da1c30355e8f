import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { EntityManager } from '@mikro-orm/postgresql';
import type { ExportColumns } from '../../../platform/http/export/export-stream.js';
import { exportStream } from '../../../platform/http/export/export-stream.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { claimsError } from '../claims.errors.js';
import type { BordereauLineResponse } from './recoverables.dto.js';
import type { BordereauPeriod } from './recoverables.queries.js';
import { RecoverablesQueries } from './recoverables.queries.js';
import type { TreatyResponse } from './treaties.dto.js';
import { TreatiesQueries } from './treaties.queries.js';

const COLUMNS: ExportColumns<BordereauLineResponse> = [
  ['Claim number', 'claimNumber'],
  ['Product', 'productType'],
  ['State', 'state'],
  ['Date of loss', 'lossOn'],
  ['Catastrophe', 'catastropheCode'],
  ['Ceded paid loss', 'cededPaidLoss'],
  ['Ceded paid expense', 'cededPaidExpense'],
  ['Received', 'received'],
  ['Ceded paid to date', 'cededPaidToDate'],
  ['Received to date', 'receivedToDate'],
  ['Ceded outstanding loss', 'cededReserveLoss'],
  ['Ceded outstanding expense', 'cededReserveExpense'],
];

/** What is reported to the reinsurers of a treaty for a period, claim by claim. */
@Injectable()
export class Bordereaux {
  constructor(
    private readonly em: EntityManager,
    private readonly treaties: TreatiesQueries,
    private readonly queries: RecoverablesQueries,
  ) {}

  treaty(id: string): Promise<TreatyResponse> {
    return this.treaties.byId(id);
  }

  async page(
    treatyId: string,
    period: BordereauPeriod,
    limit: number,
    after: SortKey | null,
  ): Promise<Page<BordereauLineResponse>> {
    await this.checked(treatyId, period);
    return this.queries.bordereau(treatyId, period, limit, after);
  }

  async csv(
    treatyId: string,
    period: BordereauPeriod,
  ): Promise<{ readonly content: Readable; readonly name: string }> {
    const { number, version } = await this.checked(treatyId, period);
    // Read long after the request's own context has ended.
    const em = this.em.fork();
    const content = exportStream<BordereauLineResponse>(
      'csv',
      COLUMNS,
      (after, limit) => this.queries.bordereauLines(em, treatyId, period, limit, after),
      ({ claimId }) => [claimId],
    );
    return { content, name: `bordereau-${number}-${version}-${period.from}.csv` };
  }

  private checked(treatyId: string, { from, until }: BordereauPeriod): Promise<TreatyResponse> {
    if (from >= until)
      throw claimsError('claims.bordereau-invalid', {
        errors: [{ pointer: '?until', detail: 'must lie after the first day' }],
      });
    return this.treaties.byId(treatyId);
  }
}
