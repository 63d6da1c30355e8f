import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { tightenHeap } from '../../platform/jobs/tight-heap.js';
import { Money } from '../../shared/money.js';
import type { ResultRow } from './impact-analyses.queries.js';
import { ImpactAnalysesQueries } from './impact-analyses.queries.js';
import { csvLine } from '../../platform/http/export/csv.js';
import { hundredthsOfPercent, percentText } from './domain/premium-change.js';

const PAGE = 2_000;
const HEADINGS = ['Policy number', 'Old premium', 'New premium', 'Change', 'Percent', 'Error'];

/**
 * The results as CSV, page by page as fast as the reader takes them. Pages by key instead of an open cursor: a slow reader
 * then holds neither a connection nor a transaction.
 */
@Injectable()
export class ImpactAnalysisExport {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: ImpactAnalysesQueries,
  ) {}

  async csv(id: string): Promise<Readable> {
    await this.queries.succeeded(id);
    return Readable.from(this.lines(id), { objectMode: false, highWaterMark: 65_536 });
  }

  private async *lines(id: string): AsyncGenerator<string> {
    // Read long after the request's own context has ended.
    const em = this.em.fork();
    const loosen = tightenHeap();
    try {
      yield csvLine(HEADINGS);
      let after: string | null = null;
      for (;;) {
        const page: readonly ResultRow[] = await this.queries.resultsAfter(em, id, after, PAGE);
        if (page.length > 0) yield page.map(line).join('');
        if (page.length < PAGE) return;
        after = page.at(-1)?.policyId ?? null;
      }
    } finally {
      loosen();
    }
  }
}

function line({ policyNumber, oldTotal, newTotal, error }: ResultRow): string {
  if (oldTotal === null || newTotal === null) {
    return csvLine([policyNumber, oldTotal, newTotal, null, null, error?.trimEnd() ?? null]);
  }
  const before = Money.parse(oldTotal);
  const change = Money.parse(newTotal).minus(before);
  const percent = percentText(hundredthsOfPercent(before.cents, change.cents));
  return csvLine([policyNumber, oldTotal, newTotal, change.toString(), percent, null]);
}
